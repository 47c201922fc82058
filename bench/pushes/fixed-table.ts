import { markdownTable } from 'markdown-table';
import { median } from '../../src/stats/descriptive.ts';
import { costOf, type FixedDesign, pairNoise } from './fixed.ts';
import type { NoiseMetric, PushRecord } from './record.ts';
import { SLOWDOWN } from './suite.ts';

/** What a push is promised, and what a slower one is: see targets in tally.ts and docs/statistics.md. */
const FAMILY_ALPHA = 0.01;
const POWER = 0.95;

const CPU: readonly NoiseMetric[] = ['cpu.perop'];
const BOTH: readonly NoiseMetric[] = ['cpu.perop', 'time.wall'];

/** The change that is injected, half of it, and the smallest effect that matters by default. */
const CHANGES: readonly number[] = [SLOWDOWN, SLOWDOWN / 2, 0.03];

const design = (change: number, metrics: readonly NoiseMetric[]): FixedDesign => ({
  change,
  metrics,
  power: POWER,
  familyAlpha: FAMILY_ALPHA,
});

/** Unchanged pushes by how many neighbours they had. */
const byNeighbours = (pushes: readonly PushRecord[]): readonly (readonly PushRecord[])[] =>
  [0, 1]
    .map(count => pushes.filter(({ kind, neighbours }) => kind === 'unchanged' && neighbours === count))
    .filter(group => group.length > 0);

/** Time to the verdict of the fixed design and of the pushes as they were, in each weather. */
export function fixedTable(pushes: readonly PushRecord[]): string {
  const head = [
    'neighbours',
    'sees',
    'on',
    'pairs a scenario',
    'fixed, time to the verdict',
    'unchanged push here',
    'slower push here',
  ];
  const rows = byNeighbours(pushes).flatMap(unchanged =>
    CHANGES.flatMap(change => [CPU, BOTH].map(metrics => rowOf(design(change, metrics), unchanged, pushes))),
  );
  return markdownTable([head, ...rows], { alignDelimiters: false });
}

function rowOf(
  fixed: FixedDesign,
  unchanged: readonly PushRecord[],
  pushes: readonly PushRecord[],
): string[] {
  const { pairs, seconds } = costOf(fixed, unchanged);
  const neighbours = unchanged[0]?.neighbours ?? 0;
  const slower = pushes.filter(push => push.kind === 'slower' && push.neighbours === neighbours);
  const counts = Object.values(pairs);
  return [
    `${neighbours}`,
    `+${(100 * fixed.change).toFixed(0)} %`,
    fixed.metrics === CPU ? 'CPU' : 'CPU and wall',
    `${Math.min(...counts)} to ${Math.max(...counts)}`,
    `${seconds.toFixed(0)} s`,
    besideFixed(unchanged, seconds),
    besideFixed(slower, seconds),
  ];
}

/** Median time of these pushes, and as a multiple of the fixed design's. */
function besideFixed(pushes: readonly PushRecord[], fixedSeconds: number): string {
  if (pushes.length === 0) return '–';
  const taken = median(pushes.map(({ gate }) => gate.seconds));
  return `${taken.toFixed(0)} s (× ${(taken / fixedSeconds).toFixed(2)})`;
}

/** Pair noise of each scenario and what it asks of a fixed design, in each weather. */
export function noiseTable(unchanged: readonly PushRecord[]): string {
  const groups = byNeighbours(unchanged);
  const cells = [
    { name: 'CPU', metric: 'cpu.perop' },
    { name: 'wall', metric: 'time.wall' },
  ] as const;
  const columns = groups.flatMap(group => cells.map(cell => ({ ...cell, group })));
  const head = columns.flatMap(({ name, group }) => [
    `${name}, ${group[0]?.neighbours ?? 0} neighbours`,
    'pairs',
  ]);
  const costs = columns.map(({ metric, group }) => costOf(design(SLOWDOWN, [metric]), group).pairs);
  const rows = Object.keys(unchanged[0]?.gate.scenarios ?? {}).map(scenario => [
    scenario,
    ...columns.flatMap(({ metric, group }, i) => [
      `${(100 * pairNoise(group, scenario, metric)).toFixed(1)} %`,
      `${costs[i]?.[scenario] ?? 0}`,
    ]),
  ]);
  return markdownTable([['scenario', ...head], ...rows], { alignDelimiters: false });
}
