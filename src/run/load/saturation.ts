import type { Load, LoadTrace } from '../../model/load.ts';
import { LEAST_RATES, risingPart } from '../../model/rising-load.ts';
import type { Saturation, SaturationPoint } from '../../model/saturation.ts';
import { findKnee, type NoKnee } from '../../stats/knee.ts';
import { type LevelTally, levelsOf } from './load-levels.ts';
import { achieved, firstSaturated, isBehindOf, offered, signsOf } from './saturation-signs.ts';

/** Resamples behind the interval of one invocation. What is judged rests on several invocations, so that a rough one will do. */
const ROUNDS = 400;

/**
 * Where throughput stops following a load that rises, by a fit of a straight line that becomes flat to what was done against what was due,
 * and by the signs of each level; null for a load that does not rise, or of which nothing sound is left.
 */
export function saturationOf(trace: LoadTrace, load: Load, seed: number): Saturation | null {
  const part = load.model === 'open' ? risingPart(load.curve) : null;
  const tallies = part === null ? [] : levelsOf(trace, part);
  if (tallies.length === 0) return null;
  const signs = signsOf(tallies);
  const first = firstSaturated(signs);
  return {
    levels: tallies.map((level, i) => ({
      fromMs: level.fromMs,
      toMs: level.toMs,
      offered: offered(level),
      achieved: achieved(level),
      completed: level.completed,
      p99: level.p99,
      signs: signs[i] ?? [],
    })),
    firstSaturated: first,
    point: pointOf(tallies, first, seed),
  };
}

function pointOf(levels: readonly LevelTally[], first: number | null, seed: number): SaturationPoint {
  const upTo = Math.max(...levels.map(offered));
  const heaviest = levels.at(-1);
  if (first === null && heaviest !== undefined && !isBehindOf(levels)(heaviest))
    return { kind: 'unsaturated', upTo };
  const answer = findKnee(
    { x: levels.map(offered), y: levels.map(achieved), weight: levels.map(({ soundMs }) => soundMs) },
    { seed, rounds: ROUNDS },
  );
  if (answer.kind === 'none')
    return { kind: 'unplaced', reason: reasonOf(answer, levels[first ?? -1] ?? heaviest, upTo) };
  const { knee, range, level } = answer;
  return { kind: 'saturated', rate: knee, low: range.low, high: range.high, capacity: level };
}

/** Why it cannot be said where saturation begins, and what would tell. */
function reasonOf(answer: NoKnee, first: LevelTally | undefined, upTo: number): string {
  const signs = `there are signs of saturation from ${shown(first === undefined ? upTo : offered(first))} on`;
  switch (answer.reason) {
    case 'few-points':
      return `${signs}, but ${answer.found} different rates do not show where it begins; ${LEAST_RATES} are needed`;
    case 'few-before':
    case 'no-rise':
      return `${signs}, too early to see throughput follow the load before; begin with a lower rate`;
    case 'few-beyond':
      return `${signs}, but too little of the load, which goes up to ${shown(upTo)}, lies beyond the point; end with a higher rate`;
    case 'straight':
      return `${signs}, but throughput follows the load up to ${shown(upTo)} nearly as before; end with a higher rate`;
    case 'still-rising':
      return `${signs}, but throughput goes on rising beyond it, at ${Math.round(answer.slopeShare * 100)} % of the pace before: there is no one point`;
  }
}

/** Operations a second, to three digits. */
const shown = (rate: number): string => `${Number(rate.toPrecision(3))}/s`;
