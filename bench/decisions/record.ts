import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { type Invocation, type Invoker, openInvoker } from './invoke.ts';
import { startNeighbours } from './neighbours.ts';
import {
  type Column,
  eachWorkload,
  emptyWeather,
  extend,
  pairsIn,
  RECORDING_FILE,
  type RecordedWeather,
  type Recording,
  readRecording,
  type Track,
  WEATHERS,
  type WeatherName,
  WORKLOADS,
  type Workload,
  writeRecording,
} from './recording.ts';

/**
 * Records this machine's noise: `node bench/decisions/record.ts [--minutes n] [--out file] [--pairs 240]`. Four programs in pairs, round
 * after round, in three weathers that it makes itself, so run it on an otherwise idle machine (15 minutes or so on two cores). It
 * saves every block and goes on where it stopped; a new recording begins with a new file.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    out: { type: 'string', default: RECORDING_FILE },
    pairs: { type: 'string', default: '240' },
  },
});
const [minutes, pairs] = [Number(values.minutes ?? Infinity), Number(values.pairs)];
if (!(minutes > 0) || !Number.isSafeInteger(pairs) || pairs < 1)
  throw new Error(
    `Cannot record ${values.pairs} pairs within ${values.minutes} minutes: both must be numbers above 0`,
  );

/** Rounds between two savings; a round is one pair of each workload. */
const BLOCK = 20;

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

function system(): string {
  if (process.platform !== 'linux') return process.platform;
  return /^PRETTY_NAME="(.+)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'Linux';
}

/** The columns of some runs. */
const trackOf = (runs: readonly Invocation[]): Track => {
  const column = (name: Column): number[] => runs.map(run => run.values[name]);
  return {
    wall: column('wall'),
    cpu: column('cpu'),
    iterationMean: column('iterationMean'),
    iterationSd: column('iterationSd'),
  };
};

/** Round-robin: a pair of every workload back to back, and so `rounds` times. */
async function takeBlock(invoker: Invoker, rounds: number): Promise<Record<Workload, Invocation[]>> {
  const taken = eachWorkload<Invocation[]>(() => []);
  for (let round = 0; round < rounds; round++)
    for (const workload of WORKLOADS)
      for (let side = 0; side < 2; side++) taken[workload].push(await invoker.run(workload, stop.signal));
  return taken;
}

/** Records what a weather lacks, block by block, each handed to `save`. */
async function recordWeather(
  name: WeatherName,
  invoker: Invoker,
  save: (weather: RecordedWeather) => void,
): Promise<void> {
  const neighbours = await startNeighbours(name);
  try {
    await takeBlock(invoker, 1);
    for (let weather = resumed(name); pairsIn(weather) < pairs && hasTime(); ) {
      const start = performance.now();
      const block = await takeBlock(invoker, Math.min(BLOCK, pairs - pairsIn(weather)));
      const tracks = eachWorkload(workload => trackOf(block[workload]));
      weather = extend(weather, tracks, (performance.now() - start) / 1000);
      save(weather);
      console.error(`${name}: ${pairsIn(weather)} of ${pairs} pairs, ${weather.seconds} s`);
    }
  } finally {
    await neighbours.end();
  }
}

/** What there is of a weather; where it was left in the middle a seam is noted. */
function resumed(name: WeatherName): RecordedWeather {
  const known = recording.weathers[name];
  return known === undefined ? emptyWeather() : { ...known, seams: [...known.seams, pairsIn(known)] };
}

const hasTime = (): boolean => !stop.signal.aborted && performance.now() < minutes * 60_000;

/** The recording to go on with. Noise of two machines does not belong into one. */
function openRecording(): Recording {
  const here = { cpuModel: cpus()[0]?.model ?? 'unknown', cores: cpus().length, os: system() };
  const known = readRecording(values.out);
  if (known === null)
    return {
      format: 1,
      machine: here,
      node: process.version,
      iterations: eachWorkload(() => 0),
      weathers: {},
    };
  const { machine, node } = known;
  if (!isDeepStrictEqual({ ...machine, node }, { ...here, node: process.version }))
    throw new Error(
      `Cannot go on with ${values.out}: it is from ${machine.cpuModel}, ${machine.cores} cores, ${machine.os}, Node ${node}, not from here; record into a new file`,
    );
  return known;
}

let recording = openRecording();
const invoker = await openInvoker();
try {
  const iterations = eachWorkload(() => 0);
  for (const workload of WORKLOADS)
    iterations[workload] = (await invoker.run(workload, stop.signal)).iterations;
  for (const name of WEATHERS) {
    const done = recording.weathers[name];
    if (!hasTime() || (done !== undefined && pairsIn(done) >= pairs)) continue;
    await recordWeather(name, invoker, weather => {
      recording = { ...recording, iterations, weathers: { ...recording.weathers, [name]: weather } };
      writeRecording(values.out, recording);
    });
  }
} catch (error) {
  // A block that was broken off is taken again; everything before it is saved.
  if (!stop.signal.aborted) throw error;
  process.exitCode = 130;
} finally {
  await invoker.close();
}
