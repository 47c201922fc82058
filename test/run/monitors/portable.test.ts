import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { PORTABLE } from '../../../src/run/monitors/registry.ts';
import { columnOf, lookThrough, nodeProgram, shellNumber, sleepersBelow, whileSteady } from './programs.ts';

// The libraries work on Linux too, so what runs on macOS and Windows is exercised here for real.
const look = (rootPid: number, excludePids: readonly number[] = []) =>
  lookThrough(PORTABLE, { rootPid, excludePids, temporary: null });

test('a library gives memory, processes and CPU time of a tree', async () => {
  const program = nodeProgram(`globalThis.kept = Buffer.alloc(64 << 20, 1);
    const child = require('child_process').spawn('sleep', ['600']); child.once('spawn', ready)`);
  await whileSteady(program, async ({ pid }) => {
    const report = await look(pid);
    expect(report.metrics['processes.peak']).toBe(2);
    const expected = shellNumber(`awk '/^VmRSS/ {print $2 * 1024}' /proc/${pid}/status`);
    expect(Math.abs((report.metrics['memory.rss'] ?? Number.NaN) / expected - 1)).toBeLessThan(0.1);
    const ticks = shellNumber(`awk '{print $14 + $15}' /proc/${pid}/stat`);
    expect(Math.abs((columnOf(report, 'cpuNs') ?? Number.NaN) / 1e7 - ticks)).toBeLessThanOrEqual(2);
    expect((await look(pid, [pid])).metrics['processes.peak']).toBe(1);
  });
});

test('what the library cannot tell is named with the platform', async () => {
  const { unavailable, metrics } = await look(process.pid);
  expect(Object.keys(metrics).sort()).toEqual(['memory.rss', 'processes.peak']);
  expect(unavailable.map(({ metric }) => metric)).toEqual(
    expect.arrayContaining(['memory.pss', 'fds.peak', 'time.user', 'context.switches']),
  );
  for (const { reason } of unavailable) expect(reason).toContain(`not available on ${process.platform}`);
});

test('a tree that has ended gives reasons, and no zeros', async () => {
  const child = spawn('true');
  await once(child, 'close');
  const { series, metrics } = await look(child.pid ?? -1);
  expect(series).toBeNull();
  expect(metrics).toEqual({});
});

test('trees are counted together, and one inside them may be left out', async () => {
  const program = nodeProgram(
    `const child = require('child_process').spawn('sleep', ['600']); child.once('spawn', ready)`,
  );
  await whileSteady(program, async ({ pid: first }) => {
    await whileSteady(program, async ({ pid: second }) => {
      const count = async (more: Partial<Parameters<typeof lookThrough>[1]>) => {
        const target = { rootPid: first, excludePids: [], temporary: null, ...more };
        return (await lookThrough(PORTABLE, target)).metrics['processes.peak'];
      };
      expect(await count({ moreRoots: [second] })).toBe(4);
      const [child = 0] = await sleepersBelow(second, 1);
      expect(await count({ moreRoots: [second], leftOut: [child] })).toBe(3);
      expect(await count({ leftOut: [second] })).toBe(2);
    });
  });
});
