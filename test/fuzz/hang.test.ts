import { describe, expect } from 'vitest';
import type { Accusation } from '../../src/run/hang/classify.ts';
import { readPython } from '../../src/run/hang/dumps/cpython.ts';
import type { Dump } from '../../src/run/hang/dumps/dump.ts';
import { readGdb } from '../../src/run/hang/dumps/gdb.ts';
import { readGo } from '../../src/run/hang/dumps/go.ts';
import { readHotspot } from '../../src/run/hang/dumps/hotspot.ts';
import { readProgressLine } from '../../src/run/hang/progress-line.ts';
import { hangFault } from '../../src/run/hang/report.ts';
import { caughtIn } from '../../src/run/hang/suspect.ts';
import { callsOf } from '../../src/run/hang/system-calls.ts';
import { readWait } from '../../src/run/hang/wait.ts';
import { fuzz, sizeOfPlain } from './fuzz.ts';
import { spoiledText } from './spoiled.ts';

/** What a program says of itself when it is asked why it hangs, and what the kernel says of it. */
const DUMPS = {
  hotspot:
    '"main" #1\n	at A.b(A.java:1)\nFound one Java-level deadlock:\n===\nJava stack information for the threads listed above:\n===\n"main":\n	at A.b(A.java:13)\n	- waiting to lock <0x1>\n"back":\n	at A.c(A.java:14)\n\nFound 1 deadlock.\n',
  go: 'SIGQUIT: quit\n\ngoroutine 1 gp=0x1 m=nil [sync.Mutex.Lock, 2 minutes]:\nmain.f(0x1)\n\t/src/main.go:20 +0xc6 fp=0xc1 sp=0xc2 pc=0x49\n\ngoroutine 2 gp=0x2 m=nil [sleep]:\nmain.g()\n\t/src/main.go:21 +0xc6\n',
  python:
    'Thread 0x01 (most recent call first):\n  File "/app/a.py", line 16 in f\n  File "/lib/python3/threading.py", line 9 in run\n\nCurrent thread 0x02 (most recent call first):\n  File "/app/a.py", line 27 in <module>\n',
  gdb: 'Thread 2 (Thread 0x7f (LWP 3) "a"):\n#0  futex_wait (x=0) at ../sysdeps/nptl/futex.h:1\n#1  0x05 in f (y=1) at /src/a.c:12\n#2  0x06 in g () from /lib/libc.so.6\n',
} as const;

const accusation: Accusation = { class: 'stall', title: 'No progress', unless: [] };

const READERS = {
  hotspot: readHotspot,
  go: readGo,
  python: (text: string) => ({ core: text, stacks: readPython(text), deadlock: null }),
  gdb: (text: string) => ({ core: text, stacks: readGdb(text), deadlock: null }),
} as const satisfies Record<keyof typeof DUMPS, (text: string) => Pick<Dump, 'core' | 'stacks' | 'deadlock'>>;

describe('the dump of a program that hangs may be any text:', () => {
  for (const kind of ['hotspot', 'go', 'python', 'gdb'] as const)
    fuzz(kind, spoiledText([DUMPS[kind]]), text => {
      const dump = { heading: 'A dump', text, ...READERS[kind](text) };
      const fault = hangFault({ accusation, snapshots: [], dumps: [dump] }, '/');
      sizeOfPlain(fault);
      expect(fault.title).not.toMatch(/[\p{Cc}\u202e]/u);
      expect(fault.text).not.toMatch(/[^\P{Cc}\n\t]/u);
      expect(fault.stacks.flat().join('')).not.toMatch(/\p{Cc}/u);
    });
});

describe('what is read of a process may be any text:', () => {
  fuzz(
    'the call it is in',
    spoiledText(['202 0x55c0 0x80 0x2 0x0 0x0 0x0 0x7f 0x7f\n', 'running\n']),
    text => {
      expect(readWait(text, callsOf('x64') ?? new Map()).wait.kind).toBeTypeOf('string');
    },
  );
  fuzz('the signals it handles', spoiledText(['Name:\tit\nSigCgt:\t0000000000000a04\n']), text => {
    expect(caughtIn(text).size).toBeLessThanOrEqual(64);
  });
  fuzz('a line about its progress', spoiledText(['progress worker=3 done', 'progress']), line => {
    expect(readProgressLine(line).worker?.length ?? 0).toBeLessThanOrEqual(64);
  });
});
