import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { ProcessesSeen } from '../../../src/run/detectors/processes-seen.ts';

/** What runs below a program belongs to it, also where it was met as the shell that became it. */
test.skipIf(process.platform !== 'linux')(
  'a program that a shell becomes is told once for all with what it starts',
  async () => {
    const runs = Array.from({ length: 20 }, async () => {
      const seen = new ProcessesSeen();
      // The shell becomes env, which becomes a shell that waits for a sleep.
      const child = spawn('sh', ['-c', "exec env bash -c 'sleep 0.4; true'"], { stdio: 'ignore' });
      const ended = once(child, 'exit');
      seen.watch(child.pid ?? 0, []);
      await ended;
      return seen.finish();
    });
    for (const programs of await Promise.all(runs)) {
      const shells = programs.filter(({ name }) => name === 'bash');
      const [sleeps] = programs.filter(({ name }) => name === 'sleep');
      expect(sleeps).toBeDefined();
      expect(shells.map(({ starts }) => starts.has(sleeps?.path ?? ''))).toEqual(shells.map(() => true));
    }
  },
);
