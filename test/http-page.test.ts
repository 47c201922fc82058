import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../src/config/parse.ts';
import { METRICS } from '../src/model/metric.ts';

/** The page shows the examples as they are executed (`e2e/http.test.ts`). */
const ROOT = join(import.meta.dirname, '..');
const page = readFileSync(join(ROOT, 'docs/http.md'), 'utf8');
const blocks = [...page.matchAll(/```yaml\n# (\S+)\n([\s\S]+?)```/g)].map(([, file = '', text = '']) => ({
  file,
  text,
}));

describe('docs/http.md', () => {
  test('shows the examples', () => {
    expect(blocks.map(({ file }) => file)).toEqual([
      'examples/http/first.yml',
      'examples/http/stress.yml',
      'examples/http/injected.yml',
    ]);
    expect(page.match(/```yaml/g)).toHaveLength(blocks.length);
  });

  test.each(blocks)('$file is the file, and valid', ({ file, text }) => {
    expect(readFileSync(join(ROOT, file), 'utf8')).toBe(text);
    expect(parseConfig(text, file)).toHaveProperty('config');
  });

  test.each(METRICS.map(({ id }) => id).filter(id => id.startsWith('injected.')))('tells of %s', id => {
    expect(page).toContain(`| \`${id}\``);
  });
});
