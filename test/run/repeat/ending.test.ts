import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/run/fold.ts';
import { findMarked } from '../../../src/run/process/marked.ts';
import { readRecording } from '../../../src/run/recording.ts';
import { freshFolder, planOf } from '../suite.ts';
import { cell, repeated, repeatPlan } from './repeats.ts';

/** Starts this program itself on copies that never end, beside processes that compute, stopped now and then. */
function start() {
  const out = freshFolder();
  const place = freshFolder();
  const planFile = join(out, 'plan.json');
  const command =
    'trap "" INT TERM; [ $STRESS_RUN -lt 2 ] || { touch "$PLACE/$STRESS_RUN"; while :; do :; done; }';
  const planned = repeated(
    ['sh', '-c', command],
    repeatPlan(20, { parallel: 3, cells: [cell('load=2 pulses=on', { hogs: 2, pulses: true })] }),
    { driver: { env: { PLACE: place } } },
  );
  writeFileSync(planFile, JSON.stringify(planOf([planned])));
  const child = spawn(process.execPath, [join(import.meta.dirname, '../child-run.ts'), planFile, out, out], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, TMPDIR: out },
  });
  const marker = `child-${child.pid}`;
  return {
    child,
    ended: once(child, 'close'),
    /** Three copies hang. */
    hang: () => expect.poll(() => readdirSync(place).length, { timeout: 20_000 }).toBe(3),
    alive: () => findMarked(marker),
    result: async () => fold((await readRecording(join(out, 'events.ndjson'))).events),
    left: () => readdirSync(out).filter(name => name.startsWith('stress-')),
  };
}

describe('in the middle of a repetition', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends it with what was found so far; no process computes on, none stands still',
    async name => {
      const { child, ended, hang, alive, result, left } = start();
      await hang();
      expect(alive().map(({ name: command }) => command)).toContain('sh');
      child.kill(name);
      await ended;
      expect(alive()).toEqual([]);
      expect(left()).toEqual([]);
      const { scenarios, interruption } = await result();
      expect(interruption).toEqual({ signal: name });
      expect(scenarios[0]).toMatchObject({
        ending: { kind: 'interrupted' },
        repetition: { runs: [0, 1], tests: [{ test: '', endings: '..' }] },
      });
    },
  );

  test('its own death ends all processes, those that stand still as well', async () => {
    const { child, ended, hang, alive } = start();
    await hang();
    child.kill('SIGKILL');
    await ended;
    await expect.poll(() => alive().length, { timeout: 10_000 }).toBe(0);
  });
});
