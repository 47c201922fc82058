import { describe, expect, test } from 'vitest';
import type { MetricDefinition } from '../../src/model/metric.ts';
import type { View } from '../../src/model/view.ts';
import { describeRun } from '../../src/report/context.ts';
import { digestOf } from '../../src/report/digest.ts';
import { evidenceLines } from '../../src/report/evidence.ts';
import { headline } from '../../src/report/headline.ts';
import { renderHtml } from '../../src/report/html.ts';
import { lookLines, recommendationLines } from '../../src/report/notes.ts';
import { headResult, pairRatios } from '../../src/report/pairs.ts';
import { plain } from '../../src/report/phrase.ts';
import { describeMethod, describeReference } from '../../src/report/reference.ts';
import type { ReportRow } from '../../src/report/row.ts';
import { sectionsOf } from '../../src/report/section.ts';
import { describeRow, explainRow } from '../../src/report/sentence.ts';
import { pairedFailing, pairedMixed } from '../helpers/sample-views.ts';
import {
  bettered,
  confirmed,
  excluded,
  FIRST_RUN,
  type MetricFacts,
  MS,
  open,
  pairedReference,
  STORED,
  steady,
  suspected,
  unconfirmed,
  unheld,
  viewOf,
} from '../helpers/views.ts';

const viewWith = (...metrics: readonly MetricFacts[]): View =>
  viewOf([{ id: 'parse', metrics }], { reference: pairedReference(['parse'], null) });

function rowOf(facts: MetricFacts): ReportRow {
  const rows = Object.values(sectionsOf(viewWith(facts))).flat();
  const row = rows.find(candidate => candidate.metric !== null);
  if (row === undefined) throw new Error('there is no row of a metric');
  return row;
}

const found = confirmed('time.wall', 100 * MS, 112.4 * MS, {
  interval: [0.09, 0.15],
  fresh: [0.098, 0.07, 0.12],
  p: 0.003,
});
const lost = unconfirmed('time.wall', 100 * MS, 108 * MS, {
  interval: [0.04, 0.12],
  fresh: [0.012, -0.01, 0.03],
  p: 0.004,
  dropped: 2,
});
const hurried = unheld('time.wall', 100 * MS, 108 * MS, { interval: [0.04, 0.12], p: 0.004 });
const blurred = open('time.wall', 100 * MS, 103 * MS, { interval: [-0.05, 0.17] });

describe('the line of a paired comparison', () => {
  test.each([
    [
      'a confirmed one states the fresh estimate; the one that called for it stands behind',
      found,
      '+9.8 % [+7.0, +12.0]',
      [
        'confirmed by 30 fresh pairs',
        'first look +12.4 % [+9.0, +15.0]',
        '20 pairs',
        'adjusted p 0.003',
        'visible from 4.2 %',
      ],
    ],
    [
      'one that was not confirmed states the fresh estimate, too',
      lost,
      '+1.2 % [−1.0, +3.0]',
      [
        'not confirmed by 30 fresh pairs',
        'first look +8.0 % [+4.0, +12.0]',
        '20 pairs (2 dropped)',
        'adjusted p 0.004',
        'visible from 4.2 %',
      ],
    ],
    [
      'one without fresh pairs says so',
      hurried,
      '+8.0 % [+4.0, +12.0]',
      ['could not be confirmed for lack of time', '20 pairs', 'adjusted p 0.004', 'visible from 4.2 %'],
    ],
    [
      'what is undecided says what it could have seen',
      blurred,
      '+3.0 % [−5.0, +17.0]',
      ['60 pairs', 'adjusted p 0.40', 'visible from 14 %'],
    ],
    [
      'a pass says what is excluded',
      excluded('time.wall', 1e9, 1.001e9, { interval: [-0.01, 0.02] }),
      '+0.1 % [−1.0, +2.0]',
      ['20 pairs', 'a slowdown of 3 % or more is excluded'],
    ],
    [
      'a floor that is larger than the smallest effect is what is excluded',
      excluded('time.wall', 10 * MS, 10.1 * MS, { interval: [-0.05, 0.12] }),
      '+1.0 % [−5.0, +12.0]',
      ['20 pairs', 'a slowdown of 2 ms or more is excluded'],
    ],
    [
      'a drop of a rate is told as a drop',
      excluded('throughput', 1000, 998, { interval: [-0.01, 0.02] }),
      '−0.2 % [−2.0, +1.0]',
      ['20 pairs', 'a drop in throughput of 2.9 % or more is excluded'],
    ],
    [
      'an improvement excludes every slowdown',
      bettered('time.wall', 100 * MS, 80 * MS, { interval: [-0.25, -0.15] }),
      '−20.0 % [−25.0, −15.0]',
      ['20 pairs', 'a slowdown is excluded'],
    ],
    [
      'too few pairs for an interval see nothing',
      open('time.wall', 100 * MS, 103 * MS, {
        interval: [null, null],
        pairs: 4,
        mde80: Number.MAX_SAFE_INTEGER,
      }),
      '+3.0 % [−∞, +∞]',
      ['4 pairs', 'adjusted p 0.40', 'too few to see any change'],
    ],
  ] as readonly (readonly [string, MetricFacts, string, readonly string[]])[])(
    '%s',
    (_, facts, change, evidence) => {
      const row = rowOf(facts);
      expect(row.change).toBe(change);
      expect(evidenceLines(row)).toEqual(evidence);
    },
  );
});

test.each([
  [found, '100 ms → 112 ms (first look)', 'the change is of fresh pairs, the medians are not'],
  [hurried, '100 ms → 108 ms', 'without fresh pairs both are of the same pairs'],
])('%#: medians and change are told apart where they differ in origin', (facts, levels) => {
  expect(rowOf(facts).levels).toBe(levels);
});

describe('the sentence of a paired comparison', () => {
  test.each([
    [found, 'parse got 9.8 % slower, confirmed by 30 fresh pairs', 'confirmed by 30 fresh pairs'],
    [
      lost,
      'time.wall of parse: not confirmed by 30 fresh pairs (+1.2 % [−1.0, +3.0])',
      'not confirmed by 30 fresh pairs',
    ],
    [
      hurried,
      'suspected: parse got 8 % slower, could not be confirmed for lack of time',
      'could not be confirmed for lack of time',
    ],
    [
      blurred,
      'time.wall of parse: a slowdown up to 17 % cannot be excluded; 3 % would matter',
      'a slowdown up to 17 % cannot be excluded; 3 % would matter',
    ],
    [
      open('time.wall', 20 * MS, 21.8 * MS, { interval: [0.056, 0.128] }),
      'time.wall of parse: at least 5.6 % slower; whether by the 2 ms that matter is unclear',
      'at least 5.6 % slower; whether by the 2 ms that matter is unclear',
    ],
    [
      open('throughput', 1000, 950, { interval: [0.01, 0.1] }),
      'throughput of parse: at least 1 % fewer per second; whether by the 2.9 % that matter is unclear',
      'at least 1 % fewer per second; whether by the 2.9 % that matter is unclear',
    ],
    [
      open('time.wall', 1e9, 1.09e9, { interval: [0.056, 0.128], p: 0.03 }),
      'time.wall of parse: at least 5.6 % slower at 95 %, which is not yet sure enough for the level that all metrics share',
      'at least 5.6 % slower at 95 %, which is not yet sure enough for the level that all metrics share',
    ],
    [
      bettered('time.wall', 100 * MS, 80 * MS, { interval: [-0.25, -0.15] }),
      'parse got 20 % faster',
      'better than the base on this machine; a slowdown is excluded',
    ],
  ] as readonly (readonly [MetricFacts, string, string])[])('%#: %s', (facts, sentence, why) => {
    expect(plain(describeRow(rowOf(facts)))).toBe(sentence);
    expect(plain(explainRow(rowOf(facts)))).toBe(why);
  });

  test('is not cut short where policy is stricter than the fresh pairs', () => {
    const strict: MetricFacts = {
      ...found,
      checks: [{ rule: 'regression', status: 'warn', reason: 'its interval reaches below what matters' }],
    };
    expect(plain(explainRow(rowOf(strict)))).toBe('its interval reaches below what matters');
  });

  test('of a scenario whose pairs could not be taken gives the reason, though the run has a base', () => {
    const reason = 'the setup of the base exited with code 2';
    const missing: MetricFacts = {
      analysis: {
        ...found.analysis,
        comparison: { kind: 'none', code: 'no-reference', reason },
      },
      samples: [],
      checks: [{ rule: 'regression', status: 'inconclusive', reason }],
    };
    const view = viewWith(missing);
    expect(plain(headline(view, sectionsOf(view)))).toBe(`1 of 2 checks: time.wall of parse: ${reason}`);
  });
});

describe('what a paired run was compared with', () => {
  const reference = (view: View): string => plain(describeReference(view));
  const scenarios = (metrics: readonly MetricFacts[]) => [
    { id: 'parse', metrics: [found] },
    { id: 'api', metrics },
    { id: 'cart', metrics },
  ];
  const quiet = [steady('time.wall', 1e9, 1.01e9, { interval: [-0.02, 0.03] })];
  const alarmed = [suspected('time.wall', 1e9, 1.2e9, { interval: [0.1, 0.3] })];
  const PAIRS = 'Compared with 9f8e7d6 on this machine: 20 pairs of 1 scenario, order drawn with seed 42';

  test.each([
    ['all in pairs', viewWith(found), PAIRS],
    [
      'the rest on a stored baseline without suspicion',
      viewOf(scenarios(quiet), { reference: pairedReference(['parse'], STORED) }),
      `${PAIRS}; 2 scenarios rest on the stored baseline, which found nothing suspicious`,
    ],
    [
      'the rest on a stored baseline that suspects something',
      viewOf(scenarios(alarmed), { reference: pairedReference(['parse'], STORED) }),
      `${PAIRS}; 2 scenarios rest on the stored baseline`,
    ],
    [
      'the rest on nothing',
      viewOf(scenarios(quiet), { reference: pairedReference(['parse'], FIRST_RUN) }),
      `${PAIRS}; 2 scenarios were compared with nothing`,
    ],
    [
      'a base that is a folder, and pairs of different numbers',
      viewOf([{ id: 'parse', metrics: [found, blurred] }], {
        reference: { ...pairedReference(['parse'], null), base: '../shop-main' },
      }),
      'Compared with ../shop-main on this machine: 20 to 60 pairs of 1 scenario, order drawn with seed 42',
    ],
  ])('%s', (_, view, line) => {
    expect(reference(view)).toBe(line);
  });

  test('the method explains pairs, and stored runs only where something rests on them', () => {
    expect(describeMethod(viewWith(found))).toMatch(
      /^A pair is one fresh process of the base and one of the head/,
    );
    expect(describeMethod(viewWith(found))).not.toContain('stored');
    expect(describeMethod(pairedFailing())).toContain('Where there are no pairs, changes are medians');
  });

  test('the run’s duration is that of all its rounds', () => {
    expect(plain(describeRun(pairedFailing()))).toContain('3 scenarios in 6 min 7 s');
  });
});

describe('what a view with pairs adds', () => {
  const advice = (view: View) => recommendationLines(view).map(plain);

  test('advice for what pairs could not decide and could hardly see, once for all metrics', () => {
    const blind = open('latency.p95', 4 * MS, 4.1 * MS, { interval: [-0.2, 0.3], mde80: 0.5 });
    expect(advice(viewWith(blurred, blind))).toEqual([
      expect.stringMatching(
        /^To see smaller changes in time\.wall of parse and 1 more: gate CPU time.*half a second.*more pairs.*quieter runner$/,
      ),
    ]);
  });

  test.each([
    [
      'a metric that is CPU time itself',
      [open('cpu.perop', 100 * MS, 104 * MS, { interval: [-0.1, 0.2] })],
      ['To see smaller changes in cpu.perop of parse: let one invocation'],
    ],
    [
      'a scenario whose CPU time is gated already',
      [blurred, steady('cpu.perop', 100 * MS, 101 * MS, { interval: [-0.01, 0.02] })],
      ['To see smaller changes in time.wall of parse: let one invocation'],
    ],
    [
      'memory beside a time that it would help',
      [blurred, open('memory.peak', 1e8, 1.02e8, { interval: [-0.1, 0.2] })],
      [
        'To see smaller changes in time.wall of parse: gate CPU time',
        'To see smaller changes in memory.peak of parse: let one invocation',
      ],
    ],
  ] as readonly (readonly [string, readonly MetricFacts[], readonly string[]])[])(
    'no advice to gate CPU time for %s',
    (_, metrics, beginnings) => {
      const lines = advice(viewWith(...metrics));
      expect(lines).toEqual(beginnings.map(text => expect.stringMatching(new RegExp(`^${text}`))));
    },
  );

  test('no advice for what pairs could see, or what has advice of its own', () => {
    const sharp = open('time.wall', 100 * MS, 103 * MS, { interval: [-0.01, 0.05], mde80: 0.05 });
    expect(advice(viewWith(sharp))).toEqual([]);
    const own = { code: 'x', scenario: 'parse', metric: 'time.wall', text: 'Own advice' };
    const view = viewWith(blurred);
    expect(advice({ ...view, analysis: { ...view.analysis, recommendations: [own] } })).toHaveLength(1);
  });

  test('the level of the deciding look, for the detailed reports', () => {
    expect(lookLines(viewWith(lost)).map(plain)).toEqual([
      'time.wall of parse: 20 pairs and 2 dropped, p 0.001, adjusted 0.004 at a level of 0.01, worse, 30 fresh pairs with p 0.21',
    ]);
  });

  test('the digest has both estimates', () => {
    expect(digestOf(viewWith(found)).regressions[0]).toMatchObject({
      evidence: 'paired',
      base: 100 * MS,
      interval: { low: 0.09, high: 0.15 },
      confirmation: { pairs: 30, change: 0.098, holds: true },
    });
  });

  test('an interruption of a later round is one of the whole', () => {
    const view = pairedFailing();
    const [first, ...others] = view.rounds;
    if (first === undefined) throw new Error('there is no round');
    const cut = { ...view, rounds: [{ ...first, interruption: { signal: 'SIGINT' } }, ...others] };
    expect(digestOf(cut).interrupted).toBe(true);
    expect(plain(headline(cut, sectionsOf(cut)))).toMatch(/^interrupted by SIGINT; /);
  });

  test('the page draws a dot a pair, fresh ones apart', () => {
    const ratios = pairRatios(pairedFailing(), 'parse-large', 'time.wall');
    expect([ratios.search.length, ratios.confirm.length]).toEqual([20, 30]);
    for (const ratio of ratios.search) expect(ratio).toBeCloseTo(0.18, 1);
    const page = renderHtml(pairedFailing());
    const [, dots = ''] = /<path class="points fresh" d="([^"]*)"/.exec(page) ?? [];
    expect(dots.match(/h0/g)).toHaveLength(30);
  });

  test('a metric whose base is 0 has no dots, and one that is not like the other no partner', () => {
    const memory: MetricDefinition['id'] = 'memory.peak';
    expect(pairRatios(pairedMixed(), 'api-spike[users=8]', memory)).toEqual({ search: [], confirm: [] });
    expect(
      pairRatios(viewWith(open('errors', 0, 0, { interval: [0, 0] })), 'parse', 'errors').search,
    ).toEqual([]);
  });

  test('the samples shown of a scenario are those of its head in the pairs that searched', () => {
    const wall = headResult(pairedFailing(), 'parse-large')?.metrics.find(
      ({ metric }) => metric.id === 'time.wall',
    );
    expect([wall?.samples.length, headResult(pairedFailing(), 'parse-large')?.arm]).toEqual([20, 'head']);
    expect(headResult(pairedFailing(), 'api-spike[users=8]')?.arm).toBe('head');
  });
});
