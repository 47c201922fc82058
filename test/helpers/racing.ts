import fc from 'fast-check';
import { History, type HistoryFindings } from '../../src/ingest/histories/history.ts';
import type { HistoryCheck } from '../../src/model/detected.ts';
import { createRandom, type Random } from '../../src/stats/random.ts';

/** A worker of a simulated program: between two yields nobody else runs. */
export type Steps = Generator<void, void, void>;

/** What a worker may do beside its own work. */
export interface Desk {
  readonly name: string;
  readonly random: Random;
  /** Whether both the beginning and the end of an operation are written, or its end alone. */
  readonly isFull: boolean;
  write(record: object): void;
}

/** Writes `invoke` where the style says so, with a step after it. */
export function* begin(desk: Desk, record: object): Steps {
  if (!desk.isFull) return;
  desk.write({ ...record, type: 'invoke' });
  yield;
}

/** Lets workers take turns that `seed` fixes until all have ended. Lines stand in the order of their writing. */
export function interleaved(
  seed: number,
  workers: readonly ((desk: Desk) => Steps)[],
  isFull: boolean,
  lines: string[] = [],
): readonly string[] {
  const random = createRandom(seed);
  const going = workers.map((work, index) => {
    const name = `w${index}`;
    return work({
      name,
      random,
      isFull,
      write: record => lines.push(JSON.stringify({ worker: name, ...record })),
    });
  });
  // A worker may be asleep for a while, so that others do much in one step of its own.
  while (going.length > 0) {
    const index = random.below(going.length);
    const worker = going[index];
    for (let turns = random.below(4) + 1; turns > 0; turns -= 1)
      if (worker?.next().done === true) {
        going.splice(index, 1);
        break;
      }
  }
  return lines;
}

/** What a check says of these lines. */
export function checked(check: HistoryCheck, ...files: readonly (readonly string[])[]): HistoryFindings {
  const history = new History({ from: 'history.ndjson', check }, files.length);
  files.forEach((lines, index) => {
    const file = history.open(`history-${index}.ndjson`);
    for (const line of lines) file.push(`${line}\n`);
    file.end();
  });
  return history.conclude();
}

/** Class and title of each fault. */
export const accusations = ({ faults }: HistoryFindings): readonly string[] =>
  faults.map(({ class: kind, title }) => `${kind}: ${title}`);

/** What a simulated program is started with. */
export interface Start {
  readonly seed: number;
  readonly workers: number;
  readonly isFull: boolean;
}

/** Programs of one law. */
export const RUNS = 400;

/** Holds a law against `RUNS` programs, the same ones every time. */
export function always(law: (start: Start) => void): void {
  const starts = fc.record({
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
    workers: fc.integer({ min: 2, max: 5 }),
    isFull: fc.boolean(),
  });
  fc.assert(fc.property(starts, law), { seed: 5, numRuns: RUNS });
}

/** How many programs did wrong, and how many of these were found. */
export function tallied(run: (start: Start) => { readonly isWrong: boolean; readonly isAccused: boolean }): {
  readonly wrong: number;
  readonly found: number;
  readonly falselyAccused: number;
} {
  const tally = { wrong: 0, found: 0, falselyAccused: 0 };
  always(start => {
    const { isWrong, isAccused } = run(start);
    tally.wrong += isWrong ? 1 : 0;
    tally.found += isWrong && isAccused ? 1 : 0;
    tally.falselyAccused += !isWrong && isAccused ? 1 : 0;
  });
  return tally;
}

/** The same work for each of `count` workers. */
export const times = <Item>(count: number, item: Item): readonly Item[] =>
  Array.from({ length: count }, () => item);

/** A record as a line; `ok` of worker 1 where nothing else is said. */
export const line = (record: object): string => JSON.stringify({ worker: 1, ...record });
