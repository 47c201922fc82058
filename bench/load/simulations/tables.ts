import { markdownTable } from 'markdown-table';
import { percent } from '../../../scripts/docs/statistics.ts';
import { hashSeed } from '../../../src/stats/random.ts';
import { kneeShares, type Ramp } from './knees.ts';
import { changeShares, lawShares, NARROW, type Noise, WIDE } from './laws.ts';
import { orderCoverage, windowCoverage } from './quantiles.ts';
import { growthShares } from './queues.ts';
import { medianShares, recoveryShares } from './recoveries.ts';

/** Rows of bench/load/simulated.md: each names its setting and has a seed made from it, so that any of them can be computed alone. */
export interface Row<Setting> {
  readonly settings: readonly Setting[];
  readonly head: readonly string[];
  readonly cells: (setting: Setting) => readonly string[];
}

export const TRIALS = {
  knees: 200,
  falling: 40,
  laws: 200,
  changes: 100,
  windows: 100,
  cheap: 1_000,
  queues: 150,
} as const;

const or = (value: number | null, text: (value: number) => string): string =>
  value === null ? '–' : text(value);
const seedOf = (setting: unknown): number => hashSeed(JSON.stringify(setting));

export const tableOf = <Setting>({ settings, head, cells }: Row<Setting>): string =>
  markdownTable([[...head], ...settings.map(setting => [...cells(setting)])], { alignDelimiters: false });

const SEEN = [
  { steps: 12, noise: 0.01 },
  { steps: 12, noise: 0.03 },
  { steps: 60, noise: 'counts' },
] as const;

const ramps = (tops: readonly number[]): Ramp[] => tops.flatMap(top => SEEN.map(seen => ({ top, ...seen })));

/** Ramps that pass the capacity of 1,000, and ramps that do not reach it. */
export const KNEES: Row<Ramp> = {
  settings: ramps([0.5, 0.9, 1.2, 2, 4]),
  head: [
    'ramp to',
    'steps',
    'noise',
    'a knee is found',
    'knee, mean ± sd',
    'within 1 %',
    'within 5 %',
    'interval holds 1,000',
  ],
  cells: ramp => {
    const shares = kneeShares(ramp, TRIALS.knees, seedOf(ramp));
    const isPast = ramp.top > 1;
    return [
      `${ramp.top} ×`,
      `${ramp.steps}`,
      ramp.noise === 'counts' ? 'arrivals at random, 1 s' : percent(ramp.noise, 0),
      percent(shares.found),
      isPast
        ? `${or(shares.mean, value => value.toFixed(0))} ± ${or(shares.sd, value => value.toFixed(0))}`
        : '–',
      ...[shares.within1, shares.within5, shares.covered].map(value => (isPast ? percent(value) : '–')),
    ];
  },
};

/** Ramps over servers that do less the more they are asked beyond their capacity. */
export const FALLING_KNEES: Row<Ramp> = {
  settings: ([0.5, 1, 2, 4, 'breakdown'] as const).flatMap(fall =>
    ramps([1.2, 2, 4]).map(ramp => ({ ...ramp, fall })),
  ),
  head: [
    'beyond the capacity',
    'ramp to',
    'steps',
    'noise',
    'a knee is found',
    'knee, mean ± sd',
    'within 5 %',
    'only two rates',
    'of those, hold 1,000',
  ],
  cells: ramp => {
    const shares = kneeShares(ramp, TRIALS.falling, seedOf(ramp));
    return [
      ramp.fall === 'breakdown' ? 'a fifth' : `as 1 / rate^${ramp.fall}`,
      `${ramp.top} ×`,
      `${ramp.steps}`,
      ramp.noise === 'counts' ? 'arrivals at random, 1 s' : percent(ramp.noise, 0),
      percent(shares.found),
      shares.found === 0
        ? '–'
        : `${or(shares.mean, value => value.toFixed(0))} ± ${or(shares.sd, value => value.toFixed(0))}`,
      shares.found === 0 ? '–' : percent(shares.within5 / shares.found),
      percent(shares.between),
      or(shares.betweenHolds, share => percent(share)),
    ];
  },
};

interface LawSetting {
  readonly sizes: readonly number[];
  readonly noise: Noise;
}

const noiseText = ([first, last]: Noise): string =>
  first === last ? percent(first, 0) : `${percent(first, 0)} to ${percent(last, 0)}`;

export const LAWS: Row<LawSetting> = {
  settings: [WIDE, NARROW].flatMap(sizes =>
    (
      [
        [0.03, 0.03],
        [0.01, 0.05],
      ] as const
    ).map(noise => ({ sizes, noise })),
  ),
  head: ['users', 'noise', 'γ', 'α', 'β', 'peak is given', 'N*', 'X at N*'],
  cells: setting => {
    const { sizes, noise } = setting;
    const shares = lawShares(sizes, noise, TRIALS.laws, seedOf(setting));
    return [
      sizes.join(', '),
      noiseText(noise),
      ...[shares.gamma, shares.alpha, shares.beta, shares.peakGiven].map(value => percent(value)),
      ...[shares.peakSize, shares.peakRate].map(value => or(value, percent)),
    ];
  },
};

interface ChangeSetting {
  readonly factorAlpha: number;
  readonly factorBeta: number;
  readonly noise: Noise;
}

export const CHANGES: Row<ChangeSetting> = {
  settings: [
    { factorAlpha: 1, factorBeta: 1, noise: [0.03, 0.03] },
    { factorAlpha: 1, factorBeta: 1, noise: [0.01, 0.05] },
    { factorAlpha: 1.5, factorBeta: 1, noise: [0.03, 0.03] },
    { factorAlpha: 2, factorBeta: 1, noise: [0.03, 0.03] },
    { factorAlpha: 1, factorBeta: 1.5, noise: [0.03, 0.03] },
  ],
  head: ['α of the head', 'β of the head', 'noise', 'α is said to differ', 'β is said to differ'],
  cells: setting => {
    const { factorAlpha, factorBeta, noise } = setting;
    const head = { alpha: 0.03 * factorAlpha, beta: (0.97 / 44 ** 2) * factorBeta };
    const shares = changeShares(head, noise, TRIALS.changes, seedOf(setting));
    const factor = (value: number): string => (value === 1 ? 'the same' : `× ${value}`);
    return [
      factor(factorAlpha),
      factor(factorBeta),
      noiseText(noise),
      percent(shares.alpha),
      percent(shares.beta),
    ];
  },
};

interface OrderSetting {
  readonly n: number;
  readonly p: number;
}

const QUANTILES = [0.5, 0.95, 0.99];
const quantileText = (p: number): string => `p${100 * p}`;

export const ORDERS: Row<OrderSetting> = {
  settings: QUANTILES.flatMap(p => [200, 2_000].map(n => ({ n, p }))),
  head: ['quantile', 'values', 'interval holds it'],
  cells: setting => [
    quantileText(setting.p),
    `${setting.n}`,
    percent(orderCoverage(setting.n, setting.p, TRIALS.cheap, seedOf(setting))),
  ],
};

interface WindowSetting {
  readonly memory: number | null;
  readonly p: number;
}

function levelsText(memory: number | null): string {
  if (memory === null) return 'all alike';
  return memory === 0 ? 'differ' : `differ, neighbours correlate by ${memory}`;
}

/** Windows in a block. */
export const BLOCKS: readonly number[] = [5, 10];

export const WINDOW_QUANTILES: Row<WindowSetting> = {
  settings: [null, 0, 0.5, 0.8].flatMap(memory => QUANTILES.map(p => ({ memory, p }))),
  head: [
    'levels of windows',
    'quantile',
    'by windows, as it is done',
    'operations taken for independent',
    ...BLOCKS.map(block => `bootstrap, blocks of ${block}`),
  ],
  cells: setting => {
    const shares = windowCoverage(setting, BLOCKS, TRIALS.windows, seedOf(setting));
    return [
      levelsText(setting.memory),
      quantileText(setting.p),
      percent(shares.windows),
      percent(shares.independent),
      ...shares.blocks.map(value => percent(value)),
    ];
  },
};

const SERVICE_SECONDS: readonly number[] = [0.001, 0.01, 0.1];
/** Growth by this share of the arrivals is what matters of a queue. */
export const MATERIAL = 0.005;

export const QUEUES: Row<number> = {
  settings: [0.5, 0.65, 0.8, 0.95, 1.02, 1.05, 1.1, 1.2],
  head: ['load', ...SERVICE_SECONDS.map(seconds => `services of ${1_000 * seconds} ms`)],
  cells: load => [
    `${load}`,
    ...SERVICE_SECONDS.map(serviceSeconds => {
      const queue = { load, serviceSeconds };
      const { any, material } = growthShares(queue, MATERIAL, TRIALS.queues, seedOf(queue));
      return `${percent(any)} · ${percent(material)}`;
    }),
  ],
};

interface RecoverySetting {
  readonly run: number;
  readonly goodWhileBad: number;
  readonly badOnceGood: number;
}

export const RECOVERIES: Row<RecoverySetting> = {
  settings: [
    { goodWhileBad: 0.02, badOnceGood: 0.02 },
    { goodWhileBad: 0.1, badOnceGood: 0.02 },
    { goodWhileBad: 0.1, badOnceGood: 0.1 },
  ].flatMap(misjudged => [1, 3, 5].map(run => ({ ...misjudged, run }))),
  head: [
    'bad windows taken for good',
    'good ones for bad',
    'good in a row',
    'too early',
    'right',
    'too late',
    'never',
  ],
  cells: setting => {
    const { run, ...misjudged } = setting;
    const shares = recoveryShares(run, misjudged, TRIALS.cheap, seedOf(setting));
    return [
      percent(misjudged.goodWhileBad, 0),
      percent(misjudged.badOnceGood, 0),
      `${run}`,
      ...[shares.early, shares.right, shares.late, shares.never].map(value => percent(value)),
    ];
  },
};

interface MedianSetting {
  readonly episodes: number;
  readonly watched: number;
}

export const MEDIANS: Row<MedianSetting> = {
  settings: [5, 10, 40].flatMap(episodes => [100, 30, 15].map(watched => ({ episodes, watched }))),
  head: [
    'episodes',
    'censored',
    'median is given',
    'its median',
    'without the censored',
    'interval holds 10 s',
  ],
  cells: setting => {
    const { episodes, watched } = setting;
    const shares = medianShares(episodes, watched, TRIALS.cheap, seedOf(setting));
    return [
      `${episodes}`,
      percent(shares.censored, 0),
      percent(shares.given),
      `${shares.estimate.toFixed(1)} s`,
      `${shares.dropped.toFixed(1)} s`,
      percent(shares.covered),
    ];
  },
};
