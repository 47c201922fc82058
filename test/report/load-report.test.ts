import { describe, expect, test } from 'vitest';
import type { LoadSearch, Probe, ProbeVerdict } from '../../src/model/search.ts';
import type { View } from '../../src/model/view.ts';
import { renderHtml } from '../../src/report/html.ts';
import { lateRemarks } from '../../src/report/load-late.ts';
import { loadRemarks } from '../../src/report/load-remarks.ts';
import { loadRows } from '../../src/report/load-rows.ts';
import { describeSearches } from '../../src/report/load-search.ts';
import { renderComment } from '../../src/report/markdown.ts';
import { metricPhrase, plain, subjectOf } from '../../src/report/phrase.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { loaded, spikeTrace, underLoad } from '../helpers/sample-loads.ts';
import { spikes } from '../helpers/simulated-load.ts';
import { steady, viewOf } from '../helpers/views.ts';

const OPTIONS = { level: 'standard', colors: false, width: 100, runUrl: null } as const;
const HOSTILE = '</svg><script>alert(1)</script>|`x`';

const SEARCH: LoadSearch = {
  probes: [],
  ...{ sustainable: 226, beyond: 283, limiting: 'latency.p95 max' },
  ...{ metastable: false, cut: null },
};

const probe = (rate: number, verdict: ProbeVerdict): Probe => ({
  ...{ rate, purpose: 'search', holdMs: 10_000, verdict },
  ...{ throughput: null, p50: null, p99: null },
});
const SLOW = { kind: 'fails', criterion: 'latency.p95 max' } as const;

const NOTHING: LoadSearch = { ...SEARCH, sustainable: null, probes: [probe(50, SLOW), probe(25, SLOW)] };
const LATE: LoadSearch = {
  ...{ ...NOTHING, probes: [probe(50, { kind: 'void', reason: 'starts were late' })] },
  cut: 'the load generator could not hold 50/s for 10 s',
};

/** A view of one load that gave no value. */
const unmeasured = (): View =>
  underLoad(viewOf([{ id: 'orders', metrics: [] }]), {
    orders: { planned: {}, result: { loadTrace: spikeTrace() } },
  });

describe('rows of loads', () => {
  test('are the whole, and the phases in detail; a search without a load has none', () => {
    const phases = (level: 'standard' | 'detailed') => loadRows(loaded(), level).map(({ phase }) => phase);
    expect(phases('standard')).toEqual([null]);
    expect(phases('detailed')).toEqual([null, 'before', 'spike', 'after']);
  });

  test('leave out what is too few for a percentile, and not the others', () => {
    expect(loadRows(loaded(), 'detailed')[1]?.response).toMatch(/^[\d.]+ ms · [\d.]+ ms · –$/);
  });

  test('a load that gave no value is told of all the same', () => {
    expect(loadRows(unmeasured(), 'detailed')).toEqual([]);
    for (const text of [renderComment(unmeasured(), OPTIONS), renderTerminal(unmeasured(), OPTIONS)])
      expect(text).toContain('1 of 24 windows do not count');
    expect(renderHtml(unmeasured())).toContain('class="void"');
  });

  test('there are none in a report without loads', () => {
    const view = viewOf([{ id: 'parse', metrics: [steady('time.wall', 1e8, 1e8, { interval: [0, 0] })] }]);
    expect(renderComment(view, OPTIONS)).not.toContain('<summary>Load</summary>');
    expect(renderTerminal(view, OPTIONS)).not.toMatch(/^Load$/m);
    expect(renderHtml(view)).not.toContain('<h2>Load');
  });

  test('a narrow terminal has no service times, and no line that is too long', () => {
    const lines = renderTerminal(loaded(), { ...OPTIONS, level: 'detailed', width: 80 }).split('\n');
    const [from, to] = [lines.indexOf('Load'), lines.findIndex(line => line.startsWith('Passed'))];
    const load = lines.slice(from, to);
    expect(load.join('\n')).not.toContain('service');
    expect(load.filter(line => line.length > 80)).toEqual([]);
  });
});

test('every count of what did not end well is told apart', () => {
  const trace = spikeTrace();
  const counts = {
    ...{ scheduled: 1000, ok: 900, failed: 40, timedOut: 30 },
    ...{ dropped: 20, interrupted: 10, queued: 500 },
  };
  const view = underLoad(viewOf([{ id: 'orders', metrics: [] }]), {
    orders: { planned: {}, result: { loadTrace: { ...trace, voided: [], counts } } },
  });
  expect(loadRemarks(view).map(plain)).toEqual([
    'orders: of 1,000 operations in one invocation 900 ended well, 40 failed, 30 timed out, 20 were dropped, 10 were given up when the load was over, 500 had to wait for a free place',
  ]);
});

describe('what a search found', () => {
  test.each([
    ['one answer', [SEARCH], 'sustains 226/s; 283/s does not hold (latency.p95 max)'],
    [
      'several',
      [SEARCH, { ...SEARCH, sustainable: 229 }],
      'sustains 226/s to 229/s in 2 searches; 283/s does not hold (latency.p95 max)',
    ],
    [
      'a lower bound',
      [{ ...SEARCH, beyond: null, limiting: null, cut: 'it holds the largest rate that is tried' }],
      'sustains at least 226/s; the search ended early: it holds the largest rate that is tried',
    ],
    [
      'a lower bound among answers',
      [{ ...SEARCH, cut: 'starts were late' }, SEARCH, { ...SEARCH, cut: 'starts were late' }],
      'sustains 226/s in 3 searches; 283/s does not hold (latency.p95 max); 2 ended early: starts were late',
    ],
    ['nothing', [NOTHING], 'found no rate: no rate holds, from 50/s down to 25/s: latency.p95 max'],
    [
      'nothing in some of several',
      [SEARCH, LATE, NOTHING, LATE, SEARCH],
      'sustains 226/s in 2 of 5 searches; 283/s does not hold (latency.p95 max); 1 of 5 searches found no rate: no rate holds, from 50/s down to 25/s: latency.p95 max; 2 of 5 searches found no rate: the load generator could not hold 50/s for 10 s',
    ],
    [
      'no recovery',
      [{ ...SEARCH, metastable: true }],
      'sustains 226/s; 283/s does not hold (latency.p95 max); after an overload it no longer holds what it held before',
    ],
  ] as const)('%s', (_, searches, words) => {
    expect(plain(describeSearches(searches))).toBe(words);
  });
});

describe('a metric of a part', () => {
  const [planned = null] = loaded().result.plan.scenarios;
  const watched =
    planned === null
      ? null
      : { ...planned, watches: [{ metric: 'latency.p95', max: 1e8, min: null, forMs: 5000, abort: false }] };

  test.each([
    ['latency.p95', null, 'latency.p95'],
    ['latency.p95@spike', planned, 'latency.p95 in spike'],
    ['latency.p95@sustained', watched, 'latency.p95 kept up for 5 s'],
    ['latency.p95@sustained', null, 'latency.p95 kept up'],
    ['bench@home', planned, 'bench@home'],
  ] as const)('%s is %s', (id, scenario, words) => {
    expect(plain(metricPhrase(id, scenario))).toBe(words);
  });

  test('reads in a sentence', () => {
    const sentence = (metric: string) => plain(subjectOf({ scenario: 'orders', metric }));
    expect(sentence('latency.p95@spike')).toBe('latency.p95 in spike of orders');
    expect(sentence('latency.p95@sustained')).toBe('latency.p95 kept up in orders');
  });
});

test('names and reasons of loads are hostile', () => {
  const trace = spikeTrace();
  const phases = trace.phases.map(phase => ({ ...phase, name: HOSTILE }));
  const voided = trace.voided.map(window => ({ ...window, reason: HOSTILE }));
  const view = underLoad(viewOf([{ id: 'orders', metrics: [] }]), {
    orders: {
      planned: {},
      result: {
        loadTrace: { ...trace, phases, voided },
        searches: [
          {
            ...SEARCH,
            limiting: HOSTILE,
            probes: [
              {
                ...{ rate: 1, purpose: 'search', holdMs: 1000, throughput: 1, p50: 1, p99: 1 },
                verdict: { kind: 'fails', criterion: HOSTILE },
              },
            ],
          },
        ],
      },
    },
  });
  for (const text of [renderHtml(view), renderComment(view, OPTIONS)]) {
    expect(text).not.toContain('<script>');
    expect(text).toContain('alert');
  }
});

test.each([
  ['is told of the load and of its parts', 70, ['the load', 'spike']],
  ['is not told where it is what is under way at any moment', 99, []],
])('what ended only after its time %s', (_, soundCompleted, where) => {
  const { phases, ...trace } = spikeTrace();
  const service = { bins: [100], counts: [100] };
  const own = phases.map(phase => ({
    ...phase,
    ...{ measure: phase.name === 'spike', service },
    soundCompleted: phase.name === 'spike' ? soundCompleted : 100,
  }));
  const load = spikes(100, 350, [8_000], 24_000);
  expect(lateRemarks({ trace: { ...trace, phases: own }, load }).map(plain)).toEqual(
    where.map(part => expect.stringContaining(`30 % of what was due in ${part} ended only after it`)),
  );
});
