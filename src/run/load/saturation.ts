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
  const saturated = levels[first ?? -1];
  if (answer.kind === 'none') return unplaced(answer, saturated, heaviest, upTo);
  if (answer.kind === 'between') return { kind: 'between', low: answer.low, high: answer.high };
  const { knee, range, level } = answer;
  const above = heaviestInPace(levels, first);
  if (above > CONTRADICTED * knee) return { kind: 'unplaced', reason: contradiction(above, knee) };
  return { kind: 'saturated', rate: knee, low: range.low, high: range.high, capacity: level };
}

/** Levels so far above the knee that kept pace are ones that the fit does not describe. */
const CONTRADICTED = 1.1;

/** Rate that the two heaviest levels before the first that is saturated reach, if all that was due was done in them; 0 without them. One may be luck. */
function heaviestInPace(levels: readonly LevelTally[], first: number | null): number {
  const [lighter, heavier] = levels.slice(0, first ?? 0).slice(-2);
  const isBehind = isBehindOf(levels);
  if (lighter === undefined || heavier === undefined) return 0;
  return isBehind(lighter) || isBehind(heavier) ? 0 : offered(lighter);
}

const contradiction = (above: number, knee: number): string =>
  `throughput still followed the load at ${shown(above)}, where a line that becomes flat would have ended at ${shown(knee)}: it is another shape, with no one point`;

/** Too early to see throughput follow the load at all, the point lies at the first saturated level or below. */
function unplaced(
  answer: NoKnee,
  saturated: LevelTally | undefined,
  heaviest: LevelTally | undefined,
  upTo: number,
): SaturationPoint {
  const reason = reasonOf(answer, saturated ?? heaviest, upTo);
  const isEarly = answer.reason === 'few-before' || answer.reason === 'no-rise';
  return {
    kind: 'unplaced',
    reason,
    ...(isEarly && saturated !== undefined ? { atMost: offered(saturated) } : {}),
  };
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
