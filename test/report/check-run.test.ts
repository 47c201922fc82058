import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { annotationsOf, MOST_IN_A_CHECK } from '../../src/report/annotations.ts';
import { renderCheck } from '../../src/report/check-run.ts';
import { DEFAULT_RENDER_OPTIONS } from '../../src/report/options.ts';
import { HOSTILE_TEXTS, viewSaying } from '../helpers/hostile-views.ts';
import { SAMPLE_VIEWS } from '../helpers/sample-views.ts';
import { MS, regressed, type ScenarioFacts, viewOf } from '../helpers/views.ts';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}
const nodes = (root: Node): readonly Node[] => [root, ...(root.children ?? []).flatMap(nodes)];

/** What GitHub takes of a summary and of a text; whether it counts units or bytes, bytes are the more. */
const MOST = 65_535;
const failing = (count: number): readonly ScenarioFacts[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `scénario-${i} 😀`,
    metrics: [regressed('time.wall', 100 * MS, 130 * MS, { interval: [0.2, 0.4] })],
  }));

describe('renderCheck()', () => {
  test('says the verdict in a line, what needs attention in the summary, and the rest in the text', () => {
    const check = renderCheck(SAMPLE_VIEWS.fail(), DEFAULT_RENDER_OPTIONS);
    expect(check.title).toMatch(/^fail: \d+ of \d+ checks/);
    expect(check.summary).toMatch(/^### ❌/);
    expect(check.summary).not.toContain('<details>');
    expect(check.text).toContain('<details>');
  });

  test('has no text at the level that asks for none', () => {
    expect(renderCheck(SAMPLE_VIEWS.fail(), { ...DEFAULT_RENDER_OPTIONS, level: 'summary' }).text).toBeNull();
  });

  test.each(['standard', 'detailed'] as const)(
    'stays within the limits with 500 scenarios at level %s',
    level => {
      const check = renderCheck(viewOf(failing(500)), { ...DEFAULT_RENDER_OPTIONS, level });
      for (const part of [check.summary, check.text ?? ''])
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(MOST);
      expect(check.summary).toContain('Left out for length');
    },
  );

  test.each(HOSTILE_TEXTS)('keeps what others wrote from becoming markup: %j', said => {
    const check = renderCheck(viewSaying(said), { ...DEFAULT_RENDER_OPTIONS, level: 'detailed' });
    for (const part of [check.summary, check.text ?? '']) {
      const all = nodes(fromMarkdown(part, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
      const active = all.filter(({ type }) =>
        ['image', 'link', 'linkReference', 'definition'].includes(type),
      );
      expect(active).toEqual([]);
      const tags = all.filter(({ type }) => type === 'html').map(({ value = '' }) => value);
      for (const tag of tags) expect(tag).toMatch(/^(?:<\/?(?:sub|br|code|details|summary)>|[^<>])*$/);
    }
  });
});

describe('annotationsOf() of a check run', () => {
  test('has more than the ten of a kind that the log takes, and counts the rest', () => {
    const view = viewOf(failing(300));
    expect(annotationsOf(view)).toHaveLength(10);
    const annotations = annotationsOf(view, MOST_IN_A_CHECK);
    expect(annotations).toHaveLength(MOST_IN_A_CHECK);
    expect(annotations.at(-1)?.title).toBe('and 101 more');
  });
});
