import { describe, expect, test } from 'vitest';
import { activityOf } from '../../../src/run/detectors/activity.ts';
import type { ExecutableFacts } from '../../../src/run/detectors/executable-facts.ts';
import { ALL_DETECTORS } from '../../helpers/recognised.ts';

const program = (name: string, facts: Partial<ExecutableFacts> = {}): ExecutableFacts => ({
  name,
  path: `/project/${name}`,
  go: null,
  marks: new Set(),
  ...facts,
});
const built = (name: string, race: boolean, path = `example.com/${name}`, modules: readonly string[] = []) =>
  program(name, { go: { path, race, modules } });

const GO = built('go', false, 'cmd/go');
const SHELL = program('bash');

describe('whether a detector was there, by the programs that ran', () => {
  test.each<[string, string, readonly ExecutableFacts[], boolean | null, string]>([
    [
      'a program with -race',
      'go-race',
      [SHELL, GO, built('worker', true)],
      true,
      'worker was built with -race',
    ],
    ['one without', 'go-race', [SHELL, built('worker', false)], false, 'worker was not built with -race'],
    ['the Go command alone', 'go-race', [GO], null, 'no program that Go built was seen'],
    ['any program of Go', 'go-deadlock', [built('worker', false)], true, 'the Go runtime of worker'],
    [
      'a test with goleak',
      'goleak',
      [built('a.test', false, 'a', ['go.uber.org/goleak'])],
      true,
      'linked into a.test',
    ],
    ['a test without', 'goleak', [built('a.test', false)], false, 'not linked into a.test'],
    [
      'the runtime in the table of symbols',
      'tsan',
      [program('worker', { marks: new Set(['tsan']) })],
      true,
      'worker',
    ],
    ['no runtime', 'tsan', [SHELL, program('worker')], false, 'there is no __tsan_init in worker'],
    ['only a shell', 'tsan', [SHELL], null, 'no program of it was seen'],
    [
      'leaks of AddressSanitizer',
      'lsan',
      [program('a', { marks: new Set(['asan']) })],
      true,
      'a was built with',
    ],
    ['a tool of Valgrind', 'helgrind', [program('helgrind-amd64-linux')], true, 'helgrind-amd64-linux ran'],
    ['another one', 'helgrind', [program('memcheck-amd64-linux')], false, 'memcheck-amd64-linux ran, not'],
    ['Node.js', 'node', [program('node')], true, 'node ran'],
    ['an interpreter of Python', 'python-fault', [program('python3.11')], true, 'python3.11 ran'],
    ['Miri', 'miri', [program('cargo'), program('miri')], true, 'miri ran'],
    [
      'loom in a test',
      'loom',
      [program('model', { marks: new Set(['loom']) })],
      true,
      'loom is linked into model',
    ],
    ['a stripped test', 'loom', [program('model')], null, 'no function of loom was found'],
    ['a JVM without a dump', 'java-deadlock', [program('java')], false, 'no thread dump was taken'],
  ])('%s', (_, detector, programs, active, evidence) => {
    const state = activityOf(detector, programs);
    expect(state).toMatchObject({ detector, active });
    expect(state.evidence).toContain(evidence);
  });

  test.each([...ALL_DETECTORS])('nothing that was seen is no evidence for %s', detector => {
    expect(activityOf(detector, []).active).not.toBe(true);
  });
});
