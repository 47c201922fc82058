import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { generateReportDocs, resultsJsonSchema } from '../../scripts/docs/reports.ts';
import { viewSchema } from '../../src/baseline/view-schema.ts';
import { REPORT_FILES, reportFiles } from '../../src/report/files.ts';
import { DEFAULT_RENDER_OPTIONS } from '../../src/report/options.ts';
import { RENDERERS } from '../../src/report/registry.ts';
import { failing, SAMPLE_VIEWS } from '../helpers/sample-views.ts';

const ROOT = join(import.meta.dirname, '../..');

describe('generated pages', async () => {
  test.each(Object.entries(await generateReportDocs()))(
    '%s is what npm run generate writes',
    (path, content) => {
      expect(readFileSync(join(ROOT, path), 'utf8')).toBe(content);
    },
  );
});

describe('the published schema of results.json', () => {
  const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true } });
  const validate = ajv.compile(resultsJsonSchema() as object);

  test.each(Object.entries(SAMPLE_VIEWS))('accepts the view %s, as reading it does', (_, view) => {
    const content: unknown = JSON.parse(JSON.stringify(view()));
    expect(validate(content), ajv.errorsText(validate.errors)).toBe(true);
    expect(viewSchema.parse(content)).toEqual(content);
  });

  test('refuses what is not a view', () => {
    const { verdict: _, ...rest } = failing();
    expect(validate(rest)).toBe(false);
    expect(validate({ ...failing(), kind: 'something else' })).toBe(false);
  });
});

describe('reportFiles()', () => {
  test('gives every file of the output folder, as its renderer makes it', async () => {
    const files = await reportFiles(failing());
    expect(Object.keys(files)).toEqual([
      'results.json',
      'summary.json',
      'report.md',
      'report.html',
      'junit.xml',
    ]);
    for (const [name, format] of Object.entries(REPORT_FILES)) {
      expect(files[name]).toBe(
        await RENDERERS[format](failing(), { ...DEFAULT_RENDER_OPTIONS, level: 'detailed' }),
      );
    }
  });
});
