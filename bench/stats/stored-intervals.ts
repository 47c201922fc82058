import { compareWithHistory } from '../../src/analyze/stored.ts';
import { builtInMetric, customMetric } from '../../src/model/metric.ts';
import { predictWithCovariate } from '../../src/stats/covariate.ts';
import { predict, testPrediction } from '../../src/stats/prediction.ts';
import type { Random } from '../../src/stats/random.ts';
import { type Draw, draws, holds, type IntervalCase, SHAPES } from './interval-case.ts';

/** Assumed spread between runs of times while the history is short (docs/statistics.md, "By kind of metric"). */
const PRIOR = 0.1;
const TEST = { sign: 1, alpha: 0.0025, level: 0.95 } as const;
const SHORT_HISTORY = 'conservative: assumes a spread of 10 % while K < 5, as four earlier runs';

const storedCase = (runs: number, sd: number, shape: string, draw: Draw): IntervalCase => ({
  interval: 'change against stored runs (prediction)',
  setting: `K = ${runs}, true spread ${(100 * sd).toFixed(0)} %, ${shape}`,
  promised: null,
  demand: runs < 5 ? 'at least' : 'target',
  why: runs < 5 ? SHORT_HISTORY : '',
  covers: random => {
    const history = draws(runs, random, source => sd * draw(source));
    return holds(testPrediction(predict(history, { priorSd: PRIOR }), sd * draw(random), TEST), 0);
  },
});

const normal: Draw = random => random.normal();

/** Logarithms of levels whose values have the shape named. */
const LEVELS: Readonly<Record<string, Draw>> = {
  'log-normal values': normal,
  'normal values': random => Math.log1p(0.1 * random.normal()) / 0.1,
  '5 % outliers': SHAPES['5 % outliers'] ?? normal,
};

const stored: readonly IntervalCase[] = [
  ...[1, 2].flatMap(runs => [0.05, 0.1, 0.15].map(sd => storedCase(runs, sd, 'log-normal values', normal))),
  ...[5, 10, 20, 50].flatMap(runs =>
    Object.entries(LEVELS).map(([shape, draw]) => storedCase(runs, 0.1, shape, draw)),
  ),
  ...[5, 10].map(runs => ({
    ...storedCase(runs, 0.1, 'skewed even in its logarithm', SHAPES['log-normal'] ?? normal),
    demand: 'none' as const,
    why: 'broken assumption: Student’s interval is symmetric on the log scale',
  })),
];

const wall = builtInMetric('time.wall') ?? customMetric('time.wall', 'ns', 'lower');

/** The whole comparison: levels are medians of ten invocations, whose own error is the least spread that it assumes. */
const ofInvocations: readonly IntervalCase[] = [5, 20].map(runs => ({
  interval: 'change against stored runs (prediction)',
  setting: `K = ${runs}, spread 5 % between runs and 5 % within, 10 invocations`,
  promised: null,
  demand: 'target',
  why: '',
  covers: random => {
    const run = (): number[] => {
      const level = 0.05 * random.normal();
      return draws(10, random, source => 100e6 * Math.exp(level + 0.05 * source.normal()));
    };
    const past = { runs: Array.from({ length: runs }, run), calibration: null };
    const head = { metric: wall, samples: run(), invocations: [] };
    return holds(compareWithHistory(head, past, { smallestEffect: 0.03, floor: 2e6 }, 0.0025).interval, 0);
  },
}));

/** The machine's reading explains most of the spread, or nothing of it. */
const calibrated: readonly IntervalCase[] = [10, 20, 50].flatMap(runs =>
  [0.8, 0].map(slope => ({
    interval: 'change against stored runs, with the machine’s reading',
    setting: `K = ${runs}, slope ${slope}`,
    promised: null,
    demand: 'target',
    why: '',
    covers: (random: Random) => {
      const readings = draws(runs + 1, random, source => 0.1 * source.normal());
      const values = readings.map(reading => slope * reading + 0.04 * random.normal());
      const covariate = { history: readings.slice(0, -1), now: readings[runs] ?? 0 };
      const prediction = predictWithCovariate(values.slice(0, -1), covariate, { priorSd: PRIOR });
      return holds(testPrediction(prediction, values[runs] ?? 0, TEST), 0);
    },
  })),
);

/** Runs that resemble the one before: the mean of few of them is no level. Shown, because machines behave so. */
const dependent: readonly IntervalCase[] = [5, 20].map(runs => ({
  interval: 'change against stored runs (prediction)',
  setting: `K = ${runs}, neighbouring runs correlate by 0.5`,
  promised: null,
  demand: 'none',
  why: 'broken assumption: runs are taken for independent, so their spread looks too small',
  covers: random => {
    let value = random.normal();
    const values = Array.from({ length: runs + 1 }, () => {
      value = 0.5 * value + Math.sqrt(0.75) * random.normal();
      return 0.1 * value;
    });
    return holds(
      testPrediction(predict(values.slice(0, -1), { priorSd: PRIOR }), values[runs] ?? 0, TEST),
      0,
    );
  },
}));

/** Intervals of one run against runs of other days. */
export const STORED_CASES: readonly IntervalCase[] = [
  ...stored,
  ...ofInvocations,
  ...calibrated,
  ...dependent,
];
