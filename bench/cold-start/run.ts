import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { median } from '../../src/stats/descriptive.ts';
import { hodgesLehmann } from '../../src/stats/walsh.ts';

/**
 * Start of the built entries against an empty Node program, in alternated pairs on one machine:
 * `node bench/cold-start/run.ts [other node]`. Aim: each below 2.5 times the empty program.
 */
const PAIRS = 25;
const DIST = join(import.meta.dirname, '../../dist');
const EMPTY = ['--input-type=module', '--eval', ''];

/** Each loads everything its entry imports at start, does the least there is to do, and exits. */
const STARTS = {
  'cli.js --version': [join(DIST, 'cli.js'), '--version'],
  'main.js, refusing an input': [join(DIST, 'main.js')],
  'cleanup.js, with nothing to do': [join(DIST, 'cleanup.js')],
} as const;

const node = process.argv[2] ?? process.execPath;

/** Wall time in ms from before the start to after the exit. */
function time(args: readonly string[], exitCodes: readonly number[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(node, args, {
    env: { PATH: process.env.PATH, INPUT_COMMENT: 'sometimes' },
    encoding: 'utf8',
  });
  const ms = performance.now() - start;
  if (status === null || !exitCodes.includes(status))
    throw new Error(`${args.join(' ')}: ${status} ${stderr}`);
  return ms;
}

/** One pair; who goes first alternates, so that a drifting machine favours neither. */
function pair(args: readonly string[], index: number): { readonly empty: number; readonly entry: number } {
  const first = index % 2 === 0 ? time(EMPTY, [0]) : null;
  const entry = time(args, [0, 2]);
  return { empty: first ?? time(EMPTY, [0]), entry };
}

console.log(`${spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()}, ${PAIRS} pairs each`);
console.log('start                             ms   empty  ratio [95 %]');
for (const [name, args] of Object.entries(STARTS)) {
  pair(args, 0);
  const pairs = Array.from({ length: PAIRS }, (_, index) => pair(args, index));
  const ratio = hodgesLehmann(
    pairs.map(({ entry, empty }) => Math.log(entry / empty)),
    0.025,
  );
  const [low, centre, high] = [ratio.low, ratio.estimate, ratio.high].map(value =>
    value === null ? '–' : Math.exp(value).toFixed(2),
  );
  const ms = [pairs.map(({ entry }) => entry), pairs.map(({ empty }) => empty)].map(values =>
    median(values).toFixed(0).padStart(6),
  );
  console.log(`${name.padEnd(30)}${ms.join('  ')}  ${centre} [${low}, ${high}]`);
}
