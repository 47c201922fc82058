import { describe, expect, test } from 'vitest';
import type { View } from '../../src/model/view.ts';
import { describeCounts, headline } from '../../src/report/headline.ts';
import { type Phrase, plain } from '../../src/report/phrase.ts';
import { sectionsOf } from '../../src/report/section.ts';
import { describeRow } from '../../src/report/sentence.ts';
import * as samples from '../helpers/sample-views.ts';
import {
  broken,
  exact,
  improved,
  limited,
  MB,
  type MetricFacts,
  MS,
  regressed,
  steady,
  suspected,
  undecided,
  vanished,
  viewOf,
} from '../helpers/views.ts';

const rowOf = (facts: MetricFacts): Phrase => {
  const sections = sectionsOf(viewOf([{ id: 'parse', metrics: [facts] }]));
  const row = Object.values(sections)
    .flat()
    .find(candidate => candidate.metric !== null);
  return row === undefined ? [] : describeRow(row);
};
const interval = [0.1, 0.3] as const;

describe('describeRow()', () => {
  test.each([
    [regressed('time.wall', 100 * MS, 118 * MS, { interval }), 'parse got 18 % slower', 'elapsed time'],
    [
      regressed('latency.p95', 1 * MS, 1.2 * MS, { interval }),
      'latency.p95 of parse is 20 % slower',
      'a quantile',
    ],
    [regressed('memory.peak', 10 * MB, 12 * MB, { interval }), 'parse uses 20 % more memory', 'memory'],
    [regressed('cpu.perop', 10 * MS, 12 * MS, { interval }), 'parse uses 20 % more CPU time', 'CPU time'],
    [regressed('throughput', 100, 80, { interval }), 'parse does 20 % fewer per second', 'a rate'],
    [exact('fds.peak', 12, 14), 'fds.peak of parse went from 12 to 14', 'a count without spread'],
    [
      suspected('time.wall', 100 * MS, 110 * MS, { interval }),
      'suspected: parse got 10 % slower',
      'a warning is no fact',
    ],
    [
      undecided('time.wall', 100 * MS, 110 * MS, { interval: [-0.1, 0.3] }),
      'time.wall of parse: this history cannot see a change as small as the one that matters; a slowdown up to 30 % cannot be excluded; 3 % would matter',
      'what cannot be told is not claimed',
    ],
    [
      improved('time.wall', 100 * MS, 80 * MS, { interval: [-0.3, -0.1] }),
      'parse got 20 % faster',
      'an improvement',
    ],
    [
      vanished('time.wall', 100 * MS),
      'time.wall of parse vanished: the baseline has it, this run does not',
      'vanished',
    ],
    [
      broken('time.wall', 5, 'a clock went backwards'),
      'time.wall of parse cannot be right: a clock went backwards',
      'broken',
    ],
  ] as readonly (readonly [MetricFacts, string, string])[])('%#: %s', (facts, sentence) => {
    expect(plain(rowOf(facts))).toBe(sentence);
  });

  test('names the limit that is broken', () => {
    const facts = limited(
      steady('latency.p95', 0.4 * MS, 0.43 * MS, { interval }),
      { limit: 'max', value: 0.4 * MS, position: 'beyond' },
      { rule: 'max', status: 'fail', reason: 'wholly above its limit' },
    );
    const [row] = sectionsOf(viewOf([{ id: 'api', metrics: [facts] }])).failed;
    expect(row === undefined ? '' : plain(describeRow(row))).toBe(
      'latency.p95 of api is 430 µs, above its limit of 400 µs',
    );
  });

  test('claims no value where nothing was measured', () => {
    const facts = limited(
      steady('latency.p95', 0.4 * MS, 0.43 * MS, { interval, n: 0 }),
      { limit: 'max', value: 0.4 * MS, position: 'unknown' },
      { rule: 'max', status: 'inconclusive', reason: 'not measured' },
    );
    const row = Object.values(sectionsOf(viewOf([{ id: 'api', metrics: [facts] }])))
      .flat()
      .find(({ check }) => check.rule === 'max');
    expect(row === undefined ? '' : plain(describeRow(row))).toBe(
      'latency.p95 of api was not measured and cannot be held against its limit of 400 µs',
    );
  });
});

const headlineOf = (view: View): string => plain(headline(view, sectionsOf(view)));

describe('headline()', () => {
  test.each([
    ['fail', '3 of 12 checks: parse-large got 18.2 % slower, and 2 more'],
    ['warn', '1 of 8 checks: suspected: parse-large got 8.6 % slower'],
    [
      'pass',
      '11 of 11 checks passed; a slowdown up to 10.2 % cannot be excluded (latency.p95 of api-spike[users=8])',
    ],
    ['no-baseline', '3 of 5 checks have nothing to be compared with'],
    [
      'interrupted',
      'interrupted by SIGINT; 1 of 6 checks: cart-checkout: interrupted after 3 of at least 10 samples',
    ],
    ['crashed', '3 of 4 checks: parse-large: every invocation was ended by SIGSEGV, and 2 more'],
  ] as const)('of %s is: %s', (key, sentence) => {
    expect(headlineOf(samples.SAMPLE_VIEWS[key]())).toBe(sentence);
  });

  test('of a failed setup names the setup', () => {
    const setup = {
      outcome: { kind: 'failed', exitCode: 2 },
      durationMs: 10,
      log: 'logs/setup.log',
    } as const;
    expect(headlineOf(viewOf([], { setup }))).toBe(
      'the setup command exited with code 2, so nothing was measured',
    );
  });

  test('of an empty run says so', () => {
    const view = viewOf([]);
    expect(headlineOf({ ...view, verdict: { ...view.verdict, reason: 'Nothing was run' } })).toBe(
      'Nothing was run',
    );
    expect(describeCounts(view)).toBe('no checks');
  });
});

test('sections put P0 before P1, what does not work before what is slower, and larger changes first', () => {
  const slower = (percent: number) => regressed('time.wall', 100 * MS, (100 + percent) * MS, { interval });
  const view = viewOf([
    { id: 'small', metrics: [slower(10)] },
    { id: 'large', metrics: [slower(40)] },
    { id: 'dead', outcome: { status: 'fail', reason: 'crashed' } },
    { id: 'first', priority: 'P0', metrics: [slower(5)] },
  ]);
  expect(sectionsOf(view).failed.map(row => row.check.scenario)).toEqual(['first', 'dead', 'large', 'small']);
});
