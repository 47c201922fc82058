import { describe, expect, test } from 'vitest';
import { encodeBaseline } from '../../src/baseline/encode-baseline.ts';
import { appendRun, DEFAULT_KEEP_RUNS } from '../../src/baseline/history.ts';
import { OWN_BASELINE_BYTES } from '../../src/baseline/limits.ts';
import { parseBaseline } from '../../src/baseline/parse-baseline.ts';
import { MOST_STORED_TESTS, storedTests } from '../../src/baseline/test-tallies.ts';
import type { Baseline, TestTallies } from '../../src/model/baseline.ts';
import {
  failingAt,
  passing,
  repeatedRun,
  repetitionOf,
  talliedHistory,
  tallies,
} from '../helpers/repetitions.ts';

const origin = { suite: 'orders', source: 'baseline.json' };
const options = { keepRuns: DEFAULT_KEEP_RUNS, commit: 'c0ffee', at: '2026-11-20T10:00:00.000Z' };

describe('storedTests()', () => {
  test('names what failed with its counts, and what did not by the number of its runs', () => {
    const endings = {
      Flaky: failingAt(9, 2, 5),
      Retried: '.R.......',
      Sure: passing(9),
      Half: '.s.s.s.s.',
      Skipped: 'sssssssss',
    };
    expect(storedTests(repetitionOf({ endings }))).toEqual({
      failing: [
        { test: 'Flaky', runs: 9, failed: 2 },
        { test: 'Retried', runs: 9, failed: 1 },
      ],
      passing: [
        { runs: 5, tests: ['Half'] },
        { runs: 9, tests: ['Sure'] },
      ],
      omitted: 0,
    });
  });

  test('keeps what failed first where there are too many, and counts the rest', () => {
    const many = Object.fromEntries(
      Array.from({ length: MOST_STORED_TESTS + 10 }, (_, i) => [`Test${i}`, '..']),
    );
    const stored = storedTests(repetitionOf({ endings: { ...many, Zebra: '.F' } }));
    expect(stored.failing.map(({ test: name }) => name)).toEqual(['Zebra']);
    expect(stored.passing[0]?.tests).toHaveLength(MOST_STORED_TESTS - 1);
    expect(stored.omitted).toBe(11);
  });
});

describe('the stored history of repeated tests', () => {
  const facts = { endings: { Flaky: failingAt(9, 2), Sure: passing(9) } };

  test('enters without metrics, and is the same after it was written and read', () => {
    const baseline = appendRun(null, repeatedRun(facts), options);
    expect(baseline.runs[0]?.scenarios[0]?.tests?.failing).toEqual([{ test: 'Flaky', runs: 9, failed: 1 }]);
    const lookup = parseBaseline(encodeBaseline(baseline) ?? '', origin);
    expect(lookup).toEqual({ kind: 'found', baseline, source: 'baseline.json' });
  });

  test('a single run that was made again does not enter: it was chosen for having failed', () => {
    const again = appendRun(null, repeatedRun(facts, { repeat: { only: 2 } }), options);
    expect(again.runs[0]?.scenarios[0]).not.toHaveProperty('tests');
  });

  test('thirty runs of five thousand tests with long names stay below what a baseline may hold', () => {
    const names = Array.from(
      { length: MOST_STORED_TESTS },
      (_, i) => `com.example.orders.archive.ParserTest parses case ${i}`,
    );
    const one: TestTallies = { failing: [], passing: [{ runs: 59, tests: names }], omitted: 0 };
    const text = encodeBaseline(
      talliedHistory(Array.from({ length: DEFAULT_KEEP_RUNS }, () => one)),
      Infinity,
    );
    expect(Buffer.byteLength(text ?? '')).toBeLessThan(OWN_BASELINE_BYTES * 0.6);
  });
});

describe('tallies that nobody can have counted are refused', () => {
  const told = (change: (tests: TestTallies) => unknown): ReturnType<typeof parseBaseline> => {
    const baseline: Baseline = talliedHistory([tallies(59, { Flaky: 2, Sure: 0 })]);
    const runs = baseline.runs.map(run => ({
      ...run,
      scenarios: run.scenarios.map(scenario => ({
        ...scenario,
        tests: change(scenario.tests ?? tallies(1, {})),
      })),
    }));
    return parseBaseline(JSON.stringify({ ...baseline, runs }), origin);
  };

  test('as they were written they are read', () => {
    expect(told(tests => tests).kind).toBe('found');
  });

  test.each<[string, (tests: TestTallies) => unknown]>([
    ['more failures than runs', tests => ({ ...tests, failing: [{ test: 'x', runs: 2, failed: 3 }] })],
    ['no run', tests => ({ ...tests, passing: [{ runs: 0, tests: ['x'] }] })],
    ['half a run', tests => ({ ...tests, passing: [{ runs: 0.5, tests: ['x'] }] })],
    ['names without end', tests => ({ ...tests, passing: [{ runs: 1, tests: ['x'.repeat(5000)] }] })],
    [
      'more names than there may be',
      tests => ({ ...tests, passing: [{ runs: 1, tests: new Array(20_001).fill('x') }] }),
    ],
    ['a list', () => []],
  ])('%s', (_, change) => {
    expect(told(change)).toMatchObject({ kind: 'unreadable', fault: 'hostile' });
  });
});
