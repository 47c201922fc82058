import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReportLevel, View } from '../../src/model/view.ts';
import { renderComment, renderSummary } from '../../src/report/markdown.ts';
import { type Block, type Budget, fitBlocks } from '../../src/report/markdown-budget.ts';
import { unavailableMetrics } from '../../src/report/notes.ts';
import { DEFAULT_RENDER_OPTIONS } from '../../src/report/options.ts';
import { countReads } from '../helpers/count-reads.ts';
import { chartsIn, type MarkdownNode, nodesOf, parseMarkdown, textOf } from '../helpers/markdown-tree.ts';
import { type Mixture, mixedView, mixtures } from '../helpers/mixed-views.ts';
import { failing, passing } from '../helpers/sample-views.ts';

const SEEDED = { seed: 20_261_129 } as const;
const RUN_URL = 'https://github.com/acme/shop/actions/runs/7';
const optionsOf = (level: ReportLevel) => ({ ...DEFAULT_RENDER_OPTIONS, level, runUrl: RUN_URL });
const FULL: Mixture = { scenarios: 500, metrics: 10, word: 'a|b `c` 👩‍🚀 <d>', turn: 0 };

/** How many checks of each mark a document shows, by its tree: rows of tables of checks and items of lists, but for explanations. */
function shownIn({ children = [] }: MarkdownNode): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const key of children.flatMap((node, i) => keysOf(node, children[i - 1] ?? null)))
    counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** What each check that a node shows is counted as: its mark, or the title of a list without marks. */
function keysOf(node: MarkdownNode, before: MarkdownNode | null): readonly string[] {
  if (node.type === 'table') return checkRows(node).map(row => markOf(textOf(row)));
  // A list that follows a table says why, of checks that the table has.
  if (node.type !== 'list' || before?.type === 'table') return [];
  const title = before === null ? '' : textOf(before);
  const unmarked = ['In the history', 'Not measured'].includes(title);
  return (node.children ?? []).map(item => (unmarked ? title : markOf(textOf(item))));
}

/** The rows below the titles, of a table that is one of checks. */
const checkRows = ({ children: [titles, ...rows] = [] }: MarkdownNode): readonly MarkdownNode[] =>
  titles?.children?.length === 5 ? rows : [];
const markOf = (text: string): string => /^(❌|🟡|⚠️|✅|➖)/u.exec(text)?.[0] ?? '';

/** What the last line says was left out, by noun. */
function leftOutOf(markdown: string): (noun: string) => number {
  const line = /^\*\*Left out for length:\*\* (.*)\.$/m.exec(markdown)?.[1] ?? '';
  const counts = new Map(
    [...line.matchAll(/([^,(]+) \(([\d,]+)\)(?:, |$)/g)].map(([, noun = '', count = '']) => [
      noun,
      Number(count.replaceAll(',', '')),
    ]),
  );
  return noun => counts.get(noun) ?? 0;
}

/** Shown and left out together are all there is. */
function expectAllCounted(markdown: string, tree: MarkdownNode, view: View, level: ReportLevel): void {
  const { counts } = view.verdict;
  const shown = shownIn(tree);
  const of = (key: string) => shown[key] ?? 0;
  const left = leftOutOf(markdown);
  const drifts = of('In the history') + left('steps and creep in the history');
  expect(of('❌') + left('failures')).toBe(counts.fail);
  expect(drifts).toBe(view.analysis.drift.length);
  expect(
    of('🟡') +
      of('⚠️') +
      left('checks that cannot be told') +
      left('leaks that are not settled') +
      left('warnings'),
  ).toBe(counts.inconclusive + counts.warn - drifts);
  expect(
    of('Not measured') +
      left('checks that were not measured') +
      left('lines about metrics that were not measured'),
  ).toBe(counts.skipped + unavailableMetrics(view).length);
  const passed = of('✅') + left('improvements') + left('passed checks') + left('scenarios that ran');
  if (level !== 'summary') expect(passed).toBe(counts.pass);
}

/** Every element that opens closes, every table and code block is one, and no character is half of another. */
function expectBalanced(markdown: string, tree: MarkdownNode): void {
  const nodes = nodesOf(tree);
  const html = textOf({ type: 'root', children: nodes.filter(({ type }) => type === 'html') });
  expect(html.match(/<details>/g) ?? []).toHaveLength((html.match(/<\/details>/g) ?? []).length);
  const unfinished = nodes.filter(({ type, value = '' }) => type === 'text' && /\|\s*:-|^```/m.test(value));
  expect(unfinished).toEqual([]);
  expect(markdown).not.toMatch(/\p{Cs}/u);
}

function expectSound(markdown: string, view: View, level: ReportLevel): void {
  expect(markdown.split('\n')[0]).toMatch(
    /^### (❌ Fail|🟡 Cannot tell|⚠️ Warning|✅ Pass|➖ Not measured) – ./u,
  );
  expect(markdown).toContain(`<a href="${RUN_URL}">the run and its full report</a></sub>`);
  const tree = parseMarkdown(markdown);
  expectBalanced(markdown, tree);
  expectAllCounted(markdown, tree, view, level);
}

describe('a report of any size, of any names, at every level', () => {
  const levels = fc.constantFrom('summary', 'standard', 'detailed');

  test('keeps to a comment’s 60,000 UTF-16 units with verdict, link, whole elements and every check shown or counted', () => {
    const property = fc.property(mixtures, levels, (mixture, level) => {
      const view = mixedView(mixture);
      const comment = renderComment(view, optionsOf(level));
      expect(comment.length).toBeLessThanOrEqual(60_000);
      expectSound(comment, view, level);
    });
    fc.assert(property, { ...SEEDED, numRuns: 16 });
  }, 120_000);

  test('keeps to a summary’s 1,000,000 bytes in the same way', () => {
    const view = mixedView(FULL);
    const summary = renderSummary(view, optionsOf('detailed'));
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1_000_000);
    expect(Buffer.byteLength(summary)).toBeGreaterThan(900_000);
    expectSound(summary, view, 'detailed');
  }, 120_000);

  test('reads twice as much for twice as many scenarios, not four times', () => {
    const reads = (scenarios: number): number => {
      const counter = countReads(mixedView({ ...FULL, scenarios }));
      renderSummary(counter.view, optionsOf('detailed'));
      return counter.reads();
    };
    expect(reads(400) / reads(200)).toBeLessThan(2.1);
  });

  test('reads twice as much for twice as many metrics of one scenario', () => {
    const reads = (metrics: number): number => {
      const counter = countReads(mixedView({ ...FULL, scenarios: 3, metrics }));
      renderSummary(counter.view, optionsOf('detailed'));
      return counter.reads();
    };
    expect(reads(800) / reads(400)).toBeLessThan(2.1);
  });
});

describe('what has to go', () => {
  const titlesIn = (markdown: string) => markdown.match(/^\*\*[A-Z][^*]+\*\*$/gm) ?? [];

  test('weighs more the earlier it stands: failures, cannot tell, leaks, warnings', () => {
    const comment = renderComment(mixedView({ ...FULL, scenarios: 9, metrics: 8 }), optionsOf('standard'));
    expect(titlesIn(comment).slice(0, 4)).toEqual([
      '**Failed**',
      '**Cannot tell**',
      '**Leaks that are not settled**',
      '**Warnings**',
    ]);
    expect(comment.indexOf('<details>')).toBeGreaterThan(comment.indexOf('**Warnings**'));
  });

  test('pictures go first', () => {
    expect(chartsIn(renderComment(failing(), optionsOf('standard')))).not.toEqual([]);
    const crowded = renderComment(mixedView(FULL), optionsOf('standard'));
    expect(chartsIn(crowded)).toEqual([]);
    expect(leftOutOf(crowded)('pictures')).toBe(3);
  });

  test('nothing goes, and nothing is said of it, when all fits', () => {
    expect(renderComment(passing(), optionsOf('detailed'))).not.toContain('Left out');
  });

  test('outputs of five hundred crashes leave room for the failures themselves', () => {
    const crashes = mixedView({ ...FULL, turn: 0, metrics: 1, word: 'x'.repeat(90) });
    const shown = shownIn(parseMarkdown(renderComment(crashes, optionsOf('standard'))));
    expect(shown['❌']).toBeGreaterThan(50);
  });
});

describe('fitBlocks()', () => {
  const block = fc.record({
    head: fc.array(fc.string({ maxLength: 9 }), { maxLength: 2 }),
    items: fc.array(fc.string({ maxLength: 60 }), { minLength: 1, maxLength: 40 }),
    tail: fc.array(fc.string({ maxLength: 9 }), { maxLength: 2 }),
    noun: fc.constantFrom('apples', 'pears'),
  });
  const utf16 = (limit: number): Budget => ({ limit, size: text => text.length });

  test('never exceeds its limit, and leaves out nothing that fits', () => {
    const property = fc.property(fc.array(block), fc.integer({ min: 2_000, max: 6_000 }), (blocks, limit) => {
      const text = fitBlocks(blocks, ['end'], utf16(limit));
      expect(text.length).toBeLessThanOrEqual(limit);
      const lines = blocks.flatMap(({ head, items, tail }) => [...head, ...items, ...tail]);
      const whole = [...lines, 'end'].join('\n');
      if (whole.length + 1_500 < limit) expect(text).toBe(whole);
    });
    fc.assert(property, { ...SEEDED, numRuns: 300 });
  });

  test('gives up an ornament as a whole before an item of anything else', () => {
    const long: Block = { head: [], items: ['x'.repeat(400), 'y'.repeat(400)], tail: [], noun: 'apples' };
    const ornament: Block = { ...long, noun: 'pictures', ornament: true };
    expect(fitBlocks([ornament, long], [], utf16(2_400))).toBe(
      [...long.items, '**Left out for length:** pictures (2).', ''].join('\n'),
    );
  });
});
