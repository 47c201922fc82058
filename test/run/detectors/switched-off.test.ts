import { describe, expect, test } from 'vitest';
import { switchedOff } from '../../../src/run/detectors/switched-off.ts';

const shell = (text: string): readonly string[] => ['sh', '-c', text];
const off = (detector: string, command: string, env: Readonly<Record<string, string>> = {}) =>
  switchedOff(detector, { argv: shell(command), env });

describe('a detector that is there and finds nothing, because it is', () => {
  test.each([
    ['lsan', { ASAN_OPTIONS: 'detect_leaks=0' }, 'ASAN_OPTIONS=detect_leaks=0'],
    ['lsan', { LSAN_OPTIONS: 'log_path="a:b":detect_leaks=false' }, 'LSAN_OPTIONS=detect_leaks=false'],
    ['lsan', { ASAN_OPTIONS: 'detect_leaks=1 leak_check_at_exit=no' }, 'leak_check_at_exit=no'],
    ['tsan', { TSAN_OPTIONS: 'report_bugs=1:report_bugs=0' }, 'TSAN_OPTIONS=report_bugs=0'],
    ['go-race', { GORACE: 'halt_on_error=1 report_bugs=0' }, 'GORACE=report_bugs=0'],
  ])('switched off: %s by %o', (detector, env, evidence) => {
    expect(off(detector, './it', env)).toEqual({
      detector,
      active: false,
      evidence: expect.stringContaining(evidence),
    });
  });

  test.each([
    ['lsan', 'ASAN_OPTIONS=detect_leaks=0 ./it', 'in the command'],
    ['lsan', "export LSAN_OPTIONS='verbosity=1:detect_leaks=0'; ./it", 'in the command'],
    ['tsan', 'TSAN_OPTIONS="report_bugs=0" ./it', 'in the command'],
    ['python-fault', 'python3 -I -c pass', 'with -I'],
    ['python-fault', '/usr/bin/python3.12 -W error -Es it.py', 'with -Es'],
    ['python-fault', 'PYTHONFAULTHANDLER= python3 it.py', 'is empty'],
  ])('perhaps switched off: %s by %s', (detector, command, evidence) => {
    expect(off(detector, command)).toEqual({
      detector,
      active: null,
      evidence: expect.stringContaining(evidence),
    });
  });

  test('asked for by an empty PYTHONFAULTHANDLER', () => {
    expect(off('python-fault', 'python3 it.py', { PYTHONFAULTHANDLER: '' })?.active).toBeNull();
  });
});

describe('a detector is not switched off', () => {
  test.each([
    ['lsan', './it', { ASAN_OPTIONS: 'detect_leaks=0', LSAN_OPTIONS: 'detect_leaks=1' }],
    ['lsan', './it', { ASAN_OPTIONS: 'detect_leaks=0:detect_leaks=1' }],
    ['asan', './it', { ASAN_OPTIONS: 'detect_leaks=0' }],
    ['tsan', './it', { TSAN_OPTIONS: 'print_report_bugs=0' }],
    ['tsan', './it', {}],
    ['python-fault', 'python3 it.py -I', { PYTHONFAULTHANDLER: '1' }],
    ['python-fault', 'python3 -m it -E', {}],
    ['python-fault', 'python3 -I -X faulthandler it.py', {}],
    ['python-fault', 'python3 -Xdev -E it.py', { PYTHONFAULTHANDLER: '' }],
    ['python-fault', 'python3 it.py', { PYTHONFAULTHANDLER: '', PYTHONDEVMODE: '1' }],
  ])('%s of %s with %o', (detector, command, env) => {
    expect(off(detector, command, env)).toBeNull();
  });
});
