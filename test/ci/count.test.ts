import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const PROGRAM = join(import.meta.dirname, '../../.ci/count.js');
type State = 'passed' | 'failed' | 'pending' | 'todo';

/** A file of a vitest report: the states of its tests; it failed as a whole where it says so. */
const file = (states: readonly State[], status: 'passed' | 'failed' = 'passed') => ({
  name: 'a.test.ts',
  status,
  message: 'cannot be loaded',
  assertionResults: states.map(state => ({ status: state, fullName: `is ${state}` })),
});

function count(report: unknown, exitCode: string): { readonly counted: string; readonly named: string } {
  const folder = mkdtempSync(join(tmpdir(), 'count-'));
  const path = join(folder, 'report.json');
  if (report !== null) writeFileSync(path, JSON.stringify({ testResults: report }));
  const { stdout, stderr } = spawnSync(process.execPath, [PROGRAM, path, exitCode], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return { counted: stdout.trim(), named: stderr };
}

test.each([
  ['every test by its state', [file(['passed', 'passed', 'pending', 'todo'])], '0', '2 0 2', ''],
  ['a failed test by name', [file(['passed', 'failed'], 'failed')], '1', '1 1 0', 'a.test.ts: is failed'],
  ['a file that cannot be loaded', [file(['passed']), file([], 'failed')], '1', '1 1 0', 'cannot be loaded'],
  ['an error beside the tests, from the exit code', [file(['passed'])], '1', '1 1 0', 'exited 1'],
  ['no report as a failure', null, '0', '0 1 0', 'ran no test'],
  ['a run in which all was skipped as a failure', [file(['pending'])], '0', '0 1 1', 'ran no test'],
])('.ci/count.js counts %s', (_, report, exitCode, counted, named) => {
  const result = count(report, exitCode);
  expect(result.counted).toBe(counted);
  expect(result.named).toContain(named);
});
