import type { Status } from '../../src/model/verdict.ts';
import { createRandom, hashSeed } from '../../src/stats/random.ts';
import { ANCHORS } from './anchors.ts';
import { METRICS, SLOWDOWNS } from './machine.ts';
import { judgePush } from './pairs.ts';

/** What a rule said of the slowed metric, in pushes. The remainder had no answer: inconclusive, or a warning that was not confirmed. */
export interface Found {
  readonly slowdown: number;
  readonly found: number;
  readonly pass: number;
  readonly warned: number;
}

/** One rule at one noise, counted over pushes. */
export interface Tally {
  readonly rule: string;
  readonly use: string;
  readonly cv: number;
  readonly pushes: number;
  /** Pushes without any change that failed all the same. */
  readonly falseFails: number;
  readonly found: readonly Found[];
  /** Runs of base and head over all pushes without any change, and metrics. */
  readonly runs: number;
}

/** Name of the program's own rule in the table. */
export const OURS = 'stress-action';

const add = (a: Tally, b: Tally): Tally => ({
  ...a,
  pushes: a.pushes + b.pushes,
  falseFails: a.falseFails + b.falseFails,
  runs: a.runs + b.runs,
  found: a.found.map((entry, i) => ({
    ...entry,
    found: entry.found + (b.found[i]?.found ?? 0),
    pass: entry.pass + (b.found[i]?.pass ?? 0),
    warned: entry.warned + (b.found[i]?.warned ?? 0),
  })),
});

/** Both counts together, rule by rule. */
export const addAll = (a: readonly Tally[], b: readonly Tally[]): readonly Tally[] =>
  a.length === 0 ? b : a.map((tally, i) => add(tally, b[i] ?? tally));

const CHANGED = SLOWDOWNS.filter(slowdown => slowdown > 0);

/** Every rule on one push of its own weather; the same seed gives the same counts. */
export function tallyPush(cv: number, seed: number): readonly Tally[] {
  return [tallyOurs(cv, seed), ...ANCHORS.map((_, i) => tallyAnchor(i, cv, hashSeed(`${seed}/${i}`)))];
}

function tallyOurs(cv: number, seed: number): Tally {
  const [unchanged, ...changed] = judgePush(cv, seed, [0, ...CHANGED]);
  const is = (status: Status, k: number): number => Number(changed[k]?.statuses[0] === status);
  return {
    rule: OURS,
    use: 'base and head in pairs, 10 to 60, then 30 fresh',
    cv,
    pushes: 1,
    falseFails: Number(unchanged?.statuses.includes('fail')),
    runs: (2 * (unchanged?.pairs ?? 0)) / METRICS,
    found: CHANGED.map((slowdown, k) => ({
      slowdown,
      found: is('fail', k),
      pass: is('pass', k),
      warned: is('warn', k),
    })),
  };
}

function tallyAnchor(index: number, cv: number, seed: number): Tally {
  const anchor = ANCHORS[index];
  if (anchor === undefined) throw new Error(`There is no rule ${index}`);
  const alarms = anchor.observe(cv, createRandom(seed));
  return {
    rule: anchor.name,
    use: anchor.use,
    cv,
    pushes: 1,
    falseFails: Number(alarms.some(alarm => alarm(1))),
    runs: anchor.runs,
    found: CHANGED.map(slowdown => {
      const found = Number(alarms[0]?.(1 + slowdown) ?? false);
      return { slowdown, found, pass: 1 - found, warned: 0 };
    }),
  };
}
