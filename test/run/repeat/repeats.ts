import type { PlannedScenario } from '../../../src/model/plan.ts';
import type { Cell, RepeatPlan, Repetition } from '../../../src/model/repetition.ts';
import type { RunOptions } from '../../../src/run/run.ts';
import { planOf, type Ran, runPlan, scenario } from '../suite.ts';

/** A cell in which nothing is varied, but for `changes`. */
export const cell = (id: string, changes: Partial<Cell> = {}): Cell => ({
  id,
  levels: {},
  cpus: null,
  hogs: 0,
  pulses: false,
  env: {},
  ...changes,
});

/** `runs` runs, one after the other, each with seeds of its own and all under one cell, unless it is said otherwise. */
export function repeatPlan(runs: number, changes: Partial<RepeatPlan> = {}): RepeatPlan {
  const { cells = [cell('')] } = changes;
  return {
    runs,
    parallel: 1,
    until: { kind: 'runs' },
    varies: { seed: true, order: true },
    cells,
    deck: cells.map((_, i) => i),
    only: null,
    ...changes,
  };
}

type Command = Parameters<typeof scenario>[1]['command'];

/** A scenario that repeats `command`. */
export const repeated = (
  command: Command,
  repeat: RepeatPlan,
  changes: Partial<Parameters<typeof scenario>[1]> = {},
): PlannedScenario => scenario('it', { command, repeat, ...changes });

/** Runs one repeated scenario for real. */
export const runRepeated = (planned: PlannedScenario, options: Partial<RunOptions> = {}): Promise<Ran> =>
  runPlan(planOf([planned]), options);

/** The facts of the repetition of a run of one scenario. */
export function repetitionOf(ran: Ran): Repetition {
  const { repetition } = ran.of('it');
  if (repetition === undefined)
    throw new Error(`it was not repeated: ${JSON.stringify(ran.of('it').ending)}`);
  return repetition;
}

/** The letters of one test; the command itself where none is named. */
export const lettersOf = (ran: Ran, test = ''): string =>
  repetitionOf(ran).tests.find(known => known.test === test)?.endings ?? '';

/** Letter by the level of `factor` under which each run was made: `{ '1': 'FF', all: '..' }`. */
export function byLevel(ran: Ran, factor: string, test = ''): Readonly<Record<string, string>> {
  const [planned] = ran.result.plan.scenarios;
  const letters = lettersOf(ran, test);
  const found: Record<string, string> = {};
  repetitionOf(ran).cells.forEach((index, i) => {
    const level = planned?.repeat?.cells[index]?.levels[factor] ?? '';
    found[level] = (found[level] ?? '') + (letters[i] ?? '');
  });
  return found;
}
