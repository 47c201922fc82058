import { describe, expect, test } from 'vitest';
import type { DemoPart } from '../../src/model/demo.ts';
import { renderDemoEnding, renderDemoOpening } from '../../src/report/demo.ts';
import { confirmed, MS, viewOf } from '../helpers/views.ts';

const VIEW = viewOf([
  {
    id: 'lookup',
    metrics: [confirmed('cpu.perop', 73 * MS, 117 * MS, { interval: [0.5, 0.7], fresh: [0.59, 0.52, 0.68] })],
  },
]);
const PLACES = {
  comment: '.stress/demo/comment.md',
  page: '.stress/demo/report.html',
  again: 'node dist/cli.js demo --keep',
};
const SLOWER: DemoPart = {
  scenarios: ['lookup'],
  promise: 'the slower function',
  right: true,
  found: 'cpu.perop worse, confirmed by fresh runs',
};
const UNCHANGED: DemoPart = {
  scenarios: ['totals', 'import'],
  promise: 'what did not change',
  right: true,
  found: 'no false alarm',
};

const ending = (parts: readonly DemoPart[], kept: string | null = null, width = 100): string =>
  renderDemoEnding({ view: VIEW, parts, kept, elapsedMs: 62_400 }, PLACES, { colors: false, width });

describe('renderDemoEnding()', () => {
  test('says what was found, what the gate would do, and where to look', () => {
    expect(ending([SLOWER, UNCHANGED])).toBe(`As promised, in 1 min 2 s:
  ✓ the slower function (lookup): cpu.perop worse, confirmed by fresh runs
  ✓ what did not change (totals, import): no false alarm

In a pull request this would be a red check (the gate's exit code is 1) and this comment:
  .stress/demo/comment.md
The same as a page for the browser, with every figure:
  .stress/demo/report.html
The repository is gone. To have one that stays:
  node dist/cli.js demo --keep
`);
  });

  test('says which part did not come out, and what that may mean', () => {
    const lost = { ...SLOWER, right: false, found: 'cpu.perop is inconclusive: neither shown nor excluded' };
    const text = ending([lost, UNCHANGED]);
    expect(text).toMatch(
      /^Not as promised, in 1 min 2 s:\n {2}✗ the slower function \(lookup\): cpu\.perop is inc/,
    );
    expect(text).toContain('A very busy machine can be the reason');
  });

  test('says where a repository is that was to be kept', () => {
    expect(ending([SLOWER], '/tmp/stress-demo-x/orders')).toMatch(
      /\nThe repository stays:\n {2}\/tmp\/stress-demo-x\/orders\n$/,
    );
  });

  test('keeps its words within the width', () => {
    const long = { ...SLOWER, right: false, found: 'neither shown nor excluded, '.repeat(20) };
    const lines = ending([long, UNCHANGED], null, 60).split('\n');
    expect(lines.filter(line => line.length > 60 && !line.startsWith('  .stress'))).toEqual([]);
  });
});

test('renderDemoOpening() says in a few lines what will happen', () => {
  const text = renderDemoOpening({ colors: false, width: 80 });
  expect(text.trim().split('\n').length).toBeLessThanOrEqual(6);
  expect(text).toMatch(/temporary git repository/);
});
