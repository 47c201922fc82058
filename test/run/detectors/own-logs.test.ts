import { describe, expect, test } from 'vitest';
import { ownLogs } from '../../../src/run/detectors/own-logs.ts';

const FOLDER = '/scratch/t0000001';

describe('the logs of detectors', () => {
  test('are asked for in the words of each runtime', () => {
    expect(ownLogs(['go-race', 'tsan'], {}, FOLDER)).toEqual({
      env: {
        GORACE: `log_path="${FOLDER}/go-race" verbosity=1`,
        TSAN_OPTIONS: `log_path="${FOLDER}/tsan":verbosity=1`,
      },
      chosen: [],
    });
  });

  test('stand before what the user has set, which wins', () => {
    const { env } = ownLogs(['go-race'], { GORACE: 'halt_on_error=1' }, FOLDER);
    expect(env.GORACE).toBe(`log_path="${FOLDER}/go-race" verbosity=1 halt_on_error=1`);
  });

  test.each([
    ['log_path=/tmp/race halt_on_error=1', ['/tmp/race']],
    ['halt_on_error=1:log_path=a:log_path="b c"', ['b c']],
    ["log_path='x y'", ['x y']],
    ['log_path=stderr', []],
    ['no_log_path=/tmp/x', []],
  ])('of %s are read where the user has them', (options, chosen) => {
    expect(ownLogs(['tsan'], { TSAN_OPTIONS: options }, FOLDER).chosen).toEqual(chosen);
  });

  test('of other detectors do not touch the environment', () => {
    expect(ownLogs(['helgrind', 'node', 'go-deadlock'], {}, FOLDER)).toEqual({ env: {}, chosen: [] });
  });

  test('of leaks are those of AddressSanitizer, where that is asked for too', () => {
    expect(Object.keys(ownLogs(['asan', 'lsan'], {}, FOLDER).env)).toEqual(['ASAN_OPTIONS']);
    expect(Object.keys(ownLogs(['lsan'], {}, FOLDER).env)).toEqual(['LSAN_OPTIONS']);
  });
});
