import { describe, expect, test } from 'vitest';
import { annotationsOf } from '../../src/report/annotations.ts';
import { DEFAULT_RENDER_OPTIONS } from '../../src/report/options.ts';
import { type Format, RENDERERS } from '../../src/report/registry.ts';
import { SAMPLE_VIEWS } from '../helpers/sample-views.ts';

/** `results.json` is the view itself and needs no golden file of its own. */
const GOLDEN: readonly (readonly [Format, string])[] = [
  ['terminal', 'txt'],
  ['markdown', 'md'],
  ['comment', 'md'],
  ['html', 'html'],
  ['digest', 'json'],
  ['junit', 'xml'],
];

describe.each(Object.entries(SAMPLE_VIEWS))('the view %s', (name, view) => {
  test.each(GOLDEN)('as %s is what people have looked at', async (format, extension) => {
    const text = await RENDERERS[format](view(), { ...DEFAULT_RENDER_OPTIONS, level: 'detailed' });
    await expect(text).toMatchFileSnapshot(`golden/${name}.${format}.${extension}`);
  });

  test('as annotations is what people have looked at', async () => {
    const text = `${JSON.stringify(annotationsOf(view()), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`golden/${name}.annotations.json`);
  });

  test.each(GOLDEN)('as %s is the same every time', async format => {
    const options = { ...DEFAULT_RENDER_OPTIONS, level: 'detailed' } as const;
    expect(await RENDERERS[format](view(), options)).toBe(await RENDERERS[format](view(), options));
  });
});
