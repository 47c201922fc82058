import { CONFIRMATION_LOOKS, SEARCH_LOOKS } from '../../src/plan/pairing.ts';
import { robustSpread } from '../../src/stats/descriptive.ts';
import { createRandom } from '../../src/stats/random.ts';
import { METRICS, type Noise, type PushNoise, times } from './noise.ts';
import {
  eachWorkload,
  type Recording,
  type Track,
  WEATHERS,
  type WeatherName,
  WORKLOADS,
  type Workload,
} from './recording.ts';

/** Pushes whose times are pieces of a recording. */

/** What a push takes of each metric at most: the search, then the confirmation. */
const PAIRS_NEEDED = (SEARCH_LOOKS.at(-1) ?? 0) + (CONFIRMATION_LOOKS.at(-1) ?? 0);

/** Which column of the recording a metric is, with its name in the tables. */
const FAMILIES = [
  { metric: 'time.wall', column: 'wall' },
  { metric: 'cpu.perop', column: 'cpu' },
] as const;
type Family = (typeof FAMILIES)[number];

/** How far the head's process of a suite is from the base's, in runs of one workload: a suite has some metrics of each. */
const SUITE_LATER = METRICS / WORKLOADS.length;

/** Wall and CPU time of every recorded weather. Error for a recording that is too short to draw from. */
export function recordedNoises(recording: Recording): readonly Noise[] {
  return FAMILIES.flatMap(family =>
    WEATHERS.flatMap(weather => {
      const tracks = recording.weathers[weather]?.tracks;
      return tracks === undefined ? [] : [noiseOf(family, weather, tracks, recording)];
    }),
  );
}

function noiseOf(
  { metric, column }: Family,
  weather: WeatherName,
  tracks: Readonly<Record<Workload, Track>>,
  { iterations }: Recording,
): Noise {
  const columns = eachWorkload(workload => tracks[workload][column]);
  const runs = columns.cpu.length;
  if (runs < 2 * PAIRS_NEEDED)
    throw new Error(
      `Cannot resample the weather ${weather}: ${runs / 2} pairs were recorded, at least ${PAIRS_NEEDED} are needed; record on`,
    );
  return {
    name: `${column === 'cpu' ? 'CPU' : 'wall'}, ${weather}`,
    seed: `${column} ${weather}`,
    origin: 'recording',
    metric,
    pairNoise: eachWorkload(workload => pairNoiseOf(columns[workload])),
    open: (push, seed) => openRecorded(push, seed, { columns, tracks, iterations, timed: column === 'wall' }),
  };
}

/** Robust spread of ln(second / first), which is what a comparison in pairs has to see through. */
export const pairNoiseOf = (runs: readonly number[]): number =>
  robustSpread(times(runs.length >> 1, pair => Math.log((runs[2 * pair + 1] ?? 1) / (runs[2 * pair] ?? 1))));

interface Source {
  readonly columns: Readonly<Record<Workload, readonly number[]>>;
  readonly tracks: Readonly<Record<Workload, Track>>;
  readonly iterations: Recording['iterations'];
  /** Iterations inside the process are of this metric. */
  readonly timed: boolean;
}

const workloadOf = (metric: number): Workload => WORKLOADS[metric % WORKLOADS.length] ?? 'cpu';

/** Each metric begins at a pair of its own anywhere in the recording, which is closed to a ring. */
function openRecorded(push: number, seed: number, source: Source): PushNoise {
  const random = createRandom(seed);
  const length = source.columns.cpu.length;
  const starts = times(METRICS, () => 2 * random.below(length >> 1));
  const at = (metric: number, offset: number): number => ((starts[metric] ?? 0) + offset) % length;
  const time = (metric: number, offset: number): number =>
    1e3 * (source.columns[workloadOf(metric)][at(metric, offset)] ?? 0);
  const each = <T>(make: (metric: number) => T): T[] => times(METRICS, make);
  let taken = 0;
  return {
    slowed: push % WORKLOADS.length,
    group: workloadOf(push),
    pairs(count) {
      const from = taken;
      taken += 2 * count;
      return each(metric => times(2 * count, run => time(metric, from + run)));
    },
    // Stored runs are as far apart as the recording allows.
    jobs: count => times(count, job => each(metric => time(metric, Math.floor((job * length) / count)))),
    blocks: count =>
      each(metric => ({
        base: times(count, run => time(metric, run)),
        head: times(count, run => time(metric, count + run)),
      })),
    alternation: count =>
      each(metric => ({
        base: times(count, pair => time(metric, 2 * pair)),
        head: times(count, pair => time(metric, 2 * pair + 1)),
      })),
    processes() {
      if (!source.timed) return null;
      const iterationsAt = (metric: number, offset: number) => {
        const workload = workloadOf(metric);
        const { iterationMean, iterationSd } = source.tracks[workload];
        const run = at(metric, offset);
        return {
          count: source.iterations[workload],
          mean: iterationMean[run] ?? 0,
          sd: iterationSd[run] ?? 0,
        };
      };
      return each(metric => ({ base: iterationsAt(metric, 0), head: iterationsAt(metric, SUITE_LATER) }));
    },
  };
}
