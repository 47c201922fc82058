import { logChoose } from './log-choose.ts';

/** Wald and Wolfowitz's test of order. */
export interface RunsTest {
  /** Stretches of equal outcomes. */
  readonly stretches: number;
  /** One-sided for few stretches: the chance of as few or fewer when every order is equally likely. */
  readonly pClustered: number;
}

/**
 * Do failures come together? Given how many of the outcomes are true, every order is equally likely where they are independent, and the
 * number of stretches has an exact distribution; few stretches mean clusters. Exact for every length. Without both outcomes p is 1.
 * Source: Wald and Wolfowitz 1940.
 */
export function runsTest(outcomes: readonly boolean[]): RunsTest {
  const stretches = outcomes.filter((outcome, i) => i === 0 || outcome !== outcomes[i - 1]).length;
  const some = outcomes.filter(Boolean).length;
  return { stretches, pClustered: fewStretches(stretches, some, outcomes.length - some) };
}

/** P(stretches ≤ `most`) of `a` outcomes of one kind and `b` of the other. */
function fewStretches(most: number, a: number, b: number): number {
  if (a === 0 || b === 0) return 1;
  let p = 0;
  for (let stretches = 2; stretches <= most; stretches++) p += chanceOf(stretches, a, b);
  return Math.min(1, p);
}

/** Both kinds are cut into pieces that alternate: as many of each, or one more of the kind that begins and ends. */
function chanceOf(stretches: number, a: number, b: number): number {
  const all = logChoose(a + b, a);
  const ways = (pieces: number, others: number): number =>
    Math.exp(logChoose(a - 1, pieces - 1) + logChoose(b - 1, others - 1) - all);
  const half = Math.floor(stretches / 2);
  return stretches % 2 === 0 ? 2 * ways(half, half) : ways(half + 1, half) + ways(half, half + 1);
}
