import { readFileSync } from 'node:fs';
import { interruption } from '../../src/run/interruption.ts';
import { startMonitors } from '../../src/run/monitors/monitors.ts';
import { run } from '../../src/run/run.ts';

/** A whole program that runs the plan in file argv[2] into folder argv[3] (trees: argv[4], argv[5]), to be killed or interrupted by a test. */
const [, , planFile = '', out = '', workingDirectory = '', baseDirectory = null] = process.argv;
const { signal } = interruption();
const monitors = await startMonitors();
const result = await run(JSON.parse(readFileSync(planFile, 'utf8')), {
  policy: JSON.parse('{}'),
  workingDirectory,
  baseDirectory,
  out,
  environment: process.env,
  toolVersion: '0.0.0',
  marker: `child-${process.pid}`,
  signal,
  listeners: [{ onEvent: event => console.log(event.type) }],
  enough: () => new Set(),
  monitors,
  calibration: { readingsIn: () => 0, read: async () => ({ atMs: 0, cpuNs: 1, memoryNs: 1 }) },
});
await monitors.close();
console.log(`ended ${result.interruption?.signal}`);
