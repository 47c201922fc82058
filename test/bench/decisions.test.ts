import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openInvoker } from '../../bench/decisions/invoke.ts';
import { modelNoise } from '../../bench/decisions/machine.ts';
import { startNeighbours } from '../../bench/decisions/neighbours.ts';
import { METRICS, type Noise } from '../../bench/decisions/noise.ts';
import { decisionPage } from '../../bench/decisions/page.ts';
import { recordedNoises } from '../../bench/decisions/recorded.ts';
import {
  eachWorkload,
  emptyWeather,
  extend,
  pairsIn,
  RECORDING_FILE,
  type Recording,
  readRecording,
  WEATHERS,
  WORKLOADS,
  writeRecording,
} from '../../bench/decisions/recording.ts';
import { addAll, OURS, type Tally, tallyPush } from '../../bench/decisions/tally.ts';
import { resultsOf } from '../../bench/decisions/targets.ts';

const PAIRS = 150;

/** A recording whose run `i` of every program took `microsOf(i)` µs, of CPU time too. */
function recordingOf(pairs: number, microsOf: (run: number) => number): Recording {
  const runs = Array.from({ length: 2 * pairs }, (_, run) => microsOf(run));
  const track = { wall: runs, cpu: runs, iterationMean: runs, iterationSd: runs.map(() => 10) };
  const weather = extend(
    emptyWeather(),
    eachWorkload(() => track),
    3.21,
  );
  return {
    format: 1,
    machine: { cpuModel: 'a processor', cores: 2, os: 'Linux' },
    node: 'v24.0.0',
    iterations: eachWorkload(() => 100),
    weathers: { quiet: weather },
  };
}

/** Runs are numbered from 1, so that every time says which run it was. */
const numbered = recordingOf(PAIRS, run => run + 1);
const [wallNoise, cpuNoise] = recordedNoises(numbered);
if (wallNoise === undefined || cpuNoise === undefined) throw new Error('a weather gives two noises');

/** Times back to run numbers, from 1. */
const runsOf = (times: readonly number[]): number[] => times.map(time => time / 1000);
const next = (run: number): number => (run % (2 * PAIRS)) + 1;

describe('a push from a recording', () => {
  const push = wallNoise.open(0, 7);
  const searched = push.pairs(60).map(runsOf);
  const confirmed = push.pairs(30).map(runsOf);

  test('takes whole pairs that followed each other, from a place of its own for each metric', () => {
    expect(searched).toHaveLength(METRICS);
    for (const runs of searched) {
      expect(runs).toHaveLength(120);
      expect((runs[0] ?? 0) % 2).toBe(1);
      for (const [i, run] of runs.slice(1).entries()) expect(run).toBe(next(runs[i] ?? 0));
    }
    expect(new Set(searched.map(runs => runs[0])).size).toBeGreaterThan(METRICS / 2);
  });

  test('confirms with the pairs after those of the search, and repeats none', () => {
    for (const [i, runs] of confirmed.entries()) {
      expect(runs[0]).toBe(next(searched[i]?.at(-1) ?? 0));
      expect(new Set([...runs, ...(searched[i] ?? [])]).size).toBe(180);
    }
  });

  test('gives stored-run rules runs as far apart as the recording is long', () => {
    const [last = [], now = []] = wallNoise.open(0, 7).jobs(2).map(runsOf);
    for (const [i, run] of last.entries()) expect(Math.abs(run - (now[i] ?? 0))).toBe(PAIRS);
  });

  test('gives block rules the base and right after it the head', () => {
    for (const { base, head } of wallNoise.open(0, 7).blocks(20)) {
      expect(runsOf(head)[0]).toBe(next(runsOf(base)[19] ?? 0));
      expect(head).toHaveLength(20);
    }
  });

  test('slows a metric of each program in turn', () => {
    const groups = [0, 1, 2, 3, 4].map(index => wallNoise.open(index, 1).group);
    expect(groups).toEqual([...WORKLOADS, 'cpu']);
  });

  test('has the iterations of a process for elapsed time only', () => {
    expect(wallNoise.open(0, 1).processes()?.[0]?.base).toMatchObject({ count: 100, sd: 10 });
    expect(cpuNoise.open(0, 1).processes()).toBeNull();
  });
});

describe('a recording', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recording-'));
  const file = join(folder, 'deep/noise.json');

  test('that is too short to draw a push from is refused', () => {
    expect(() => recordedNoises(recordingOf(119, () => 1))).toThrow('119 pairs were recorded, at least 120');
  });

  test('comes back from its file as it was written, a line for each column', () => {
    writeRecording(file, numbered);
    expect(readRecording(file)).toEqual(numbered);
    expect(readFileSync(file, 'utf8').split('\n').length).toBeGreaterThan(20);
    expect(existsSync(`${file}.partial`)).toBe(false);
  });

  test('of another format is refused, and one that does not exist is none', () => {
    writeFileSync(file, '{"format": 2}');
    expect(() => readRecording(file)).toThrow('it has the format 2');
    expect(readRecording(join(folder, 'none.json'))).toBeNull();
    rmSync(folder, { recursive: true });
  });

  test('knows how many pairs it has and adds up the seconds', () => {
    const { quiet = emptyWeather() } = numbered.weathers;
    const more = extend(quiet, quiet.tracks, 1);
    expect([pairsIn(more), more.seconds]).toEqual([2 * PAIRS, 4.2]);
  });
});

/** A tally of this program's rule over 100 pushes: how often +5, +10 and +20 % were found, and called pass. */
function tallyOf(
  noise: Noise,
  shares: { falseFails?: number; found: readonly number[]; pass?: number },
): Tally {
  const found = [0.05, 0.1, 0.2].map((slowdown, i) => ({
    slowdown,
    found: shares.found[i] ?? 0,
    pass: shares.pass ?? 0,
    warned: 0,
  }));
  const groups = Object.fromEntries(Object.keys(noise.pairNoise).map(name => [name, { pushes: 100, found }]));
  const { falseFails = 0 } = shares;
  return { rule: OURS, use: '', noise: noise.name, pushes: 100, falseFails, found, groups, runs: 0 };
}

describe('the targets', () => {
  const heavy: Noise = { ...wallNoise, name: 'wall, heavy', pairNoise: { cpu: 0.05, gc: 0.2 } };
  const noises = [modelNoise(0.03), modelNoise(0.1), heavy];
  const metOf = (tallies: readonly Tally[]): Record<string, boolean | null> =>
    Object.fromEntries(resultsOf(tallies, noises).map(({ name, met }) => [name, met]));

  test('are met only when they are met under every noise', () => {
    const [calm, wild] = [modelNoise(0.03), modelNoise(0.1)];
    const good = tallyOf(calm, { found: [90, 99, 100] });
    expect(metOf([good])['any false fail of a push']).toBe(true);
    const bad = tallyOf(wild, { found: [0, 0, 100], falseFails: 2, pass: 2 });
    expect(metOf([good, bad])).toMatchObject({
      'any false fail of a push': false,
      '+10 % called pass': false,
      '+20 % found, wall time, without heavy neighbours': true,
    });
    expect(resultsOf([good, bad], noises)[0]?.worst).toEqual({ noise: '10 %', count: 2, of: 100 });
  });

  test('that ask for little pair noise leave out what has more', () => {
    const met = metOf([
      tallyOf(modelNoise(0.1), { found: [0, 0, 0] }),
      tallyOf(heavy, { found: [0, 96, 86] }),
    ]);
    expect(met).toMatchObject({
      '+10 % found, wall time, pair noise up to 6 %': true,
      '+5 % found, wall time, pair noise up to 3 %': null,
      '+20 % found, wall time, heavy neighbours': true,
      '+10 % found, CPU time': null,
    });
  });
});

test('a page has a row of recorded noise for each rule, and criterion only for elapsed time', () => {
  const shaky = recordingOf(PAIRS, run => 100_000 + 1000 * ((run * 37) % 11));
  const noises = recordedNoises(shaky);
  const tallies = noises.flatMap(noise =>
    [0, 1].map(push => tallyPush(noise, push, push)).reduce(addAll, [] as readonly Tally[]),
  );
  const page = decisionPage({ tallies, noises, recording: shaky, command: 'this' });
  expect(page.match(/^\| .*, quiet \| criterion/gm)).toEqual(['| wall, quiet | criterion']);
  expect(page.match(/^\| CPU, quiet \| stress-action \|/gm)).toHaveLength(1);
  expect(page).toContain('a processor, 2 cores, Linux');
});

describe('the recorder', () => {
  test('measures a real program in elapsed and CPU time, with its iterations', async () => {
    const invoker = await openInvoker();
    onTestFinished(() => invoker.close());
    const { values, iterations } = await invoker.run('spawn', new AbortController().signal);
    expect(values.wall).toBeGreaterThan(iterations * values.iterationMean);
    expect(values.cpu).toBeGreaterThan(1000);
    expect(iterations).toBe(30);
  });

  const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);

  test('ends the neighbours that it started', async () => {
    const { pids, end } = await startNeighbours('heavy');
    expect(pids.filter(isAlive)).toHaveLength(3);
    await end();
    expect(pids.filter(isAlive)).toEqual([]);
  });

  test('leaves no neighbour behind when it is killed', async () => {
    const program = join(import.meta.dirname, '../../bench/decisions/neighbours.ts');
    const script = `const { startNeighbours } = await import(${JSON.stringify(program)});
      const { pids } = await startNeighbours('one'); console.log(pids.join()); setInterval(() => {}, 1e6);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [text] = await once(child.stdout, 'data');
    const pid = Number(String(text).trim());
    expect(isAlive(pid)).toBe(true);
    child.kill('SIGKILL');
    for (let left = 100; isAlive(pid) && left > 0; left--) await pause(50);
    expect(isAlive(pid)).toBe(false);
  });
});

test('the committed recording is long enough for the longest push, in every weather', () => {
  const recording = readRecording(RECORDING_FILE);
  if (recording === null) throw new Error('no recording is committed');
  expect(Object.keys(recording.weathers)).toEqual([...WEATHERS]);
  expect(recordedNoises(recording)).toHaveLength(2 * WEATHERS.length);
});
