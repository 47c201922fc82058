import { createRandom, type Random } from '../../src/stats/random.ts';
import type { SeriesShape } from '../../src/stats/shape.ts';

/** Seeded synthetic series: the shapes of resources over a run, and levels of a metric over runs. */

/** What a series is made of. */
export interface SeriesOptions {
  readonly points: number;
  /** Standard deviation of the noise as a share of the movement. */
  readonly noise: number;
  readonly seed: number;
}

/** Level and movement, bytes: 100 MB that move by 20 MB. */
const LEVEL = 100e6;
const MOVEMENT = 20e6;

const between = (random: Random, low: number, high: number): number => low + (high - low) * random.next();

/** Noiseless movement 0..1 at each of `points`, with parameters that are drawn anew for each series. */
type Movement = (points: number, random: Random) => readonly number[];

const overTime = (points: number, at: (time: number) => number): number[] =>
  Array.from({ length: points }, (_, i) => at(i / (points - 1)));

/** Shortest period, in points, and at least four cycles in the series. */
const drawPeriod = (points: number, shortest: number, random: Random): number =>
  between(random, Math.min(shortest, points / 4), Math.max(shortest, points / 4));

/** One movement for each shape; the truth that a classifier is held against. */
export const MOVEMENTS: Readonly<Record<SeriesShape, Movement>> = {
  flat: points => overTime(points, () => 0),
  plateau: (points, random) => {
    const tau = between(random, 0.03, 0.2);
    return overTime(points, time => 1 - Math.exp(-time / tau));
  },
  linear: points => overTime(points, time => time),
  step: (points, random) => {
    const start = between(random, 0.2, 0.8);
    return overTime(points, time => (time >= start ? 1 : 0));
  },
  // Collections come when they come: each tooth is up to 15 % longer or shorter.
  sawtooth: (points, random) => {
    const period = drawPeriod(points, 5, random);
    let [since, length] = [random.next() * period, period];
    return Array.from({ length: points }, () => {
      since++;
      if (since >= length) [since, length] = [since - length, period * between(random, 0.85, 1.15)];
      return Math.min(1, since / length);
    });
  },
  oscillating: (points, random) => {
    const period = drawPeriod(points, 10, random);
    const phase = random.next();
    return Array.from({ length: points }, (_, i) => (1 + Math.sin(2 * Math.PI * (i / period + phase))) / 2);
  },
};

/** The shapes in the order of tables. */
export const SHAPE_NAMES = Object.keys(MOVEMENTS) as readonly SeriesShape[];

/** A noisy series of the shape, in bytes. */
export function drawSeries(shape: SeriesShape, { points, noise, seed }: SeriesOptions): number[] {
  const random = createRandom(seed);
  const movement = MOVEMENTS[shape](points, random);
  return movement.map(share => LEVEL + MOVEMENT * (share + noise * random.normal()));
}

/** Noise with standard deviation 1 in which neighbours correlate by `memory`; 0 makes them independent. */
export function drawNoise(points: number, memory: number, random: Random): number[] {
  let value = random.normal();
  return Array.from({ length: points }, () => {
    const now = value;
    value = memory * value + Math.sqrt(1 - memory ** 2) * random.normal();
    return now;
  });
}
