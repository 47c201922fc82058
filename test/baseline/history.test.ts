import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeBaseline } from '../../src/baseline/encode-baseline.ts';
import { acceptRegressions, appendRun, comparableRuns } from '../../src/baseline/history.ts';
import { parseBaseline } from '../../src/baseline/parse-baseline.ts';
import { thin } from '../../src/baseline/thin.ts';
import type { Baseline } from '../../src/model/baseline.ts';
import {
  baseline,
  baselineRun,
  environment,
  metric,
  result,
  SUITE,
  samplesOf,
  scenarioResult,
} from './samples.ts';

const at = '2026-11-20T10:00:00.000Z';
const options = { keepRuns: 30, commit: 'c0ffee', at };
const commits = (history: Baseline) => history.runs.map(run => run.commit);

describe('appendRun()', () => {
  test('starts a history with the samples of the first run', () => {
    const history = appendRun(null, result(), options);
    expect(history).toMatchObject({ schemaVersion: 1, suite: SUITE, accepted: [] });
    expect(history.runs).toEqual([
      {
        commit: 'c0ffee',
        at,
        toolVersion: '1.0.0',
        environment: environment(),
        calibration: result().calibration,
        scenarios: [{ id: 'parse-large', digest: 'a1b2c3d4e5f60718', metrics: scenarioResult().metrics }],
      },
    ]);
  });

  test('adds at the end and leaves its arguments alone', () => {
    const before = baseline();
    const copy = structuredClone(before);
    expect(commits(appendRun(before, result(), options))).toEqual([
      'commit0',
      'commit1',
      'commit2',
      'c0ffee',
    ]);
    expect(before).toEqual(copy);
  });

  test.each([
    ['of the base arm', scenarioResult({ arm: 'base' })],
    ['that kept failing', scenarioResult({ ending: { kind: 'failing', reason: 'exit 3' } })],
    ['that was interrupted', scenarioResult({ ending: { kind: 'interrupted' } })],
    ['that did not run', scenarioResult({ ending: { kind: 'not-run', reason: 'fail-fast' } })],
    ['whose end is not recorded', scenarioResult({ ending: null })],
    ['without any metric', scenarioResult({ metrics: [] })],
  ])('takes no samples of a scenario %s', (_, scenario) => {
    const history = appendRun(null, result({ scenarios: [scenario] }), options);
    expect(history.runs[0]?.scenarios).toEqual([]);
  });

  test('a metric without a sample is left out', () => {
    const metrics = [samplesOf('fds.peak', []), samplesOf('time.wall', [1, 2])];
    const history = appendRun(null, result({ scenarios: [scenarioResult({ metrics })] }), options);
    expect(history.runs[0]?.scenarios[0]?.metrics.map(kept => kept.metric.id)).toEqual(['time.wall']);
  });

  test('keeps at most 60 samples a metric, evenly thinned, each with its invocation', () => {
    const many = samplesOf(
      'time.wall',
      Array.from({ length: 1000 }, (_, index) => index * 10),
    );
    const history = appendRun(null, result({ scenarios: [scenarioResult({ metrics: [many] })] }), options);
    const [kept] = history.runs[0]?.scenarios[0]?.metrics ?? [];
    expect(kept?.samples).toHaveLength(60);
    expect(kept?.samples.map(sample => sample / 10 + 2)).toEqual(kept?.invocations);
  });

  test('its size stays bounded over 200 runs of a large suite, and the text is readable again', () => {
    const values = Array.from({ length: 500 }, (_, index) => 1e8 + index / 7);
    const metrics = Array.from({ length: 30 }, () => ({
      ...samplesOf('time.wall', values),
      metric: metric('time.wall'),
    }));
    const scenarios = Array.from({ length: 10 }, (_, index) => scenarioResult({ id: `s${index}`, metrics }));
    const big = result({ scenarios });
    let history: Baseline | null = null;
    for (let run = 0; run < 200; run++) history = appendRun(history, big, options);
    const text = encodeBaseline(history ?? baseline());
    expect(text?.length).toBeLessThan(16 * 1024 ** 2);
    expect(parseBaseline(text ?? '', { suite: SUITE, source: '' }).kind).toBe('found');
    expect(history?.runs).toHaveLength(30);
  });
});

describe('which runs stay', () => {
  const mixed = (classes: string): Baseline => ({
    ...baseline(0),
    runs: [...classes].map((machine, index) => baselineRun(`${machine}${index}`, at, machine)),
  });
  const append = (history: Baseline, machine: string, keepRuns: number) =>
    commits(appendRun(history, result({ environment: environment(machine) }), { ...options, keepRuns }));

  test.each([
    ['the newest, when all are of one machine class', 'aaaa', 'a', 3, ['a2', 'a3', 'c0ffee']],
    ['those of another class, while there is room', 'bab', 'a', 30, ['b0', 'a1', 'b2', 'c0ffee']],
    ['own ones before newer ones of another class', 'abbb', 'a', 2, ['a0', 'c0ffee']],
    ['the newest of another class in the room that is left', 'abbb', 'a', 3, ['a0', 'b3', 'c0ffee']],
    ['only the new one, when one is kept', 'aaa', 'a', 1, ['c0ffee']],
  ])('%s', (_, classes, machine, keepRuns, kept) => {
    expect(append(mixed(classes), machine, keepRuns)).toEqual(kept);
  });

  test('comparableRuns() gives those of the same machine class, oldest first', () => {
    const found = comparableRuns(mixed('abab'), environment('b'));
    expect(found.map(run => run.commit)).toEqual(['b1', 'b3']);
  });
});

describe('acceptances', () => {
  const accepted = {
    scenario: 's',
    metric: 'm',
    reason: 'new codec',
    author: 'someone',
    level: null,
    at: '2026-11-02T12:00:00.000Z',
  };

  test('are added', () => {
    expect(acceptRegressions(baseline(), [accepted]).accepted).toHaveLength(2);
  });

  test('stay while a run is older, and go when none is left that they could set aside', () => {
    const history = acceptRegressions(baseline(), [accepted]);
    expect(appendRun(history, result(), { ...options, keepRuns: 3 }).accepted).toHaveLength(2);
    expect(appendRun(history, result(), { ...options, keepRuns: 2 }).accepted).toHaveLength(0);
  });
});

describe('encodeBaseline()', () => {
  test('drops the oldest runs until the text fits', () => {
    const whole = encodeBaseline(baseline(8)) ?? '';
    const text = encodeBaseline(baseline(8), whole.length / 2) ?? '';
    expect(text.length).toBeLessThanOrEqual(whole.length / 2);
    expect(commits(JSON.parse(text)).at(-1)).toBe('commit7');
  });

  test('is null when one run alone is too large', () => {
    expect(encodeBaseline(baseline(4), 100)).toBeNull();
  });
});

test('thin() keeps order, both ends and at most as many as asked', () => {
  fc.assert(
    fc.property(fc.nat({ max: 500 }), fc.integer({ min: 2, max: 80 }), (length, max) => {
      const list = Array.from({ length }, (_, index) => index);
      const kept = thin(list, max);
      expect(kept).toHaveLength(Math.min(length, max));
      expect(kept).toEqual([...kept].sort((a, b) => a - b));
      expect([kept[0], kept.at(-1)]).toEqual([list[0], list.at(-1)]);
    }),
  );
});
