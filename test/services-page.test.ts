import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../src/config/parse.ts';
import { READY_KINDS } from '../src/config/service-schema.ts';
import { SERVICE_SCOPES } from '../src/model/service.ts';
import { SERVICE_KEYS } from '../src/model/service-reference.ts';

/** The page shows the examples as they are executed (`e2e/services.test.ts`). */
const ROOT = join(import.meta.dirname, '..');
const page = readFileSync(join(ROOT, 'docs/services.md'), 'utf8');
const blocks = [...page.matchAll(/```yaml\n# (\S+)\n([\s\S]+?)```/g)].map(([, file = '', text = '']) => ({
  file,
  text,
}));

describe('docs/services.md', () => {
  test('shows three examples', () => {
    expect(blocks.map(({ file }) => file)).toEqual([
      'examples/services/stress.yml',
      'examples/services/own-port.yml',
      'examples/services/fresh.yml',
    ]);
    expect(page.match(/```yaml/g)).toHaveLength(blocks.length);
  });

  test.each(blocks)('$file is the file, and valid', ({ file, text }) => {
    expect(readFileSync(join(ROOT, file), 'utf8')).toBe(text);
    expect(parseConfig(text, file)).toHaveProperty('config');
  });

  test.each([...READY_KINDS, ...SERVICE_SCOPES, ...SERVICE_KEYS.map(key => `\${api.${key}}`)])(
    'tells of %s',
    word => {
      expect(page).toMatch(new RegExp(`^\\| .*\`.*${word.replace(/[$.{}]/g, '\\$&')}`, 'm'));
    },
  );
});
