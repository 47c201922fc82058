import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Noise of real programs on a real machine: what `record.ts` wrote and the resampled pushes are made from. */

/** Programs under `workloads/`. */
export const WORKLOADS = ['cpu', 'gc', 'spawn', 'http'] as const;
export type Workload = (typeof WORKLOADS)[number];

/** What else the machine did meanwhile: nothing, one busy neighbour, several with memory traffic. */
export const WEATHERS = ['quiet', 'one', 'heavy'] as const;
export type WeatherName = (typeof WEATHERS)[number];

/** What is kept of each run, whole µs: elapsed and CPU time of the process tree, and the iterations inside it. */
export const COLUMNS = ['wall', 'cpu', 'iterationMean', 'iterationSd'] as const;
export type Column = (typeof COLUMNS)[number];

/** One workload in one weather: a value a run in the order taken, runs 2k and 2k + 1 being pair k. */
export type Track = Readonly<Record<Column, readonly number[]>>;

export interface RecordedWeather {
  /** How long the recorder took for it. */
  readonly seconds: number;
  /** Pair counts at which the recorder was stopped and went on later. */
  readonly seams: readonly number[];
  readonly tracks: Readonly<Record<Workload, Track>>;
}

export interface Recording {
  readonly format: 1;
  readonly machine: { readonly cpuModel: string; readonly cores: number; readonly os: string };
  readonly node: string;
  /** Iterations behind each `iterationMean` and `iterationSd`. */
  readonly iterations: Readonly<Record<Workload, number>>;
  readonly weathers: Readonly<Partial<Record<WeatherName, RecordedWeather>>>;
}

/** Where the committed recording lies. */
export const RECORDING_FILE = join(import.meta.dirname, 'recordings/noise.json');

/** A recording; null where there is no such file. Error for a file of another format. */
export function readRecording(file: string): Recording | null {
  if (!existsSync(file)) return null;
  const read: Recording = JSON.parse(readFileSync(file, 'utf8'));
  if (read.format !== 1)
    throw new Error(
      `Cannot read ${file}: it has the format ${read.format}, only 1 is known; record it again`,
    );
  return read;
}

/** Writes a recording so that there is always a whole one. */
export function writeRecording(file: string, recording: Recording): void {
  mkdirSync(dirname(file), { recursive: true });
  const text = JSON.stringify(recording)
    .replace(/"(machine|node|iterations|weathers|quiet|one|heavy|cpu|gc|spawn|http)":(?=[{"])/g, '\n"$1":')
    .replace(/"(wall|cpu|iterationMean|iterationSd)":\[/g, '\n"$1":[');
  writeFileSync(`${file}.partial`, `${text}\n`);
  renameSync(`${file}.partial`, file);
}

/** Pairs of each workload in this weather. */
export const pairsIn = ({ tracks }: RecordedWeather): number => tracks.cpu.wall.length >> 1;

const noRuns = (): Track => ({ wall: [], cpu: [], iterationMean: [], iterationSd: [] });

/** A weather in which nothing was recorded yet. */
export const emptyWeather = (): RecordedWeather => ({
  seconds: 0,
  seams: [],
  tracks: { cpu: noRuns(), gc: noRuns(), spawn: noRuns(), http: noRuns() },
});

/** The weather with more pairs, that `seconds` were spent on. */
export const extend = (
  weather: RecordedWeather,
  more: Readonly<Record<Workload, Track>>,
  seconds: number,
): RecordedWeather => ({
  ...weather,
  seconds: Math.round(10 * (weather.seconds + seconds)) / 10,
  tracks: eachWorkload(workload => joined(weather.tracks[workload], more[workload])),
});

const joined = (a: Track, b: Track): Track => ({
  wall: [...a.wall, ...b.wall],
  cpu: [...a.cpu, ...b.cpu],
  iterationMean: [...a.iterationMean, ...b.iterationMean],
  iterationSd: [...a.iterationSd, ...b.iterationSd],
});

/** `make` of every workload, by its name. */
export const eachWorkload = <T>(make: (workload: Workload) => T): Record<Workload, T> => ({
  cpu: make('cpu'),
  gc: make('gc'),
  spawn: make('spawn'),
  http: make('http'),
});
