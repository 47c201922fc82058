import { mean, median } from '../../src/stats/descriptive.ts';
import type { CheckRecord, PushRecord } from './record.ts';
import type { PushKind } from './schedule.ts';

/** Pushes of one kind beside as many neighbours, counted. */
export interface Tally {
  readonly kind: PushKind;
  readonly neighbours: number;
  readonly pushes: number;
  /** Pushes in which a scenario failed that nothing was done to. */
  readonly falseFails: number;
  /** Slower pushes that failed and named the slowed scenario. */
  readonly found: number;
  /** Slower pushes that did not, by what was said of the slowed scenario's CPU time. */
  readonly missed: { readonly inconclusive: number; readonly warned: number; readonly passed: number };
  /** Checks of a push that stayed inconclusive, on average. */
  readonly inconclusive: number;
  readonly medianSeconds: number;
  readonly maxSeconds: number;
  /** Pairs a scenario, over pushes and scenarios: of the search, and of the confirmation. */
  readonly searchPairs: number;
  readonly confirmPairs: number;
}

const failed = ({ gate }: PushRecord): readonly CheckRecord[] =>
  gate.checks.filter(({ status }) => status === 'fail');

/** Failed checks of scenarios that nothing was done to. */
export const falselyFailed = (push: PushRecord): readonly CheckRecord[] =>
  failed(push).filter(({ scenario }) => push.kind === 'unchanged' || scenario !== push.scenario);

/** Metrics that a slowdown is found in: more memory, though it may come with more rounds, is another finding. */
const SLOWED: ReadonlySet<string | null> = new Set(['cpu.perop', 'time.wall']);

/** Checks that failed a slowed scenario for being slow, as they should. */
export const rightlyFailed = (push: PushRecord): readonly CheckRecord[] =>
  push.kind === 'slower'
    ? failed(push).filter(({ scenario, metric }) => scenario === push.scenario && SLOWED.has(metric))
    : [];

/** What was said of a slowed scenario that did not fail. */
function missOf(push: PushRecord): 'inconclusive' | 'warned' | 'passed' {
  const said = push.gate.checks.filter(
    ({ scenario, metric }) => scenario === push.scenario && metric === 'cpu.perop',
  );
  if (said.some(({ status }) => status === 'warn')) return 'warned';
  return said.length > 0 && said.every(({ status }) => status === 'pass') ? 'passed' : 'inconclusive';
}

const isOpen = ({ status }: CheckRecord): boolean => status === 'inconclusive';

/** Counts of the pushes of one group; it has at least one. */
function tallyOf(pushes: readonly [PushRecord, ...PushRecord[]]): Tally {
  const [{ kind, neighbours }] = pushes;
  const missed = pushes
    .filter(push => push.kind === 'slower' && rightlyFailed(push).length === 0)
    .map(missOf);
  const seconds = pushes.map(({ gate }) => gate.seconds);
  const scenarios = pushes.flatMap(({ gate }) => Object.values(gate.scenarios));
  const count = (said: (typeof missed)[number]): number => missed.filter(miss => miss === said).length;
  return {
    kind,
    neighbours,
    pushes: pushes.length,
    falseFails: pushes.filter(push => falselyFailed(push).length > 0).length,
    found: pushes.filter(push => rightlyFailed(push).length > 0).length,
    missed: { inconclusive: count('inconclusive'), warned: count('warned'), passed: count('passed') },
    inconclusive: mean(pushes.map(({ gate }) => gate.checks.filter(isOpen).length)),
    medianSeconds: median(seconds),
    maxSeconds: Math.max(...seconds),
    searchPairs: mean(scenarios.map(({ searchPairs }) => searchPairs)),
    confirmPairs: mean(scenarios.map(({ confirmPairs }) => confirmPairs)),
  };
}

const GROUPS: readonly { kind: PushKind; neighbours: number }[] = [
  { kind: 'unchanged', neighbours: 0 },
  { kind: 'unchanged', neighbours: 1 },
  { kind: 'slower', neighbours: 1 },
  { kind: 'slower', neighbours: 2 },
];

/** A tally for each group that has a push. */
export const tallies = (pushes: readonly PushRecord[]): readonly Tally[] =>
  GROUPS.flatMap(({ kind, neighbours }) => {
    const [first, ...rest] = pushes.filter(push => push.kind === kind && push.neighbours === neighbours);
    return first === undefined ? [] : [tallyOf([first, ...rest])];
  });

/** What was promised, and what came of it. `met` is null while there are fewer pushes than the promise is about. */
export interface Target {
  readonly name: string;
  readonly count: number;
  readonly of: number;
  readonly met: boolean | null;
}

/** Pushes that the promise is about, and the share of slower ones that must be found: 19 of 20. */
const UNCHANGED = 40;
const SLOWER = 20;
const FOUND = 0.95;

/** The two promises of pushes with real programs. */
export function targetsOf(groups: readonly Tally[]): readonly Target[] {
  const sum = (kind: PushKind, of: (tally: Tally) => number): number =>
    groups.filter(tally => tally.kind === kind).reduce((total, tally) => total + of(tally), 0);
  const unchanged = sum('unchanged', ({ pushes }) => pushes);
  const falseFails = sum('unchanged', tally => tally.falseFails);
  const slower = sum('slower', ({ pushes }) => pushes);
  const found = sum('slower', tally => tally.found);
  return [
    {
      name: `no false fail in ${UNCHANGED} unchanged pushes`,
      count: falseFails,
      of: unchanged,
      // A single one breaks it, however few pushes there were.
      met: falseFails > 0 ? false : unchanged < UNCHANGED ? null : true,
    },
    {
      name: `at least ${FOUND * SLOWER} of ${SLOWER} slower pushes found and named, with neighbours`,
      count: found,
      of: slower,
      met: slower < SLOWER ? null : found >= FOUND * slower,
    },
  ];
}
