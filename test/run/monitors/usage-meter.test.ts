import { expect, test } from 'vitest';
import { startMonitors } from '../../../src/run/monitors/monitors.ts';
import { UsageMeter } from '../../../src/run/monitors/usage-meter.ts';
import { whileSteady } from './programs.ts';

const meterOf = (...readings: readonly Parameters<UsageMeter['add']>[0][]): UsageMeter => {
  const meter = new UsageMeter();
  for (const reading of readings) meter.add(reading);
  return meter;
};

test.each([
  ['nothing before a reading', [], {}],
  ['memory alone after the first', [{ atMs: 0, cpuNs: 5e9, rssBytes: 7 }], { memoryBytes: 7 }],
  [
    'cores between two readings',
    [
      { atMs: 0, cpuNs: 1e9 },
      { atMs: 1000, cpuNs: 2.5e9 },
    ],
    { cpu: 1.5 },
  ],
  [
    'no cores from readings that the steps of the clock would blur',
    [
      { atMs: 0, cpuNs: 0 },
      { atMs: 30, cpuNs: 10e6 },
    ],
    {},
  ],
  [
    'dense readings are put together until they are far enough apart',
    [0, 100, 200, 300, 400, 500].map(atMs => ({ atMs, cpuNs: atMs * 0.5e6 })),
    { cpu: 0.5 },
  ],
  [
    'a reading without the clock changes nothing of it',
    [
      { atMs: 0, cpuNs: 0 },
      { atMs: 600, rssBytes: 9 },
      { atMs: 1000, cpuNs: 1e9 },
    ],
    { cpu: 1, memoryBytes: 9 },
  ],
  [
    'no tree uses less than nothing, whatever its processes take with them',
    [
      { atMs: 0, cpuNs: 9e9 },
      { atMs: 1000, cpuNs: 1e9 },
    ],
    { cpu: 0 },
  ],
] as const)('%s', (_, readings, usage) => {
  expect(meterOf(...readings).usage()).toEqual(usage);
});

test('the sampler tells of a busy process while it is watched, unasked, and of others nothing', async () => {
  const monitors = await startMonitors();
  await whileSteady(['sh', '-c', 'echo ready; while :; do :; done'], async ({ pid }) => {
    const watch = monitors.watch(pid, { excludePids: [], live: true });
    const silent = monitors.watch(pid, { excludePids: [] });
    await expect.poll(() => watch.usage(), { timeout: 20_000 }).toHaveProperty('cpu');
    expect(watch.usage().cpu).toBeGreaterThan(0);
    expect(watch.usage().memoryBytes).toBeGreaterThan(100_000);
    expect(silent.usage()).toEqual({});
    await Promise.all([watch.stop(), silent.stop()]);
  });
  await monitors.close();
});
