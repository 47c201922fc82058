import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryEvidence } from '../../src/run/process/out-of-memory.ts';
import { runOne, samples } from './suite.ts';

/** A memory control group that this process may make: version 1 as root, or version 2 where the controller is delegated. */
function memoryRoot(): { root: string; limit: string } | null {
  const first = '/sys/fs/cgroup/memory';
  const second = '/sys/fs/cgroup';
  const delegated = join(second, 'cgroup.subtree_control');
  if (existsSync(join(first, 'memory.limit_in_bytes')) && writable(first))
    return { root: first, limit: 'memory.limit_in_bytes' };
  if (existsSync(delegated) && readFileSync(delegated, 'utf8').includes('memory') && writable(second))
    return { root: second, limit: 'memory.max' };
  return null;
}

function writable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const place = memoryRoot();

describe.skipIf(place === null)('a kill by the kernel for memory (needs a memory control group)', () => {
  const group = join(place?.root ?? '', `stress-action-test-${process.pid}`);
  beforeAll(() => {
    mkdirSync(group);
    writeFileSync(join(group, place?.limit ?? ''), String(60 * 1024 ** 2));
  });
  afterAll(() => rmdirSync(group));

  const join60MB = `echo $$ > ${group}/cgroup.procs`;

  test.each([
    ['of the command itself', `${join60MB}; exec node eat-memory.mjs buffers`],
    ['of a child, told by the shell', `${join60MB}; node eat-memory.mjs buffers; echo never`],
  ])('%s is out of memory, with the evidence', async (_, command) => {
    const it = await runOne({ command });
    expect(it.failures[0]?.outcome).toEqual({
      kind: 'out-of-memory',
      evidence: 'SIGKILL while the kernel counted a kill for memory',
    });
    expect(it.metrics).toEqual([]);
  });
});

describe('a SIGKILL without a kernel kill for memory', () => {
  test('is a signal like any other', async () => {
    const it = await runOne({ command: 'kill -KILL $$', samples: samples(1) });
    expect(it.failures[0]?.outcome).toEqual({ kind: 'signalled', signal: 'SIGKILL' });
  });
});

describe('memoryEvidence() knows the words of', () => {
  test.each([
    ['Node.js', 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'],
    ['Java', 'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space'],
    ['Go', 'fatal error: runtime: out of memory'],
    ['Python', 'Traceback (most recent call last):\n  File "a.py", line 1\nMemoryError'],
    ['C++', "terminate called after throwing an instance of 'std::bad_alloc'"],
    ['Rust', 'memory allocation of 1099511627776 bytes failed'],
    ['.NET', 'Unhandled exception. System.OutOfMemoryException: Array dimensions exceeded'],
    ['Ruby', "a.rb:1:in `*': failed to allocate memory (NoMemoryError)"],
    ['PHP', 'Fatal error: Allowed memory size of 134217728 bytes exhausted (tried to allocate'],
    ['Perl', 'x\nOut of memory!\n'],
  ])('%s', (runtime, output) => {
    expect(memoryEvidence(output)).toMatch(new RegExp(`^${runtime.replaceAll(/[.+]/g, '\\$&')} reported`));
  });

  test('nobody, in ordinary output', () => {
    expect(memoryEvidence('memory is fine, AMemoryError class was imported')).toBeNull();
  });
});
