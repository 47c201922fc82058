import { readFileSync } from 'node:fs';
import { interruption } from '../../src/run/interruption.ts';
import { startMonitors } from '../../src/run/monitors/monitors.ts';
import { run } from '../../src/run/run.ts';
import { openBaseTree } from '../../src/run/trees.ts';

/**
 * A whole program that runs the plan in file argv[2] into folder argv[3] in the tree argv[4], in pairs with the base argv[5], to be
 * killed or interrupted by a test.
 */
const [, , planFile = '', out = '', workingDirectory = '', baseRef = null] = process.argv;
const { signal } = interruption();
const monitors = await startMonitors();
const base =
  baseRef === null
    ? null
    : await openBaseTree(baseRef, { workingDirectory, environment: process.env, token: null });
const result = await run(JSON.parse(readFileSync(planFile, 'utf8')), {
  policy: JSON.parse('{}'),
  workingDirectory,
  baseDirectory: base?.directory ?? null,
  out,
  environment: process.env,
  toolVersion: '0.0.0',
  marker: `child-${process.pid}`,
  signal,
  listeners: [{ onEvent: event => console.log(event.type) }],
  enough: () => new Set(),
  monitors,
  calibration: {
    readingsIn: () => 0,
    read: async () => ({ atMs: 0, cpuNs: 1, memoryNs: 1, utilization: 1 }),
  },
}).finally(() => base?.close());
await monitors.close();
console.log(`ended ${result.interruption?.signal}`);
