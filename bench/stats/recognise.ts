import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { markdownTable } from 'markdown-table';
import { changePoints } from '../../src/stats/e-divisive.ts';
import { createRandom, hashSeed } from '../../src/stats/random.ts';
import { seriesShape } from '../../src/stats/shape.ts';
import { drawNoise, drawSeries, SHAPE_NAMES } from './series.ts';

/**
 * How often the shape of a series is named rightly, and how often a change point is found and raised by mistake:
 * `node bench/stats/recognise.ts [--runs 400] [--write]`. Seeded: the same arguments print the same tables. `--write` makes series.md.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '400' }, write: { type: 'boolean', default: false } },
});
const runs = Number(values.runs);
if (!Number.isSafeInteger(runs) || runs < 1)
  throw new Error(`Cannot simulate ${values.runs} runs: a whole number is needed`);

const table = (rows: string[][]): string => markdownTable(rows, { alignDelimiters: false });
const share = (count: number): string => ((100 * count) / runs).toFixed(1).replace('.0', '');
const trials = Array.from({ length: runs }, (_, trial) => trial);

/** One row a true shape, one column a name that was given. */
function confusion(points: number, noise: number): string {
  const rows = SHAPE_NAMES.map(truth => {
    const named = trials.map(trial =>
      seriesShape(
        drawSeries(truth, { points, noise, seed: hashSeed(`${truth}/${points}/${noise}/${trial}`) }),
      ),
    );
    return [`**${truth}**`, ...SHAPE_NAMES.map(name => share(named.filter(found => found === name).length))];
  });
  return `${points} points, noise ${100 * noise} % of the movement:\n\n${table([['true shape', ...SHAPE_NAMES], ...rows])}`;
}

/** Levels of a history in spreads of one run, from the share of it that has passed. */
const HISTORIES: Readonly<
  Record<string, { readonly memory: number; readonly level: (i: number, n: number) => number }>
> = {
  'no change': { memory: 0, level: () => 0 },
  'no change, neighbouring runs correlate by 0.5': { memory: 0.5, level: () => 0 },
  'step of 1 in the middle': { memory: 0, level: (i, n) => (i >= n / 2 ? 1 : 0) },
  'step of 2 in the middle': { memory: 0, level: (i, n) => (i >= n / 2 ? 2 : 0) },
  'step of 2, six runs ago': { memory: 0, level: (i, n) => (i >= n - 6 ? 2 : 0) },
  'step of 3, five runs ago': { memory: 0, level: (i, n) => (i >= n - 5 ? 3 : 0) },
  'up by 2 and back after a fifth': { memory: 0, level: (i, n) => (i >= 0.4 * n && i < 0.6 * n ? 2 : 0) },
};
const LENGTHS = [15, 20, 30, 50];

/** Share of histories in which some change point was found. */
function found(name: string, length: number): string {
  const { memory, level } = HISTORIES[name] ?? { memory: 0, level: () => 0 };
  const alarmed = trials.filter(trial => {
    const seed = hashSeed(`${name}/${length}/${trial}`);
    const noise = drawNoise(length, memory, createRandom(seed));
    return (
      changePoints(
        noise.map((value, i) => value + level(i, length)),
        { seed, permutations: 999 },
      ).length > 0
    );
  });
  return share(alarmed.length);
}

const changes = table([
  ['history', ...LENGTHS.map(length => `${length} runs`)],
  ...Object.keys(HISTORIES).map(name => [name, ...LENGTHS.map(length => found(name, length))]),
]);
const shapes = [20, 40, 100, 400].flatMap(points => [0.02, 0.1, 0.25].map(noise => confusion(points, noise)));
const page = `# What is recognised in series

Made by \`node bench/stats/recognise.ts --runs ${runs} --write\` with Node ${process.version}. Shares in %, of ${runs} seeded synthetic series a row (bench/stats/series.ts).

## Change points (E-divisive, significance 0.01)

Histories in which some change point was found; steps in standard deviations of one run. The first row is the false-alarm rate, the second what a machine that
wanders makes of it.

${changes}

## Shapes

Rows are true shapes, columns the names given. Saw-teeth have periods from 5 points, oscillations from 10, both at least four in a series: 20 points are too few
for an oscillation.

${shapes.join('\n\n')}
`;
console.log(page);
if (values.write) writeFileSync(join(import.meta.dirname, 'series.md'), page);
