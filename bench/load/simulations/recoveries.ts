import { type Lasted, medianTime } from '../../../src/stats/kaplan-meier.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { type JudgedWindow, recoveryAfter } from '../../../src/stats/recovered.ts';
import { repeat, share } from './shares.ts';

/** Windows watched after a disturbance, and the true end of its effects. */
export const WATCHED = 60;
export const TRUE_END = 20;

/** How often a window is judged wrongly. */
export interface Misjudged {
  readonly goodWhileBad: number;
  readonly badOnceGood: number;
}

/** Shares of disturbances by when recovery is said to be. */
export interface RecoveryShares {
  readonly early: number;
  /** In the right window or the next. */
  readonly right: number;
  readonly late: number;
  readonly never: number;
}

export function recoveryShares(
  run: number,
  misjudged: Misjudged,
  trials: number,
  seed: number,
): RecoveryShares {
  const random = createRandom(seed);
  const watch = (): JudgedWindow[] =>
    repeat(WATCHED, from => {
      const isRecovered = from >= TRUE_END;
      const flips = random.next() < (isRecovered ? misjudged.badOnceGood : misjudged.goodWhileBad);
      return { from, to: from + 1, good: isRecovered !== flips };
    });
  const found = repeat(trials, () => recoveryAfter(watch(), { end: 0, until: WATCHED, run }));
  const told = (is: (after: number) => boolean): number =>
    share(found, recovery => recovery.kind === 'recovered' && is(recovery.after));
  return {
    early: told(after => after < TRUE_END),
    right: told(after => after >= TRUE_END && after <= TRUE_END + 1),
    late: told(after => after > TRUE_END + 1),
    never: share(found, ({ kind }) => kind === 'censored'),
  };
}

/** True median of exponential times of recovery, seconds. */
export const TRUE_MEDIAN = 10;

/** What the median over several episodes comes to. */
export interface MedianShares {
  /** Share of episodes that were censored. */
  readonly censored: number;
  /** Medians over the sets: of the estimates by Kaplan and Meier, infinite where more than half of the sets have none, and of medians of uncensored times alone. */
  readonly estimate: number;
  readonly dropped: number;
  /** Shares of sets with a median, and with an interval that holds the truth (an open end holds everything beyond). */
  readonly given: number;
  readonly covered: number;
}

/** Sets of `episodes`, each watched for a time drawn between half of `watched` and all of it, seconds. */
export function medianShares(episodes: number, watched: number, trials: number, seed: number): MedianShares {
  const random = createRandom(seed);
  const sets = repeat(trials, () =>
    repeat(episodes, (): Lasted => {
      const time = (-Math.log(1 - random.next()) * TRUE_MEDIAN) / Math.LN2;
      const seen = watched * (0.5 + 0.5 * random.next());
      return time <= seen ? { time, censored: false } : { time: seen, censored: true };
    }),
  );
  const medians = sets.map(set => medianTime(set, 0.95));
  const complete = sets.map(set => set.filter(({ censored }) => !censored).map(({ time }) => time));
  return {
    censored: share(sets.flat(), ({ censored }) => censored),
    estimate: middle(medians.map(found => found.median ?? Number.POSITIVE_INFINITY)),
    dropped: middle(complete.map(middle).filter(Number.isFinite)),
    given: share(medians, found => found.median !== null),
    covered: share(
      medians,
      ({ low, high }) => (low ?? 0) <= TRUE_MEDIAN && TRUE_MEDIAN <= (high ?? Number.POSITIVE_INFINITY),
    ),
  };
}

/** Median that may be infinite; not a number of nothing. */
function middle(values: readonly number[]): number {
  const order = values.toSorted((a, b) => a - b);
  const [low = Number.NaN, high = Number.NaN] = [
    order[Math.floor((order.length - 1) / 2)],
    order[Math.ceil((order.length - 1) / 2)],
  ];
  return low === high ? low : (low + high) / 2;
}
