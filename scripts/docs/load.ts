import { TOLERATED_NOISE, TOLERATED_SHARE } from '../../src/stats/falling-tail.ts';
import {
  CLOSE,
  KNEE_ALPHA,
  LEAST_FLAT,
  LEAST_POINTS,
  LEAST_SHORTFALL,
  LEAST_SIDE,
} from '../../src/stats/knee.ts';
import { LEAST_TERMS } from '../../src/stats/partial-sums.ts';
import { LEVEL } from '../../src/stats/resampling.ts';
import { BEYOND_PEAK, LEAST_REPEATS, LEAST_SIZES } from '../../src/stats/scalability.ts';

/** The parts of docs/statistics.md on loads: tables that `node bench/load/simulate.ts --write` made, and the sentences that state a number. */

/** Block of the page → heading of bench/load/simulated.md. */
const SECTIONS = {
  knees: 'Where throughput becomes flat',
  'falling-knees': 'Where throughput falls beyond the limit',
  laws: 'The law of scalability',
  'law-changes': 'Scalability of two sides',
  'window-quantiles': 'Quantiles of windows',
  queues: 'Queues that grow',
  recoveries: 'When recovery is told',
  'recovery-medians': 'Median time of recovery',
} as const;

/** What stands under a heading of the second level, heading left out. Error when it is not there. */
function sectionOf(markdown: string, heading: string): string {
  const [, body] = markdown.split(`\n## ${heading}\n`);
  if (body === undefined)
    throw new Error(`Cannot take a table from bench/load/simulated.md: it has no section "${heading}"`);
  return (body.split('\n## ')[0] ?? '').trim();
}

/** Generated blocks by name. */
export const loadBlocks = (simulated: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(SECTIONS).map(([name, heading]) => [name, sectionOf(simulated, heading)]),
  );

const WORDS: Readonly<Record<number, string>> = { 2: 'two', 3: 'three', 6: 'six' };
const word = (n: number): string => WORDS[n] ?? `${n}`;
const percent = (ratio: number): string => `${Number((100 * ratio).toPrecision(6))} %`;

/** Sentences with numbers, as the code makes them. */
export const LOAD_CLAIMS: readonly string[] = [
  `Fewer than ${word(LEAST_POINTS)} points, or fewer than ${word(LEAST_SIDE)} on either side of the knee`,
  `p above ${KNEE_ALPHA}, or the line exceeds the flat part by less than ${percent(LEAST_SHORTFALL)} at the highest rate`,
  `the larger of ${percent(TOLERATED_SHARE)} of the largest throughput and ${TOLERATED_NOISE} standard deviations`,
  `fewer than ${word(LEAST_FLAT)} points remain beyond the knee, it lies between two rates; where those are no more than ${percent(CLOSE - 1)} apart`,
  `from ${word(LEAST_SIZES)} different N on, N = 1 among them, with ${word(LEAST_REPEATS)} repeats each`,
  `the largest N is at least ${BEYOND_PEAK} times the estimate, and not below the upper end of its ${percent(LEVEL)} interval`,
  `Fewer than ${LEAST_TERMS} windows give no interval`,
];
