import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { renderComment, renderSummary } from '../../src/report/markdown.ts';
import { DEFAULT_RENDER_OPTIONS, type RenderOptions } from '../../src/report/options.ts';
import { HOSTILE_TEXTS, hugeSoak, hugeView, viewSaying } from '../helpers/hostile-views.ts';
import {
  crashed,
  failing,
  inconclusive,
  noBaseline,
  passing,
  SAMPLE_VIEWS,
} from '../helpers/sample-views.ts';

const options: RenderOptions = { ...DEFAULT_RENDER_OPTIONS, level: 'detailed' };

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}
const nodes = (root: Node): readonly Node[] => [root, ...(root.children ?? []).flatMap(nodes)];
const nodesOf = (markdown: string): readonly Node[] =>
  nodes(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));

const OURS =
  /^(<details><summary>[\w ,()]+<\/summary>|<\/details>|<br>|<\/?sub>|<\/?code>|<a href="https:[^"<> ]*">|<\/a>)$/;

describe('the comment', () => {
  test('says the verdict in the first line', () => {
    const comment = renderComment(failing(), options);
    expect(comment.startsWith('### ❌ Fail – ')).toBe(true);
    expect(comment.split('\n')[0]).toContain('`parse-large` got 18.2 % slower');
  });

  test('shows what got worse by how much with its interval, against what, and how to reproduce', () => {
    const comment = renderComment(failing(), options).replaceAll('\u00a0', ' ');
    expect(comment).toContain(
      '| 102 ms → 121 ms | **+18.2 %** [+12.1, +24.0] | 12 runs, n 20<br>adjusted p 0.0008<br>visible from 4.2 % |',
    );
    expect(comment).toContain(
      'Compared with 12 runs of the same machine class, the newest at `9f8e7d6`, 2 days old.',
    );
    expect(comment).toContain('stress-action run --scenario parse-large --seed 42');
    expect(comment).toContain('- `nightly-import`: not run: the budget of 10 min was used up');
  });

  test('puts failures before what cannot be told before warnings before the rest', () => {
    const comment = renderComment(failing(), options);
    const places = ['❌\u00a0fail', '🟡\u00a0cannot', '⚠️\u00a0warning', '✅\u00a0pass'].map(mark =>
      comment.indexOf(mark),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test('never says that nothing changed when nothing was seen', () => {
    for (const view of Object.values(SAMPLE_VIEWS)) {
      expect(renderComment(view(), options)).not.toMatch(/no (regression|change|difference)|unchanged/i);
    }
    expect(renderComment(inconclusive(), options)).toContain('a slowdown up to 29 % cannot be excluded');
    expect(renderComment(passing(), options)).toContain('a slowdown up to 10.2 % cannot be excluded');
  });

  test('does not claim a change that it cannot tell', () => {
    expect(renderComment(inconclusive(), options)).not.toContain('slower');
  });

  test('names a missing baseline once and proposes nothing to reproduce', () => {
    const comment = renderComment(noBaseline(), options);
    expect(comment.match(/no baseline was found/g)).toHaveLength(1);
    expect(comment).not.toContain('Reproduce');
  });

  test('shows the last output of a scenario that crashed', () => {
    expect(renderComment(crashed(), options)).toContain(
      '```text\nparse: line 40211\nfatal: order 7 has no lines\n',
    );
  });

  test('links to the run, and to nothing that is not a web address', () => {
    const link = (runUrl: string) => renderComment(passing(), { ...options, runUrl });
    expect(link('https://github.com/o/r/actions/runs/1')).toContain(
      '<a href="https://github.com/o/r/actions/runs/1">',
    );
    expect(link('javascript:alert(1)')).not.toContain('<a ');
    expect(link('https://x/"onclick="y')).not.toContain('"onclick');
  });

  test.each(['summary', 'standard', 'detailed'] as const)(
    'at level %s contains what the lower levels contain',
    level => {
      const lengths = (['summary', 'standard', 'detailed'] as const).map(
        each => renderComment(failing(), { ...options, level: each }).length,
      );
      expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
      expect(renderComment(failing(), { ...options, level })).toContain('+18.2');
    },
  );
});

describe.each(HOSTILE_TEXTS.map((text, i) => [i, text] as const))('hostile text %i', (_, text) => {
  test.each([
    ['comment', renderComment],
    ['summary', renderSummary],
  ])('cannot add markup to the %s', (_name, render) => {
    const found = nodesOf(render(viewSaying(text), options));
    const allowed = [
      'root',
      'html',
      'heading',
      'text',
      'inlineCode',
      'paragraph',
      'strong',
      'table',
      'tableRow',
      'tableCell',
      'list',
      'listItem',
      'code',
    ];
    expect([...new Set(found.map(node => node.type))].filter(type => !allowed.includes(type))).toEqual([]);
    expect(found.filter(node => node.type === 'heading')).toHaveLength(1);
    // A mark inside a code span would mean that the span swallowed what stood around it.
    expect(
      found.filter(({ type, value = '' }) => type === 'inlineCode' && /[❌🟡✅➖]/u.test(value)),
    ).toEqual([]);
    const html = found.filter(node => node.type === 'html').flatMap(node => (node.value ?? '').split('\n'));
    expect(html.filter(line => !OURS.test(line))).toEqual([]);
    expect(html.filter(line => line.startsWith('<details>')).length).toBe(
      html.filter(line => line === '</details>').length,
    );
  });
});

describe('budgets hold with 500 scenarios of 10 metrics', () => {
  test.each([
    ['plain names', 'scenario'],
    ['astral names', '👩‍🚀𝔘𝔫𝔦'],
    ['names that grow when escaped', '|*_<>&`'.repeat(12)],
  ])('%s', (_, word) => {
    const view = hugeView(500, 10, word);
    const comment = renderComment(view, options);
    const summary = renderSummary(view, options);
    expect(comment.length).toBeLessThanOrEqual(60_000);
    expect(comment.length).toBeGreaterThan(40_000);
    expect(Buffer.byteLength(summary, 'utf8')).toBeLessThanOrEqual(1_000_000);
    expect(/Left out for length:\*\* failures \([\d,]+\)/.test(comment)).toBe(true);
    expect(comment.includes('**Reproduce**')).toBe(true);
    expect(comment).toContain('❌\u00a0fail');
    expect(
      nodesOf(comment).filter(node => node.type === 'html' && /^<details/.test(node.value ?? '')).length,
    ).toBe(
      nodesOf(comment).filter(node => node.type === 'html' && /<\/details>$/.test(node.value ?? '')).length,
    );
  });

  test.each([
    ['plain names', 'soak'],
    ['names that grow when escaped', '|*_<>&`'.repeat(12)],
  ])('with leaks, pictures, alarms and a moved history of %s', (_, word) => {
    const view = hugeSoak(1000, word);
    const comment = renderComment(view, options);
    expect(comment.length).toBeLessThanOrEqual(60_000);
    expect(Buffer.byteLength(renderSummary(view, options), 'utf8')).toBeLessThanOrEqual(1_000_000);
    expect(comment).toContain('in 1,000 of 1,000 metrics');
    expect(comment).toContain('**In the history**');
    expect(comment).toContain('steps and creep in the history (');
    expect(comment).toContain('pictures of long runs (');
  });
});
