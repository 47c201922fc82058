import { endingAt, isFailure, isRun, tallyEndings } from '../model/ending.ts';
import type { TestTally } from '../model/flakes.ts';
import type { EndingLetter, FailureSignature, RepeatPlan } from '../model/repetition.ts';
import type { RunResult, ScenarioResult } from '../model/result.ts';

/** One run of one test on one machine, in the order in which they were numbered. */
export interface Ending {
  readonly letter: EndingLetter;
  /** Level by factor: those of the run's cell, and `machine` where several measured it. */
  readonly levels: Readonly<Record<string, string>>;
}

/** All runs of one test on one side. */
export interface TestRuns {
  readonly test: string;
  readonly group?: string;
  /** On all machines together; counted once, as the endings are made anew each time they are asked for. */
  readonly tally: TestTally;
  /** Of the failures those that passed on a retry of the tool itself. */
  readonly retried: number;
  /** One list a machine: order means something within each alone. */
  readonly machines: readonly (readonly Ending[])[];
  readonly signatures: readonly FailureSignature[];
}

/** All runs of a scenario on one side, on all machines. */
export interface SideRuns {
  readonly runs: number;
  /** Runs in which any test failed. */
  readonly redRuns: number;
  /** Sorted by test. */
  readonly tests: readonly TestRuns[];
}

/** The command itself, beside or instead of tests of its own. */
const COMMAND = '';

/** The factor that several machines are. */
export const MACHINE = 'machine';

/** The ending says something of the test. */
export const hasRun = ({ letter }: Ending): boolean => isRun(letter);

export const hasFailed = ({ letter }: Ending): boolean => isFailure(letter);

export const tallyOf = (endings: readonly Ending[]): TestTally => ({
  failed: endings.filter(hasFailed).length,
  runs: endings.filter(hasRun).length,
});

export const allEndings = ({ machines }: Pick<TestRuns, 'machines'>): readonly Ending[] => machines.flat();

/** `scenarios` are the results of one scenario on one side, one a machine; null where none was repeated. */
export function countRuns(
  scenarios: readonly ScenarioResult[],
  plan: RepeatPlan | undefined,
  run: Pick<RunResult, 'merged'>,
): SideRuns | null {
  const repeated = scenarios.flatMap(scenario =>
    scenario.repetition === undefined ? [] : [machineRuns(scenario, scenario.repetition, plan, run)],
  );
  if (repeated.length === 0) return null;
  const tests = [...new Set(repeated.flatMap(({ names }) => names))].sort();
  return {
    runs: sum(repeated.map(({ levels }) => levels.length)),
    redRuns: sum(repeated.map(({ red }) => red)),
    tests: tests.map(test => ({
      test,
      ...groupOf(repeated, test),
      tally: sumOfTallies(repeated.map(({ lettersOf }) => tallyEndings(test, lettersOf(test)))),
      retried: sum(repeated.map(({ lettersOf }) => retriesIn(lettersOf(test)))),
      // Made when they are asked for: all endings of all tests at once might not fit into memory.
      get machines() {
        return repeated.map(({ endingsOf }) => endingsOf(test));
      },
      signatures: joinSignatures(repeated.flatMap(({ signatures }) => signatures.get(test) ?? [])),
    })),
  };
}

/** As any machine that saw it fail knows it. */
function groupOf(machines: readonly MachineRuns[], test: string): { readonly group?: string } {
  const [group] = machines.flatMap(({ groups }) => groups.get(test) ?? []);
  return group === undefined ? {} : { group };
}

const sumOfTallies = (tallies: readonly TestTally[]): TestTally => ({
  failed: sum(tallies.map(({ failed }) => failed)),
  runs: sum(tallies.map(({ runs }) => runs)),
});

const retriesIn = (letters: string): number => letters.split('R').length - 1;

interface MachineRuns {
  readonly levels: readonly Ending['levels'][];
  readonly red: number;
  /** Empty for a test that this machine does not have. */
  readonly endingsOf: (test: string) => readonly Ending[];
  readonly names: readonly string[];
  /** In the order of its runs; none for a test that this machine does not have. */
  readonly lettersOf: (test: string) => string;
  readonly groups: ReadonlyMap<string, string>;
  readonly signatures: ReadonlyMap<string, readonly FailureSignature[]>;
}

function machineRuns(
  { part }: ScenarioResult,
  { runs, cells, tests }: NonNullable<ScenarioResult['repetition']>,
  plan: RepeatPlan | undefined,
  { merged }: Pick<RunResult, 'merged'>,
): MachineRuns {
  const place = merged?.parts.findIndex(({ id }) => id === part) ?? -1;
  const machine = merged?.parts[place];
  const own =
    machine === undefined ? {} : { [MACHINE]: `${place + 1} (${machine.environment.machineClass})` };
  const levels = runs.map((_, i) => ({ ...plan?.cells[cells[i] ?? 0]?.levels, ...own }));
  const byTest = new Map(tests.map(({ test, endings }) => [test, endings]));
  // A machine on which the command itself never broke does not name it, and ran it each time.
  const lettersOf = (test: string) => byTest.get(test) ?? (test === COMMAND ? '?'.repeat(runs.length) : '');
  return {
    levels,
    red: runs.filter((_, i) => tests.some(({ test, endings }) => isFailure(endingAt(test, endings, i))))
      .length,
    endingsOf: test => {
      const letters = lettersOf(test);
      if (letters === '') return [];
      return levels.map((level, i) => ({ letter: endingAt(test, letters, i), levels: level }));
    },
    names: [...byTest.keys()],
    lettersOf,
    groups: new Map(
      tests.flatMap(({ test, group }) => (group === undefined ? [] : [[test, group] as const])),
    ),
    signatures: new Map(tests.map(({ test, failures }) => [test, failures])),
  };
}

/** The same failure on several machines is one; it is run again by its first number. */
function joinSignatures(all: readonly FailureSignature[]): readonly FailureSignature[] {
  const joined = new Map<string, FailureSignature>();
  for (const one of all) {
    const known = joined.get(one.signature);
    joined.set(
      one.signature,
      known === undefined
        ? one
        : { ...known, count: known.count + one.count, firstRun: Math.min(known.firstRun, one.firstRun) },
    );
  }
  return [...joined.values()].sort((a, b) => b.count - a.count || a.firstRun - b.firstRun);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
