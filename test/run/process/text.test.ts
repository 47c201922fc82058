import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captureInto } from '../../../src/run/process/capture.ts';
import { childEnvironment } from '../../../src/run/process/child-environment.ts';
import { excerptOf, plainText } from '../../../src/run/process/excerpt.ts';
import { launcherEnvironment } from '../../../src/run/process/launcher-environment.ts';
import { decodeWaitStatus, readLauncherReport } from '../../../src/run/process/launcher-report.ts';
import { openLog, Tail } from '../../../src/run/process/log.ts';
import { argumentsOf, chooseShell, signalReportedByShell } from '../../../src/run/process/shell.ts';
import { freshFolder } from '../suite.ts';

describe('excerptOf()', () => {
  test.each([
    ['keeps plain text', 'one\ntwo\n', 'one\ntwo'],
    ['takes colours and cursor movements out', '\u001b[31mred\u001b[0m\u001b[2K', 'red'],
    ['takes links of terminals out', '\u001b]8;;http://x\u0007link\u001b]8;;\u0007', 'link'],
    ['takes control characters out', 'a\u0000b\u0008c', 'abc'],
    ['takes text-reordering marks out', 'a\u202eb\u2066c\u200fd', 'abcd'],
    ['keeps of an overwritten line what stood there last', '10%\r50%\r100%\r\nend', '100%\nend'],
    ['leaves empty lines out', 'a\n\n  \nb', 'a\nb'],
    ['keeps tabs', 'a\tb', 'a\tb'],
    ['keeps letters of every script', 'héllo wörld ελληνικά 日本語', 'héllo wörld ελληνικά 日本語'],
  ])('%s', (_, output, expected) => {
    expect(excerptOf(output)).toBe(expected);
  });

  test('is the last 20 lines, each at most 300 characters', () => {
    const lines = Array.from({ length: 50 }, (_, n) => `${n} ${'x'.repeat(1000)}`);
    const excerpt = excerptOf(lines.join('\n')).split('\n');
    expect(excerpt).toHaveLength(20);
    expect(excerpt[0]).toMatch(/^30 x{297}…$/);
  });

  test('never holds a character that hides or commands, whatever is printed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), output => {
        const dangerous = /[^\P{Cc}\t\n]|\p{Bidi_Control}/u;
        expect(plainText(output)).not.toMatch(dangerous);
      }),
    );
  });
});

describe('openLog()', () => {
  const written = (cap: number, chunks: readonly string[]) => {
    const path = join(freshFolder(), 'logs/x.log');
    const log = openLog(path, cap);
    for (const chunk of chunks) log.append('it', Buffer.from(chunk));
    log.close();
    expect(log.fault).toBeNull();
    return readFileSync(path, 'utf8');
  };

  test('holds everything that is below its cap, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 20 }), { minLength: 1 }), chunks => {
        expect(written(10_000, chunks)).toBe(`--- it\n${chunks.join('')}`);
      }),
      { numRuns: 30 },
    );
  });

  test('keeps the beginning and the end of what is above it, and says how much is missing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 2000 }), fc.integer({ min: 1, max: 300 }), (total, piece) => {
        const text = Array.from({ length: total }, (_, n) => String.fromCharCode(97 + (n % 26))).join('');
        const chunks = text.match(new RegExp(`.{1,${piece}}`, 'g')) ?? [];
        const all = `--- it\n${text}`;
        const missing = all.length - 100;
        expect(written(100, chunks)).toBe(
          `${all.slice(0, 50)}\n--- ${missing} bytes left out here\n${all.slice(-50)}`,
        );
      }),
      { numRuns: 50 },
    );
  });

  test('that cannot be written says why and does not throw', () => {
    const log = openLog('/dev/full', 100);
    log.append('it', Buffer.from('text'));
    log.close();
    expect(log.fault).toMatch(/ENOSPC/);
  });

  test('names the source where it changes', () => {
    const path = join(freshFolder(), 'x.log');
    const log = openLog(path);
    for (const [source, text] of [
      ['a', '1\n'],
      ['a', '2\n'],
      ['b', '3\n'],
    ] as const) {
      const capture = captureInto(log, source);
      capture.write(Buffer.from(text));
      expect(capture.finish()).toBe(text);
    }
    log.close();
    expect(readFileSync(path, 'utf8')).toBe('--- a\n1\n2\n\n--- b\n3\n');
  });
});

test('Tail holds the last bytes of any stream', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 30 })), fc.nat(50), (chunks, cap) => {
      const tail = new Tail(cap);
      for (const chunk of chunks) tail.push(Buffer.from(chunk));
      const all = Buffer.concat(chunks);
      expect(Buffer.concat(tail.chunks)).toEqual(all.subarray(Math.max(0, all.length - cap)));
      expect(tail.droppedBytes).toBe(Math.max(0, all.length - cap));
    }),
  );
});

describe('decodeWaitStatus()', () => {
  test.each([
    ['exit code 0', 0x0000, { kind: 'exit', code: 0 }],
    ['exit code 3', 0x0300, { kind: 'exit', code: 3 }],
    ['exit code 255', 0xff00, { kind: 'exit', code: 255 }],
    ['SIGKILL', 9, { kind: 'signal', signal: 'SIGKILL' }],
    ['SIGSEGV with a core', 0x80 | 11, { kind: 'signal', signal: 'SIGSEGV' }],
    ['a real-time signal', 40, { kind: 'signal', signal: 'signal 40' }],
  ])('%s', (_, status, ending) => {
    expect(decodeWaitStatus(status)).toEqual(ending);
  });
});

describe('readLauncherReport()', () => {
  const usage = `[1,500000,0,250000,2048,0,0,0,7,8,0,4,6,0,0,0,2,3]`;

  test('gives base units', () => {
    const text = `{"wallNs":5,"status":0,"usage":${usage}}\n{"left":["sh"],"stuck":0}\n`;
    expect(readLauncherReport(text)).toEqual({
      clean: true,
      report: {
        ending: { kind: 'exit', code: 0 },
        wallNs: 5,
        usage: {
          userNs: 1.5e9,
          systemNs: 0.25e9,
          peakBytes: 2 * 1024 ** 2,
          minorFaults: 7,
          majorFaults: 8,
          readBytes: 2048,
          writtenBytes: 3072,
          contextSwitches: 5,
        },
        left: ['sh'],
        stuck: 0,
      },
    });
  });

  test.each([
    ['nothing', '', 'lost', false],
    ['a line that is torn', '{"wallNs":5,"sta', 'lost', false],
    ['an end without the clearing after it', `{"wallNs":5,"status":0,"usage":${usage}}\n`, 'exit', false],
    ['a command that cannot be executed', '{"errno":2}\n', 'not-started', true],
  ])('of %s', (_, text, kind, clean) => {
    const read = readLauncherReport(text);
    expect([read.report.ending.kind, read.clean]).toEqual([kind, clean]);
  });
});

describe('shell', () => {
  test('a string is one argument of the shell, and a list needs none', () => {
    const shell = chooseShell(process.env);
    expect(shell.slice(1)).toEqual(['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c']);
    expect(argumentsOf('echo "$1"; rm', shell).at(-1)).toBe('echo "$1"; rm');
    expect(argumentsOf(['a', 'b c'], shell)).toEqual(['a', 'b c']);
  });

  test('without bash it is sh, which stops at the first failure too', () => {
    expect(chooseShell({ PATH: freshFolder() })).toEqual(['/bin/sh', '-ec']);
  });

  test.each([
    [137, 'SIGKILL'],
    [139, 'SIGSEGV'],
    [143, 'SIGTERM'],
    [130, 'SIGINT'],
    [141, 'SIGPIPE'],
    [128, null],
    [156, null],
    [255, null],
    [1, null],
  ])('exit code %i of a shell means %s', (code, signal) => {
    expect(signalReportedByShell(code)).toBe(signal);
  });
});

describe('environment', () => {
  test('childEnvironment() withholds, gives back by name, and adds last', () => {
    const own = {
      HOME: '/h',
      INPUT_X: '1',
      GITHUB_TOKEN: '2',
      GITHUB_SHA: '3',
      GH_TOKEN: '4',
      GONE: undefined,
    };
    expect(childEnvironment(own, ['GH_TOKEN'], { HOME: '/other' })).toEqual({
      HOME: '/other',
      GITHUB_SHA: '3',
      GH_TOKEN: '4',
    });
  });

  test('launcherEnvironment() renames what sways Perl', () => {
    expect(launcherEnvironment({ A: '1', PERL5OPT: '-Mx', LC_ALL: 'de' })).toEqual({
      A: '1',
      STRESS_RESTORE_PERL5OPT: '-Mx',
      STRESS_RESTORE_LC_ALL: 'de',
      LC_ALL: 'C',
    });
    expect(launcherEnvironment({})).toEqual({ LC_ALL: 'C', STRESS_REMOVE_LC_ALL: '1' });
  });
});
