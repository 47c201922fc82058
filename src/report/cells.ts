import { endingAt, isFailure, isRun } from '../model/ending.ts';
import { type TestTally, testLabel } from '../model/flakes.ts';
import { grouped } from '../model/grouped.ts';
import type { Cell, Repetition } from '../model/repetition.ts';
import type { View } from '../model/view.ts';
import { formatPercent } from './change.ts';
import { formatNumber, plural } from './format.ts';
import { name, type Phrase, text } from './phrase.ts';

/** Repeated tests under each level of what varied, and under each cell: where failures are, whether or not a test names a condition. */

export const CELLS_TITLE = 'Repeated tests by condition';

/** Tests of a scenario that are shown beside its runs as a whole: those that failed most. */
const MOST_TESTS = 5;
/** Cells of one test that are shown, those that failed most; the others are summed. */
const MOST_CELLS = 16;

/** How often one test, or any test of a run, failed under one condition. */
export interface CellRow {
  readonly scenario: string;
  /** A test, or our own words for a run as a whole. */
  readonly test: Phrase;
  /** `cpus=1`, `cpus=1 timezone=UTC`, or how many cells are summed. */
  readonly condition: Phrase;
  /** `8 of 40`; `not run` where the runs did not get there. */
  readonly failed: string;
  /** `20 %`; '' where it was not run. */
  readonly rate: string;
}

/** Of each repeated scenario with more than one cell its runs as a whole, then the tests that failed most: factor by factor, then cell by cell. */
export function cellRows(view: View): readonly CellRow[] {
  const heads = headsOf(view);
  const failing = new Map(view.analysis.scenarios.map(({ id, tests }) => [id, tests?.failing ?? []]));
  return view.result.plan.scenarios.flatMap(({ id, repeat }) => {
    const sides = heads.get(id);
    if (repeat === undefined || repeat.cells.length < 2 || sides === undefined) return [];
    const rowsOf = (test: Phrase, tallies: CellTallies): readonly CellRow[] =>
      conditionRows(repeat.cells, tallies).map(row => ({ scenario: id, test, ...row }));
    const worst = (failing.get(id) ?? []).slice(0, MOST_TESTS);
    return [
      ...rowsOf([text('any test')], wholeRuns(sides)),
      ...worst.flatMap(({ test }) => rowsOf([name(testLabel(test))], runsOf(test, sides))),
    ];
  });
}

/** By scenario the head's runs on every machine: of the first run that repeated it, as the analysis counts them. */
function headsOf({ result, rounds }: View): ReadonlyMap<string, readonly Repetition[]> {
  const runs = [result, ...rounds].map(({ scenarios }) =>
    grouped(
      scenarios.flatMap(({ id, arm, repetition }) =>
        arm === 'head' && repetition !== undefined ? [{ id, repetition }] : [],
      ),
      ({ id }) => id,
    ),
  );
  // Of one scenario the first run stays.
  const found = runs.toReversed().flatMap(run => [...run]);
  return new Map(found.map(([id, sides]) => [id, sides.map(({ repetition }) => repetition)]));
}

/** By index of the cell. */
type CellTallies = ReadonlyMap<number, TestTally>;

/** A run has failed where any of its tests has. */
const wholeRuns = (sides: readonly Repetition[]): CellTallies =>
  tallied(sides, ({ tests }) => {
    const failed = tests.filter(({ failures }) => failures.length > 0);
    return run => (failed.some(({ test, endings }) => isFailure(endingAt(test, endings, run))) ? 'F' : '.');
  });

const runsOf = (test: string, sides: readonly Repetition[]): CellTallies =>
  tallied(sides, ({ tests }) => {
    const endings = tests.find(own => own.test === test)?.endings ?? '';
    return run => endingAt(test, endings, run);
  });

type EndingOf = (run: number) => ReturnType<typeof endingAt>;

function tallied(sides: readonly Repetition[], endingsOf: (side: Repetition) => EndingOf): CellTallies {
  const tallies = new Map<number, TestTally>();
  for (const side of sides) {
    const endingOf = endingsOf(side);
    side.cells.forEach((cell, run) => {
      const letter = endingOf(run);
      const one = { failed: Number(isFailure(letter)), runs: Number(isRun(letter)) };
      tallies.set(cell, sumOf([tallies.get(cell), one]));
    });
  }
  return tallies;
}

const sumOf = (tallies: readonly (TestTally | undefined)[]): TestTally =>
  tallies.reduce<TestTally>(
    (sum, one) => ({ failed: sum.failed + (one?.failed ?? 0), runs: sum.runs + (one?.runs ?? 0) }),
    { failed: 0, runs: 0 },
  );

type ConditionRow = Pick<CellRow, 'condition' | 'failed' | 'rate'>;

/** Levels in the order of the plan, then cells by rate, where they are more than the levels of one factor. */
function conditionRows(cells: readonly Cell[], tallies: CellTallies): readonly ConditionRow[] {
  const levels = levelsOf(cells);
  const factors = new Set(levels.map(({ factor }) => factor));
  const byLevel = levels.map(({ factor, level }) =>
    rowOf(
      [name(`${factor}=${level}`)],
      sumOf(cells.map((cell, i) => (cell.levels[factor] === level ? tallies.get(i) : undefined))),
    ),
  );
  return factors.size === 1 ? byLevel : [...byLevel, ...cellByCell(cells, tallies)];
}

/** Of the factors with more than one level. */
function levelsOf(cells: readonly Cell[]): readonly { readonly factor: string; readonly level: string }[] {
  const factors = [...new Set(cells.flatMap(({ levels }) => Object.keys(levels)))];
  return factors.flatMap(factor => {
    const own = [...new Set(cells.flatMap(({ levels }) => levels[factor] ?? []))];
    return own.length < 2 ? [] : own.map(level => ({ factor, level }));
  });
}

function cellByCell(cells: readonly Cell[], tallies: CellTallies): readonly ConditionRow[] {
  const ranked = cells
    .map((cell, i) => ({ cell, tally: tallies.get(i) ?? sumOf([]) }))
    .sort((a, b) => rateOf(b.tally) - rateOf(a.tally));
  const rest = ranked.slice(MOST_CELLS);
  const shown = ranked.slice(0, MOST_CELLS).map(({ cell, tally }) => rowOf([name(cell.id)], tally));
  const more = [text(`${plural(rest.length, 'more cell')} together`)];
  return rest.length === 0 ? shown : [...shown, rowOf(more, sumOf(rest.map(({ tally }) => tally)))];
}

/** Where nothing was run, below every rate. */
const rateOf = ({ failed, runs }: TestTally): number => (runs === 0 ? -1 : failed / runs);

const rowOf = (condition: Phrase, { failed, runs }: TestTally): ConditionRow => ({
  condition,
  failed: runs === 0 ? 'not run' : `${formatNumber(failed, 0)} of ${formatNumber(runs, 0)}`,
  rate: runs === 0 ? '' : formatPercent(failed / runs),
});
