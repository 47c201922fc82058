import { describe, expect, test } from 'vitest';
import type { Mark } from '../../../src/run/detectors/executable-facts.ts';
import { type StartedProgram, uncovered } from '../../../src/run/detectors/uncovered.ts';

const FOLDERS = ['/project', '/tmp'];
const program = (
  path: string,
  marks: readonly Mark[] | null,
  starts: readonly string[] = [],
): StartedProgram => ({
  name: path.split('/').at(-1) ?? '',
  path,
  go: null,
  marks: marks === null ? null : new Set(marks),
  starts: new Set(starts),
});
const go = (path: string, race: boolean, main = 'example.com/it'): StartedProgram => ({
  ...program(path, []),
  go: { path: main, race, modules: [] },
});

const OK = program('/project/ok', ['tsan']);
const RACE = program('/project/race', []);
const active = (detector: string) => ({ detector, active: true, evidence: 'it wrote its banner' });
const judged = (detector: string, ...programs: readonly StartedProgram[]) =>
  uncovered(active(detector), programs, FOLDERS);

describe('a detector that was in one program', () => {
  test.each([
    ['tsan', [OK, RACE], 'race has no __tsan_init'],
    ['lsan', [program('/tmp/build/it', ['asan']), program('/tmp/build/other', ['tsan'])], 'other has no'],
    ['go-race', [go('/tmp/go-build1/a.test', true), go('/project/worker', false)], 'worker was not built'],
    ['helgrind', [program('/usr/libexec/valgrind/helgrind-amd64-linux', []), RACE], 'race ran without it'],
  ] as const)('%s is not known to have been in all', (detector, programs, evidence) => {
    expect(judged(detector, ...programs)).toEqual({
      detector,
      active: null,
      evidence: expect.stringContaining(`it wrote its banner, but not everywhere: ${evidence}`),
    });
  });

  test.each([
    ['the same build', 'tsan', [OK, program('/project/good', ['tsan'])]],
    ['programs of the system', 'tsan', [OK, program('/usr/bin/env', []), program('/usr/bin/make', [])]],
    ['a folder whose name only begins alike', 'tsan', [OK, program('/projects/tool', [])]],
    ['packages', 'tsan', [OK, program('/project/node_modules/esbuild/bin/esbuild', [])]],
    ['what a build runs', 'tsan', [OK, program('/project/target/debug/build/x/build-script-build', [])]],
    ['a script', 'tsan', [OK, program('/project/run.sh', null)]],
    ['a launcher', 'tsan', [OK, program('/project/harness', [], ['/bin/sh', '/project/ok'])]],
    ['the Go command', 'go-race', [go('/project/a', true), go('/tmp/tools/vet', false, 'cmd/vet')]],
    ['what Go built', 'tsan', [OK, go('/project/worker', false)]],
    ['what C built', 'go-race', [go('/project/a', true), RACE]],
    ['a program without goleak', 'goleak', [go('/project/a', true)]],
  ] as const)('beside %s is there: %s', (_, detector, programs) => {
    expect(judged(detector, ...programs)).toEqual(active(detector));
  });

  test('that was not active stays so', () => {
    const state = { detector: 'tsan', active: false, evidence: 'no' };
    expect(uncovered(state, [RACE], FOLDERS)).toBe(state);
  });
});
