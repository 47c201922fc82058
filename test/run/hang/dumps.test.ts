import { describe, expect, test } from 'vitest';
import { readPython } from '../../../src/run/hang/dumps/cpython.ts';
import { readGdb } from '../../../src/run/hang/dumps/gdb.ts';
import { readGo } from '../../../src/run/hang/dumps/go.ts';
import { readHotspot } from '../../../src/run/hang/dumps/hotspot.ts';

/** Excerpts of what the tools printed about the programs in test/fixtures/hang; the programs are asked themselves in ends.test.ts. */

describe('the dump of a Java machine', () => {
  const REPORT = `
Found one Java-level deadlock:
=============================
"main":
  waiting to lock monitor 0x00007f3e5c0010d0 (object 0x000000069ec195b0, a java.lang.Object),
  which is held by "back"

Java stack information for the threads listed above:
===================================================
"main":
	at Abba.transfer(Abba.java:13)
	- waiting to lock <0x000000069ec195b0> (a java.lang.Object)
	at Abba.main(Abba.java:27)
"back":
	at Abba.transfer(Abba.java:13)
	at java.lang.Thread.run(java.base@17.0.15/Thread.java:840)

Found 1 deadlock.
`;

  test('is a deadlock where it says so, with the stacks of the threads it lists', () => {
    const { deadlock, stacks, core } = readHotspot(
      `"main" #1 prio=5\n	at Abba.transfer(Abba.java:13)\n${REPORT}`,
    );
    expect(deadlock).toBe('Found one Java-level deadlock');
    expect(stacks.map(frames => frames.map(({ function: name, line }) => `${name}:${line}`))).toEqual([
      ['Abba.transfer:13', 'Abba.main:27'],
      ['Abba.transfer:13'],
    ]);
    expect(core.startsWith('Found one')).toBe(true);
  });

  test('is none where it does not', () => {
    expect(readHotspot('"main" #1 prio=5\n   java.lang.Thread.State: WAITING\n').deadlock).toBeNull();
  });
});

describe('the goroutines of a Go program', () => {
  const goroutine = (number: number, state: string, name: string): string =>
    `goroutine ${number} gp=0x${number} m=nil [${state}]:\nruntime.gopark(0x1?)\n\t/usr/local/go/src/runtime/proc.go:462 +0xce fp=0xc1 sp=0xc2 pc=0x47\n${name}(0x1)\n\t/src/main.go:${number} +0xc6 fp=0xc1 sp=0xc2 pc=0x49\n`;

  test.each([
    [
      'two that wait for locks are a deadlock',
      ['sync.Mutex.Lock', 'sync.RWMutex.RLock', 'sleep'],
      '2 goroutines wait for a lock',
    ],
    [
      'one that waits while nobody else could go on is one, too',
      ['sync.Mutex.Lock, 2 minutes', 'chan receive'],
      '1 goroutine waits for a lock',
    ],
    ['one that waits for a goroutine that sleeps is none', ['semacquire', 'sleep'], null],
    ['channels alone are none', ['chan receive', 'select'], null],
  ])('%s', (_, states, deadlock) => {
    const text = states.map((state, i) => goroutine(i + 1, state, `main.f${i}`)).join('\n');
    expect(readGo(`SIGQUIT: quit\nPC=0x1 m=0\n\n${text}`).deadlock).toBe(deadlock);
  });

  test('those of the runtime are left out, and those that wait for locks come first', () => {
    const text = [
      'goroutine 2 gp=0x2 m=nil [force gc (idle)]:\nruntime.gopark(0x0?)\n\t/usr/local/go/src/runtime/proc.go:462 +0xce\n',
      goroutine(5, 'chan receive', 'main.tick'),
      goroutine(6, 'sync.Mutex.Lock', 'main.transfer'),
    ].join('\n');
    const { core, stacks } = readGo(text);
    expect(core).toMatch(/^goroutine 6 [\s\S]*goroutine 5 /);
    expect(core).not.toContain('force gc');
    expect(stacks).toEqual([[{ function: 'main.transfer', file: '/src/main.go', line: 6 }]]);
  });
});

describe('the threads of a Python program', () => {
  const text = `Fatal Python error: Aborted

Thread 0x00007f87b3fff6c0 (most recent call first):
  File "/app/abba.py", line 16 in transfer
  File "/usr/lib/python3.11/threading.py", line 982 in run

Current thread 0x00007f87b99cdb80 (most recent call first):
  File "/usr/lib/python3.11/threading.py", line 1119 in join
  File "/app/abba.py", line 27 in <module>
`;
  test('are told by their own frames', () => {
    expect(
      readPython(text).map(frames => frames.map(({ function: name, line }) => `${name}:${line}`)),
    ).toEqual([['transfer:16'], ['<module>:27']]);
  });
  test('or by those of the library where there are no others', () => {
    expect(readPython('  File "/usr/lib/python3.11/threading.py", line 1119 in join\n')).toHaveLength(1);
  });
});

describe('the stacks of gdb', () => {
  const text = `Thread 2 (Thread 0x7fd0a6d316c0 (LWP 31665) "abba"):
#0  futex_wait (private=0, expected=2, futex_word=0x55a936cb40a0 <second>) at ../sysdeps/nptl/futex-internal.h:146
#3  ___pthread_mutex_lock (mutex=mutex@entry=0x55a936cb40a0 <second>) at ./nptl/pthread_mutex_lock.c:93
#4  0x000055a936cb11c8 in transfer (from=from@entry=0x55a936cb40e0 <first>, meet=1) at /src/abba.c:12
#5  0x000055a936cb1250 in forth ()
#6  0x00007fd0a6dbe1f5 in start_thread () from /lib/x86_64-linux-gnu/libc.so.6
[Inferior 1 (process 31664) detached]
`;
  test('are those of the program, with or without places', () => {
    expect(readGdb(text)).toEqual([
      [
        { function: 'transfer', file: '/src/abba.c', line: 12 },
        { function: 'forth', file: null, line: null },
      ],
    ]);
  });
  test('take a time that grows with the text alone', () => {
    expect(readGdb(`Thread 1 x\n#0 f ${' at x'.repeat(50_000)}`)).toHaveLength(1);
  });
});
