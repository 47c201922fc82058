import type { Status } from '../../src/model/verdict.ts';
import { hashSeed } from '../../src/stats/random.ts';
import { ANCHORS } from './anchors.ts';
import { METRICS, type Noise, type PushNoise, SLOWDOWNS } from './noise.ts';
import { judgePush } from './pairs.ts';

/** What a rule said of the slowed metric, in pushes. The remainder had no answer: inconclusive, or a warning that was not confirmed. */
export interface Found {
  readonly slowdown: number;
  readonly found: number;
  readonly pass: number;
  readonly warned: number;
}

/** One rule under one noise, counted over pushes. */
export interface Tally {
  readonly rule: string;
  readonly use: string;
  /** Name of the noise. */
  readonly noise: string;
  readonly pushes: number;
  /** Pushes without any change that failed all the same. */
  readonly falseFails: number;
  readonly found: readonly Found[];
  /** The same by the group that the slowed metric belongs to. */
  readonly groups: Readonly<Record<string, Group>>;
  /** Runs of base and head over all pushes without any change, and metrics. */
  readonly runs: number;
}

/** What was found in the pushes whose slowed metric is of one group. */
export interface Group {
  readonly pushes: number;
  readonly found: readonly Found[];
}

/** Name of the program's own rule in the table. */
export const OURS = 'stress-action';

const addFound = (a: readonly Found[], b: readonly Found[]): readonly Found[] =>
  a.map((entry, i) => ({
    ...entry,
    found: entry.found + (b[i]?.found ?? 0),
    pass: entry.pass + (b[i]?.pass ?? 0),
    warned: entry.warned + (b[i]?.warned ?? 0),
  }));

const addGroups = (a: Tally['groups'], b: Tally['groups']): Tally['groups'] => ({
  ...a,
  ...Object.fromEntries(
    Object.entries(b).map(([name, { pushes, found }]) => {
      const known = a[name];
      return known === undefined
        ? [name, { pushes, found }]
        : [name, { pushes: known.pushes + pushes, found: addFound(known.found, found) }];
    }),
  ),
});

const add = (a: Tally, b: Tally): Tally => ({
  ...a,
  pushes: a.pushes + b.pushes,
  falseFails: a.falseFails + b.falseFails,
  runs: a.runs + b.runs,
  found: addFound(a.found, b.found),
  groups: addGroups(a.groups, b.groups),
});

/** Both counts together, rule by rule. */
export const addAll = (a: readonly Tally[], b: readonly Tally[]): readonly Tally[] =>
  a.length === 0 ? b : a.map((tally, i) => add(tally, b[i] ?? tally));

const CHANGED = SLOWDOWNS.filter(slowdown => slowdown > 0);

/**
 * Every rule on push number `push` under this noise; the same seed gives the same counts. A rule that the noise cannot feed is left out.
 */
export function tallyPush(noise: Noise, push: number, seed: number): readonly Tally[] {
  const anchors = ANCHORS.map((_, i) => tallyAnchor(i, noise, push, hashSeed(`${seed}/${i}`)));
  return [tallyOurs(noise, push, seed), ...anchors.filter(tally => tally !== null)];
}

/** What every rule's count of one push has. */
const countOf = ({ name }: Noise, { group }: PushNoise, found: readonly Found[]) => ({
  noise: name,
  pushes: 1,
  found,
  groups: { [group]: { pushes: 1, found } },
});

function tallyOurs(noise: Noise, push: number, seed: number): Tally {
  const [unchanged, ...changed] = judgePush(noise, push, seed, [0, ...CHANGED]);
  const opened = noise.open(push, seed);
  const is = (status: Status, k: number): number => Number(changed[k]?.statuses[opened.slowed] === status);
  const found = CHANGED.map((slowdown, k) => ({
    slowdown,
    found: is('fail', k),
    pass: is('pass', k),
    warned: is('warn', k),
  }));
  return {
    ...countOf(noise, opened, found),
    rule: OURS,
    use: 'base and head in pairs, 10 to 60, then 30 or 60 fresh',
    falseFails: Number(unchanged?.statuses.includes('fail')),
    runs: (2 * (unchanged?.pairs ?? 0)) / METRICS,
  };
}

function tallyAnchor(index: number, noise: Noise, push: number, seed: number): Tally | null {
  const anchor = ANCHORS[index];
  if (anchor === undefined) throw new Error(`There is no rule ${index}`);
  const opened = noise.open(push, seed);
  const alarms = anchor.observe(opened);
  if (alarms === null) return null;
  const found = CHANGED.map(slowdown => {
    const alarm = Number(alarms[opened.slowed]?.(1 + slowdown) ?? false);
    return { slowdown, found: alarm, pass: 1 - alarm, warned: 0 };
  });
  return {
    ...countOf(noise, opened, found),
    rule: anchor.name,
    use: anchor.use,
    falseFails: Number(alarms.some(alarm => alarm(1))),
    runs: anchor.runs,
  };
}
