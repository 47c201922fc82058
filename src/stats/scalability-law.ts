import { nonNegativeFit, product, type Triple } from './non-negative.ts';

/** One measurement: what `size` units together get done in a unit of time. */
export interface Sized {
  /** 1 or more. */
  readonly size: number;
  /** Above 0. */
  readonly rate: number;
}

/** Parameters of rate(n) = gamma · n / (1 + alpha (n − 1) + beta n (n − 1)), none negative. */
export interface Law {
  /** Rate of one unit. */
  readonly gamma: number;
  /** Contention: the share of the work that only one unit at a time can do. */
  readonly alpha: number;
  /** Coherency: what each pair of units costs. */
  readonly beta: number;
}

/** The rate that the law gives `size` units. */
export const rateAt = ({ gamma, alpha, beta }: Law, size: number): number =>
  (gamma * size) / (1 + alpha * (size - 1) + beta * size * (size - 1));

/** The size with the largest rate, at least 1: √((1 − alpha) / beta); infinite without coherency costs. A real number, not a count. */
export function peakSize({ alpha, beta }: Law): number {
  if (alpha >= 1) return 1;
  return Math.max(1, Math.sqrt((1 - alpha) / beta));
}

/** The largest rate: at the peak, or what contention alone allows, gamma / alpha, where there is none. */
export const peakRate = (law: Law): number =>
  law.beta > 0 ? rateAt(law, peakSize(law)) : law.gamma / law.alpha;

/** Refinement stops when a step changes no parameter that matters, or after this many. */
const STEPS = 20;
const SETTLED = 1e-12;

/**
 * The Universal Scalability Law that fits best, in the logarithms of the rates: errors of measurement are a share of what is measured. size / rate =
 * c₀ + c₁ (size − 1) + c₂ size (size − 1) is linear, so it begins as non-negative least squares weighted by (rate / size)², and Gauss–Newton
 * steps, each again such a fit, lead from there to the logarithms. All sizes 1 or more, all rates positive, at least one of them; with fewer than three
 * sizes the costs that cannot be told apart are 0. Source: Gunther 2007, "Guerrilla Capacity Planning", ch. 4–6.
 */
export function fitLaw(points: readonly Sized[]): Law {
  const rows = points.map(({ size }) => [1, size - 1, size * (size - 1)] as const);
  const costs = points.map(({ size, rate }) => size / rate);
  let fit = nonNegativeFit(rows, costs, costs);
  for (let step = 0; step < STEPS; step++) {
    const expected = rows.map(row => product(row, fit));
    const targets = costs.map((cost, i) => (expected[i] ?? 1) * (1 + Math.log(cost / (expected[i] ?? 1))));
    const next = nonNegativeFit(rows, targets, expected);
    if (!(logLoss(rows, costs, next) < logLoss(rows, costs, fit) * (1 - SETTLED))) break;
    fit = next;
  }
  return { gamma: 1 / fit[0], alpha: fit[1] / fit[0], beta: fit[2] / fit[0] };
}

const logLoss = (rows: readonly Triple[], costs: readonly number[], fit: Triple): number =>
  rows.reduce((sum, row, i) => sum + Math.log((costs[i] ?? 1) / product(row, fit)) ** 2, 0);
