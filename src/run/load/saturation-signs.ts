import { SATURATED_SIGNS, type SaturationSign } from '../../model/saturation.ts';
import { drift } from '../../stats/backlog.ts';
import { LEAST_TERMS } from '../../stats/partial-sums.ts';
import { wilsonInterval } from '../../stats/proportion.ts';
import type { LevelTally } from './load-levels.ts';

/** Less than this share of what was due ended well, beside the share of the lightest level: what fails at every rate is no saturation. */
const BEHIND = 0.95;
/** Growth of what is not done yet, as a share of the arrivals. */
const BACKLOG = 0.01;
/** Times the 99th percentile of the lightest level. */
const SLOW = 5;
/** Operations done more for one that is due more, since the level that was lighter by this share of the heaviest: less is lost in noise. */
const FLAT = 0.1;
const FLAT_DISTANCE = 0.1;
/** Rates of even steps differ by this share. */
const ROUNDING = 0.05;
/** Share of operations that failed or were dropped, and the level at which it is certain. */
const ERRORS = 0.01;
const CERTAIN = 0.95;

/** Signs of saturation of each level, in the order of the levels (docs/load.md, "Where throughput stops following"). */
export function signsOf(levels: readonly LevelTally[]): readonly (readonly SaturationSign[])[] {
  const far = FLAT_DISTANCE * Math.max(...levels.map(offered)) * (1 - ROUNDING);
  const isLate = isBehindOf(levels);
  return levels.map((level, i) => {
    const [before, after] = [levels[i - 1], levels[i + 1]];
    const lighter = levels.findLast(other => offered(other) <= offered(level) - far);
    const found: readonly (readonly [SaturationSign, boolean])[] = [
      ['behind', isLate(level) && [before, after].some(other => other !== undefined && isLate(other))],
      ['backlog', growsBehind(level)],
      ['slow', (level.p99 ?? 0) > SLOW * (levels[0]?.p99 ?? Number.POSITIVE_INFINITY)],
      ['flat', lighter !== undefined && gains(lighter, level) < FLAT],
      ['errors', wilsonInterval(...troubled(level), CERTAIN).low > ERRORS],
    ];
    return found.flatMap(([sign, isThere]) => (isThere ? [sign] : []));
  });
}

/**
 * The first level that is saturated, as are at least half of the heavier ones, and one of them at least; the heaviest alone needs a sign more.
 * Null without one: a single bad stretch is an incident.
 */
export function firstSaturated(signs: readonly (readonly SaturationSign[])[]): number | null {
  const saturated = signs.map(own => own.length >= SATURATED_SIGNS);
  const lasts = (from: number): boolean => {
    const count = saturated.slice(from).filter(own => own).length;
    return count >= 2 && count * 2 >= saturated.length - from;
  };
  const first = saturated.findIndex((own, i) => own && lasts(i));
  if (first !== -1) return first;
  return (signs.at(-1)?.length ?? 0) > SATURATED_SIGNS ? signs.length - 1 : null;
}

/** Whether fewer operations end well than are due, beside the lightest of `levels`. What is refused at once does not keep pace either. */
export function isBehindOf(levels: readonly LevelTally[]): (level: LevelTally) => boolean {
  const [lightest] = levels;
  const usual = lightest === undefined ? 1 : Math.min(1, wellShare(lightest));
  return level => wellShare(level) < BEHIND * usual;
}

const wellShare = ({ completed, failed, scheduled }: LevelTally): number => (completed - failed) / scheduled;

/** What failed or was dropped, of all that ended or was. */
const troubled = ({ failed, dropped, completed }: LevelTally): readonly [number, number] => [
  failed + dropped,
  Math.max(completed + dropped, 1),
];

/** Only a level of many windows can tell growth from what comes and goes. */
function growsBehind({ backlog, scheduled }: LevelTally): boolean {
  if (backlog.length < LEAST_TERMS) return false;
  const { slope, low } = drift(backlog);
  return low > 0 && slope * backlog.length > BACKLOG * scheduled;
}

/** dX / dλ; infinite where no more was due, so that it says nothing. */
function gains(before: LevelTally, level: LevelTally): number {
  const more = offered(level) - offered(before);
  return more > 0 ? (achieved(level) - achieved(before)) / more : Number.POSITIVE_INFINITY;
}

/** Operations due a second. */
export const offered = ({ scheduled, soundMs }: LevelTally): number => (scheduled * 1e3) / soundMs;

/** Operations that ended well a second. */
export const achieved = ({ completed, failed, soundMs }: LevelTally): number =>
  ((completed - failed) * 1e3) / soundMs;
