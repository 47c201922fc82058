import { describe, expect, test } from 'vitest';
import { annotationsOf } from '../../src/report/annotations.ts';
import { digestOf } from '../../src/report/digest.ts';
import { evidenceLines } from '../../src/report/evidence.ts';
import { headline } from '../../src/report/headline.ts';
import { renderComment } from '../../src/report/markdown.ts';
import { lookLines, recommendationLines } from '../../src/report/notes.ts';
import { DEFAULT_RENDER_OPTIONS } from '../../src/report/options.ts';
import { plain } from '../../src/report/phrase.ts';
import { describeReference } from '../../src/report/reference.ts';
import type { ReportRow } from '../../src/report/row.ts';
import { sectionsOf } from '../../src/report/section.ts';
import { describeRow, explainRow } from '../../src/report/sentence.ts';
import { soaking } from '../helpers/sample-soaks.ts';
import {
  confirmed,
  leakFree,
  leaking,
  leakLost,
  leakOpen,
  leakUnheld,
  MB,
  type MetricFacts,
  MS,
  pairedReference,
  viewOf,
} from '../helpers/views.ts';

const KB = 1024;
const viewWith = (...metrics: readonly MetricFacts[]) =>
  viewOf([{ id: 'import', soak: true, metrics }], { reference: pairedReference(['import'], null) });

function rowOf(facts: MetricFacts): ReportRow {
  const row = Object.values(sectionsOf(viewWith(facts)))
    .flat()
    .find(candidate => candidate.metric !== null);
  if (row === undefined) throw new Error('there is no row of a metric');
  return row;
}

const found = leaking('memory.leak', 2 * KB, 106 * KB, {
  interval: [96 * KB, 110 * KB],
  fresh: [102 * KB, 95 * KB, 109 * KB],
  perHour: 36 * MB,
});
const descriptors = leaking('fds.leak', 0, 3, { interval: [2, 4], fresh: [3, 2, 4], perHour: 1060 });
const lost = leakLost('memory.leak', 2 * KB, 21 * KB, {
  interval: [10 * KB, 26 * KB],
  fresh: [3 * KB, -2 * KB, 9 * KB],
  perHour: MB,
});
const hurried = leakUnheld('threads.leak', 0, 2, { interval: [1.5, 2.5] });
const open = leakOpen('memory.leak', 2 * KB, 6 * KB, { interval: [-4 * KB, 14 * KB] });
const coarse = leakOpen('memory.leak', 2 * KB, 4 * KB, { interval: [-2 * KB, 6 * KB], margin: 131 * KB });
const growth = leaking('memory.growth', MB, 5 * MB, {
  interval: [3.5 * MB, 4.5 * MB],
  wanted: MB,
  fresh: [4 * MB, 3 * MB, 5 * MB],
});

describe('the sentence of a leak', () => {
  test.each([
    [
      found,
      'import leaks 102 KB of memory per 1,000 operations more than the base (about 36 MB an hour), confirmed by 5 fresh processes a side',
      'confirmed by 5 fresh processes a side',
    ],
    [
      descriptors,
      'import leaks 3.0 descriptors per 1,000 operations more than the base (about 1,060 descriptors an hour), confirmed by 5 fresh processes a side',
      'confirmed by 5 fresh processes a side',
    ],
    [
      growth,
      'import grows by 4 MB of memory over the second half of the run more than the base, confirmed by 5 fresh processes a side',
      'confirmed by 5 fresh processes a side',
    ],
    [
      lost,
      'memory.leak of import: not confirmed by 5 fresh processes a side (+3 KB/1k ops [−2, +9])',
      'not confirmed by 5 fresh processes a side',
    ],
    [
      hurried,
      'suspected: import leaks 2.0 threads per 1,000 operations more than the base, could not be confirmed for lack of time',
      'could not be confirmed for lack of time',
    ],
    [
      open,
      'memory.leak of import: a leak of up to 14 KB per 1,000 operations cannot be excluded; 10 KB would matter',
      'a leak of up to 14 KB per 1,000 operations cannot be excluded; 10 KB would matter',
    ],
    [
      coarse,
      'memory.leak of import: a leak below 131 KB per 1,000 operations cannot be seen in these runs; 10 KB would matter',
      'a leak below 131 KB per 1,000 operations cannot be seen in these runs; 10 KB would matter',
    ],
    [
      leakOpen('memory.leak', 0, 8 * KB, { interval: [3 * KB, 14 * KB] }),
      'memory.leak of import: grows by at least 3 KB per 1,000 operations more than the base; whether by the 10 KB that matter is unclear',
      'grows by at least 3 KB per 1,000 operations more than the base; whether by the 10 KB that matter is unclear',
    ],
    [
      leakOpen('fds.leak', 0, 2, { interval: [null, null], processes: { base: 3, head: 4 } }),
      'fds.leak of import: these processes can neither show nor exclude a leak that matters: more operations in each run would',
      'these processes can neither show nor exclude a leak that matters: more operations in each run would',
    ],
    [
      leakFree('memory.leak', 40 * KB, 2 * KB, { interval: [-45 * KB, -30 * KB] }),
      'import leaks 38 KB of memory per 1,000 operations less than the base',
      'a leak that matters is excluded; no leak of 10 KB per 1,000 operations or more',
    ],
  ] as readonly (readonly [MetricFacts, string, string])[])('%#: %s', (facts, sentence, why) => {
    expect(plain(describeRow(rowOf(facts)))).toBe(sentence);
    expect(plain(explainRow(rowOf(facts)))).toBe(why);
  });

  test('of a resource of the workload’s own names its metric', () => {
    const handles = { id: 'handles.leak', unit: 'count', better: 'lower', kind: 'slope', about: '' } as const;
    const facts = leaking(handles, 0, 3, { interval: [2, 4], fresh: [3, 2, 4] });
    expect(plain(describeRow(rowOf(facts)))).toMatch(
      /^handles\.leak of import is 3\.0\/1k ops more than the base/,
    );
  });

  test('says why it is not believed where the base differs from itself', () => {
    const reason = 'the base differs from itself in this run, so its pairs are not believed';
    const facts = { ...found, checks: [{ rule: 'leak', status: 'inconclusive', reason } as const] };
    expect(plain(explainRow(rowOf(facts)))).toBe(reason);
  });
});

describe('the line of a leak', () => {
  test('has levels, the fresh difference, and what it rests on', () => {
    const row = rowOf(found);
    expect([row.levels, row.change, row.basis]).toEqual([
      '2 KB → 106 KB/1k ops (first look)',
      '+102 KB/1k ops [+95, +109]',
      'read: memory.heap at checkpoints',
    ]);
    expect(row.evidence).toEqual([
      'confirmed by 5 fresh processes a side',
      'about 36 MB an hour',
      'first look +104 KB/1k ops [+96, +110]',
      '5 processes a side',
      'p 0.004',
      'visible from 10 KB/1k ops',
    ]);
  });

  test('that was not found again claims no amount an hour', () => {
    expect(rowOf(lost).evidence.join()).not.toContain('an hour');
  });

  test('of a growth says what it is over, once', () => {
    expect([rowOf(growth).levels, rowOf(growth).change]).toEqual([
      '1 MB → 5 MB over the second half (first look)',
      '+4 MB [+3, +5]',
    ]);
  });

  test('of a pass says what is excluded', () => {
    expect(evidenceLines(rowOf(leakFree('fds.leak', 0, 0, { interval: [0, 0] })))).toEqual([
      '5 processes a side',
      'no leak of 1.0 descriptors per 1,000 operations or more',
    ]);
  });

  test('with unequal sides and no interval says so', () => {
    const facts = leakOpen('fds.leak', 0, 2, { interval: [null, null], processes: { base: 3, head: 4 } });
    expect(rowOf(facts).change).toBe('+2.0/1k ops [−∞, +∞]');
    expect(rowOf(facts).evidence).toEqual([
      '3 processes of the base and 4 of the head',
      'p 0.15',
      'too few to see any leak',
    ]);
  });

  test('comes before changes of the same weight', () => {
    const slower = confirmed('time.wall', 100 * MS, 300 * MS, { interval: [1, 3], fresh: [2, 1, 3] });
    expect(sectionsOf(viewWith(slower, found)).failed.map(row => row.check.metric)).toEqual([
      'memory.leak',
      'time.wall',
    ]);
  });
});

describe('what a view with leaks adds', () => {
  test('a suite that only soaks says which leak is excluded', () => {
    const view = viewWith(leakFree('memory.leak', 0, 0, { interval: [-2 * KB, 2 * KB] }));
    expect(plain(headline(view, sectionsOf(view)))).toBe(
      '2 of 2 checks passed; no leak of 10 KB per 1,000 operations or more (memory.leak of import)',
    );
  });

  test('its long runs are pairs', () => {
    expect(plain(describeReference(viewWith(found)))).toContain('5 pairs of 1 scenario');
  });

  test('the digest lists them as leaks, with the difference and both estimates', () => {
    const { leaks, regressions } = digestOf(viewWith(found, growth));
    expect(regressions).toEqual([]);
    expect(leaks.map(({ metric }) => metric)).toEqual(['memory.leak', 'memory.growth']);
    expect(leaks[0]).toMatchObject({
      rule: 'leak',
      evidence: 'leak',
      base: 2 * KB,
      head: 106 * KB,
      change: null,
      difference: 104 * KB,
      interval: { low: 96 * KB },
      confirmation: { processes: 5, difference: 102 * KB, holds: true },
    });
  });

  test('advice for what could not be told, once for memory and once for things', () => {
    const things = leakOpen('fds.leak', 0, 0.5, { interval: [-1, 2] });
    expect(recommendationLines(viewWith(open, coarse, things)).map(plain)).toEqual([
      expect.stringMatching(
        /^To see smaller leaks in memory\.leak of import and 1 more: report the heap.* more operations$/,
      ),
      'To see smaller leaks in fds.leak of import: let each run do more operations',
    ]);
  });

  test('the level of its test, for the detailed reports', () => {
    expect(lookLines(viewWith(found)).map(plain)).toEqual([
      'memory.leak of import: 5 processes a side, p 0.004 at a level of 0.01, worse against 10 KB/1k ops, 5 fresh processes a side with p 0.004',
    ]);
  });

  test('its picture stands in its row of the comment', () => {
    const row = renderComment(soaking(), DEFAULT_RENDER_OPTIONS)
      .replaceAll('\u00a0', ' ')
      .split('\n')
      .find(line => line.includes('`memory.leak`<br>`import`'));
    expect(row).toMatch(/▁[▁▂▃▄▅▆▇]+█+ linear, growing<br>read: memory\.heap at checkpoints \|$/);
  });

  test('an annotation says all of it in one line', () => {
    expect(annotationsOf(viewWith(found))[0]?.message).toMatch(
      /^import leaks 102 KB of memory .* 2 KB → 106 KB\/1k ops \(first look\), \+102 KB\/1k ops \[\+95, \+109\], first look .*, read: memory\.heap at checkpoints\. Reproduce: /,
    );
  });
});
