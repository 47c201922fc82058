import { describe, expect, test } from 'vitest';
import { contradictionInRepetition } from '../../src/baseline/repetition-consistency.ts';
import { repetitionSchema } from '../../src/baseline/repetition-schema.ts';
import type { Repetition } from '../../src/model/repetition.ts';
import type { ScenarioResult } from '../../src/model/result.ts';
import { runOf } from '../helpers/runs.ts';
import { cell, repeatPlan } from '../run/repeat/repeats.ts';
import { scenario } from '../run/suite.ts';

const SOUND: Repetition = {
  runs: [0, 1, 3],
  cells: [1, 0, 0],
  seeds: [5, 6, 7],
  orders: [8, 9, 10],
  tests: [
    { test: 'a', endings: '.FR', failures: [{ signature: 'x', message: 'why', count: 2, firstRun: 1 }] },
    { test: 'b', endings: 's?.', failures: [] },
  ],
};

const repeat = repeatPlan(4, { cells: [cell('one'), cell('two')], deck: [1, 0] });
const planned = scenario('it', { command: 'x', repeat });

function contradiction(
  changes: Partial<Repetition>,
  plan = planned,
  metrics: Parameters<typeof runOf>[0][string]['metrics'] = {},
  more: Partial<ScenarioResult> = {},
): string | null {
  const [found] = runOf({ it: { metrics } }).scenarios;
  if (found === undefined) throw new Error('the sample has no scenario');
  return contradictionInRepetition(plan, { ...found, ...more, repetition: { ...SOUND, ...changes } });
}

const [a, b] = SOUND.tests;
if (a === undefined || b === undefined) throw new Error('the sample has two tests');

describe('contradictionInRepetition()', () => {
  test('finds none in what the program writes', () => {
    expect(contradiction({})).toBeNull();
  });

  test.each<[string, Partial<Repetition>, RegExp]>([
    ['a run under another cell', { cells: [1, 1, 0] }, /its run 1 is under other conditions/],
    ['a cell that does not exist', { cells: [1, 0, 7] }, /its run 3 is under other conditions/],
    ['a test twice', { tests: [a, a] }, /a test twice/],
    ['more failures than letters', { tests: [{ ...a, endings: '.F.' }, b] }, /not those of its runs/],
    ['failures without letters', { tests: [{ ...a, endings: '...' }, b] }, /not those of its runs/],
    ['letters without failures', { tests: [{ ...b, endings: 'F..' }] }, /not those of its runs/],
    [
      'a first failure where none was',
      { tests: [{ ...a, failures: a.failures.map(known => ({ ...known, firstRun: 0 })) }] },
      /not those of its runs/,
    ],
  ])('finds %s', (_, changes, expected) => {
    expect(contradiction(changes)).toMatch(expected);
  });

  test('finds runs that were not planned', () => {
    const { repeat: _none, ...measured } = planned;
    expect(contradiction({}, measured)).toMatch(/does not repeat/);
    expect(contradiction({}, { ...planned, repeat: { ...repeat, only: 1 } })).toMatch(/other runs/);
  });

  test('finds times of what is not measured', () => {
    expect(contradiction({}, planned, { 'time.wall': [1e8] })).toMatch(
      /measurements of what its plan repeats/,
    );
  });

  test('takes counts of what detectors reported, and nothing else beside them', () => {
    const detected = { faults: [], detectors: [] };
    const measured = /measurements of what its plan repeats/;
    expect(contradiction({}, planned, { races: [0, 1], crashes: [0, 0] }, { detected })).toBeNull();
    expect(contradiction({}, planned, { races: [0, 1] })).toMatch(measured);
    expect(contradiction({}, planned, { races: [0], 'time.wall': [1e8] }, { detected })).toMatch(measured);
  });
});

describe('the schema of a repetition', () => {
  const isTaken = (changes: Partial<Repetition>): boolean =>
    repetitionSchema.safeParse({ ...SOUND, ...changes }).success;

  test('takes what the program writes', () => {
    expect(isTaken({})).toBe(true);
  });

  test.each<[string, Partial<Repetition>]>([
    ['columns of several lengths', { seeds: [1] }],
    ['letters of another number than runs', { tests: [{ ...a, endings: '.F' }] }],
    ['another letter', { tests: [{ ...a, endings: '.FX' }] }],
    ['numbers that do not ascend', { runs: [0, 3, 1] }],
    ['a number twice', { runs: [0, 1, 1] }],
  ])('refuses %s', (_, changes) => {
    expect(isTaken(changes)).toBe(false);
  });
});
