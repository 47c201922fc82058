import { agree } from '../../src/analyze/agree.ts';
import { comparePaired } from '../../src/analyze/paired.ts';
import type { Comparison } from '../../src/model/analysis.ts';
import { alphaOfOne } from '../../src/stats/majority.ts';
import { createRandom, type Random } from '../../src/stats/random.ts';
import { pairedRunOf, policyWith } from '../../test/helpers/runs.ts';

/** One kind of push: how far the head's change differs from machine to machine, and what it is on the average. */
export interface Cell {
  readonly machines: number;
  /** Mean of ln(head / base). */
  readonly change: number;
  /** Standard deviation of that between machines: memory layout, caches, neighbours that last. */
  readonly betweenMachines: number;
}

/** Shares of pushes in which the search finds the head worse; nothing is confirmed here, so these are upper bounds of fails. */
export interface Rates {
  /** The rule of `analyze/agree.ts`. */
  readonly majority: number;
  /** All pairs of all machines as if one had taken them. */
  readonly pooled: number;
  /** The first machine alone. */
  readonly single: number;
  /** The rule excludes a change that matters: a pass. */
  readonly excluded: number;
  /** The machines do not agree: cannot tell. */
  readonly disagree: number;
}

/** Standard deviation of the log ratio of one pair, and the pairs that each machine takes. */
const PAIR_NOISE = 0.05;
const PAIRS = 40;
const ALPHA = 0.05;
const LEVEL_NS = 100e6;

/** The same seed gives the same pushes. */
export function simulate({ machines, change, betweenMachines }: Cell, pushes: number, seed: number): Rates {
  const random = createRandom(seed);
  const found = Array.from({ length: pushes }, () => {
    const drawn = Array.from({ length: machines }, () =>
      drawPairs(change + betweenMachines * random.normal(), random),
    );
    const alpha = alphaOfOne(ALPHA, machines);
    const together = agree(
      drawn.map(pairs => compare(pairs, alpha)),
      alpha,
    );
    const [first = { base: [], head: [] }] = drawn;
    return {
      majority: isWorse(together),
      pooled: isWorse(compare(inTurn(drawn), ALPHA)),
      single: isWorse(compare(first, ALPHA)),
      excluded: together.kind === 'paired' && together.state === 'excluded',
      disagree: together.kind === 'none' && together.code === 'disagree',
    };
  });
  const share = (name: keyof Rates): number => found.filter(push => push[name]).length / pushes;
  return {
    majority: share('majority'),
    excluded: share('excluded'),
    pooled: share('pooled'),
    single: share('single'),
    disagree: share('disagree'),
  };
}

interface Sides {
  readonly base: readonly number[];
  readonly head: readonly number[];
}

function drawPairs(change: number, random: Random): Sides {
  const base = Array.from({ length: PAIRS }, () => LEVEL_NS * Math.exp(0.1 * random.normal()));
  return { base, head: base.map(value => value * Math.exp(change + PAIR_NOISE * random.normal())) };
}

/** One pair of each machine, then the next: as many as one machine may take. */
function inTurn(all: readonly Sides[]): Sides {
  const pick = (side: keyof Sides): readonly number[] =>
    Array.from({ length: PAIRS }, (_, i) => all.flatMap(sides => sides[side][i] ?? [])).flat();
  return { base: pick('base'), head: pick('head') };
}

function compare(sides: Sides, familyAlpha: number): Comparison {
  const count = sides.base.length;
  const run = pairedRunOf({ parse: { 'time.wall': sides } });
  const { plan } = run;
  // One look at everything: what a machine stopped at is not the question here.
  const pairing = plan.pairing === null ? null : { ...plan.pairing, looks: [count] };
  const found = comparePaired({ ...run, plan: { ...plan, pairing } }, null, policyWith({ familyAlpha }));
  return found.of('parse', 'time.wall') ?? { kind: 'none', code: 'no-reference', reason: 'no pairs' };
}

const isWorse = (comparison: Comparison): boolean =>
  comparison.kind === 'paired' && comparison.state === 'worse';
