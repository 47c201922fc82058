import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { classify, type Owed } from '../../../src/run/hang/classify.ts';
import type { Snapshot } from '../../../src/run/hang/snapshot.ts';
import type { Window } from '../../../src/run/hang/window.ts';
import { SOURCES } from './toolchains.ts';
import { busy, processAt, still } from './trees.ts';

const classOf = (window: Window, owed: Owed = 'nothing') => classify(window, owed)?.class ?? null;

describe('a tree that owes nothing is accused only if nothing can wake it:', () => {
  const dead: readonly (readonly [string, Window, string])[] = [
    ['all threads wait for locks', still(processAt(10, 1, 'lock', 'lock')), 'deadlock'],
    ['one thread waits for a lock of its own', still(processAt(10, 1, 'lock')), 'deadlock'],
    [
      'a parent waits for a child that is dead',
      still(processAt(10, 1, 'child'), processAt(20, 10, 'lock')),
      'deadlock',
    ],
    [
      'a server waits for a child that is dead',
      still(processAt(10, 1, 'events'), processAt(20, 10, 'lock')),
      'deadlock',
    ],
    [
      'processes wait for locks they share',
      still(processAt(10, 1, 'shared lock'), processAt(20, 10, 'shared lock')),
      'deadlock',
    ],
    ['a process reads from its own pipe', still(processAt(10, 1, { pipe: 7, heldBy: [10] })), 'io-hang'],
    [
      'two processes read from each other',
      still(
        processAt(10, 1, { pipe: 7, heldBy: [10, 20] }),
        processAt(20, 10, { pipe: 8, heldBy: [10, 20] }),
      ),
      'io-hang',
    ],
    [
      'a reader waits for a writer that is dead',
      still(
        processAt(10, 1, 'child'),
        processAt(20, 10, 'lock'),
        processAt(30, 10, { pipe: 7, heldBy: [20, 30] }),
      ),
      'deadlock',
    ],
  ];
  test.each(dead)('%s', (_, window, kind) => expect(classOf(window)).toBe(kind));

  const quiet: readonly (readonly [string, Window])[] = [
    ['it sleeps', still(processAt(10, 1, 'sleep'))],
    ['it waits for a client', still(processAt(10, 1, 'events'))],
    ['it waits for a server', still(processAt(10, 1, 'socket'))],
    ['it waits for a signal', still(processAt(10, 1, 'signal'))],
    ['it computes', busy({ ticks: 500, switches: 3 }, processAt(10, 1, 'running'))],
    ['a parent waits for a child that sleeps', still(processAt(10, 1, 'child'), processAt(20, 10, 'sleep'))],
    [
      'a parent waits for a child that computes',
      still(processAt(10, 1, 'child'), processAt(20, 10, 'running')),
    ],
    ['idle workers wait for the one that sleeps', still(processAt(10, 1, 'lock', 'lock', 'sleep'))],
    ['idle workers wait for the one that listens', still(processAt(10, 1, 'lock', 'lock', 'events'))],
    [
      'a helper waits, and who sleeps may end it',
      still(processAt(10, 1, 'sleep'), processAt(20, 10, 'lock')),
    ],
    [
      'it waits for a shared lock of somebody who listens',
      still(processAt(10, 1, 'events'), processAt(20, 10, 'shared lock')),
    ],
    [
      'a reader waits for a writer that listens',
      still(processAt(10, 1, 'events'), processAt(20, 10, { pipe: 7, heldBy: [10, 20] })),
    ],
    ['nobody is known to hold its pipe', still(processAt(10, 1, { pipe: 7, heldBy: [] }))],
    ['one thread cannot be looked at', still(processAt(10, 1, 'lock', 'unknown'))],
    ['it was stopped', still(processAt(10, 1, 'stopped'))],
    ['it waits for a disk', still(processAt(10, 1, 'disk'))],
    ['its threads were woken in between', busy({ ticks: 0, switches: 1 }, processAt(10, 1, 'lock', 'lock'))],
    ['all there is are parents without children', still(processAt(10, 1, 'child'))],
    ['there is no process', still()],
  ];
  test.each(quiet)('not when %s', (_, window) => expect(classOf(window)).toBeNull());
});

describe('a tree that owes progress', () => {
  const rows: readonly (readonly [string, Window, string | null])[] = [
    [
      'is livelocked when it uses more than half a core',
      busy({ ticks: 300, switches: 3 }, processAt(10, 1, 'running')),
      'livelock',
    ],
    [
      'is livelocked when it changes threads all the time',
      busy({ ticks: 10, switches: 6_000 }, processAt(10, 1, 'lock')),
      'livelock',
    ],
    ['stalls when it only sleeps', still(processAt(10, 1, 'sleep')), 'stall'],
    ['stalls when it waits for events', still(processAt(10, 1, 'events')), 'stall'],
    ['stalls when it does little', busy({ ticks: 100, switches: 50 }, processAt(10, 1, 'sleep')), 'stall'],
    ['hangs in a read from a socket', still(processAt(10, 1, 'socket')), 'io-hang'],
    ['hangs in a disk', still(processAt(10, 1, 'disk')), 'io-hang'],
    [
      'stalls when it waits for a child that sleeps, not for the pipe between them',
      still(processAt(10, 1, { pipe: 7, heldBy: [10, 20] }), processAt(20, 10, 'sleep')),
      'stall',
    ],
    ['is deadlocked where nothing can wake it', still(processAt(10, 1, 'lock')), 'deadlock'],
    ['owes nothing while somebody has stopped it', still(processAt(10, 1, 'stopped')), null],
  ];
  test.each(rows)('%s', (_, window, kind) => expect(classOf(window, 'progress')).toBe(kind));
});

describe('a tree whose time is over', () => {
  const rows: readonly (readonly [string, Window, string])[] = [
    [
      'is not said to be livelocked only because it computes',
      busy({ ticks: 300, switches: 3 }, processAt(10, 1, 'running')),
      'hang',
    ],
    ['is not said to stall only because it sleeps', still(processAt(10, 1, 'sleep')), 'hang'],
    ['is told where it waited all the time', still(processAt(10, 1, 'socket')), 'io-hang'],
    ['is deadlocked where nothing can wake it', still(processAt(10, 1, 'lock')), 'deadlock'],
  ];
  test.each(rows)('%s', (_, window, kind) => expect(classOf(window, 'end')).toBe(kind));
});

/** Recorded by scripts/fixtures/hang/record.ts. */
const recorded = join(SOURCES, 'snapshots');
function recording(file: string): Window {
  const { snapshots }: { snapshots: readonly Snapshot[] } = JSON.parse(
    readFileSync(join(recorded, file), 'utf8'),
  );
  const [first, second, third, ...rest] = snapshots;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error(`${file} is too short`);
  return [first, second, third, ...rest];
}

describe('recorded snapshots', () => {
  const rows: readonly (readonly [file: string, alone: string | null, owing: string])[] = [
    ['gcc-abba-bad', 'deadlock', 'deadlock'],
    ['gcc-abba-good', null, 'stall'],
    ['gcc-lost-wakeup-bad', 'deadlock', 'deadlock'],
    ['gcc-lost-wakeup-good', null, 'stall'],
    ['gcc-livelock-bad', null, 'livelock'],
    ['gcc-livelock-good', null, 'stall'],
    ['gcc-pipe-read-bad', 'io-hang', 'io-hang'],
    ['gcc-pipe-read-good', null, 'stall'],
    ['rustc-abba-bad', 'deadlock', 'deadlock'],
    ['rustc-abba-good', null, 'stall'],
    ['python3-abba-bad', 'deadlock', 'deadlock'],
    ['python3-abba-good', null, 'stall'],
    ['python3-accept-good', null, 'stall'],
    ['javac-abba-bad', null, 'stall'],
    ['javac-abba-good', null, 'livelock'],
    ['go-abba-bad', null, 'stall'],
    ['go-abba-good', null, 'stall'],
    ['node-stuck-bad', null, 'stall'],
    ['node-stuck-good', null, 'stall'],
  ];
  test.each(rows)('%s: %s by its waits alone, %s where it owes progress', (file, alone, owing) => {
    const window = recording(`${file}.json`);
    expect(classOf(window)).toBe(alone);
    expect(classOf(window, 'progress')).toBe(owing);
  });

  test('all of them stand in the table', () => {
    expect(readdirSync(recorded).sort()).toEqual(rows.map(([file]) => `${file}.json`).sort());
  });
});
