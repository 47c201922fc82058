import { betaPoint, betaTails } from './beta.ts';
import type { Tally } from './fisher.ts';

/** Step of the quadrature in its own coordinate, and how far it reaches: 97 points, beyond which less than 1e-13 of the mass lies. */
const STEP = 1 / 16;
const REACH = 3;

/**
 * The chance that `a` fails at a higher rate than `b`, given what was seen of each and Jeffreys' prior Beta(½, ½) for both rates:
 * ∫ P(rate of b < x) dP(rate of a ≤ x), by the tanh-sinh rule over the probability of a. Error below 1e-9.
 */
export function chanceHigher(a: Tally, b: Tally): number {
  const [a1, a2] = posterior(a);
  const [b1, b2] = posterior(b);
  let chance = 0;
  for (let t = -REACH; t <= REACH; t += STEP) {
    const exponent = Math.PI * Math.sinh(t);
    const lower = 1 / (1 + Math.exp(-exponent));
    const upper = 1 / (1 + Math.exp(exponent));
    const { x, y } = betaPoint({ lower, upper }, a1, a2);
    chance += betaTails(x, y, b1, b2).lower * lower * upper * Math.PI * Math.cosh(t) * STEP;
  }
  return Math.min(1, chance);
}

/** Jeffreys' posterior of a failure rate. */
const posterior = ({ failed, runs }: Tally): readonly [number, number] => [failed + 0.5, runs - failed + 0.5];

/** The mean of that posterior. */
export const posteriorMean = ({ failed, runs }: Tally): number => (failed + 0.5) / (runs + 1);
