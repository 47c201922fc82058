import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { View } from '../../src/model/view.ts';

const ROOT = join(import.meta.dirname, '../..');
const CLI = join(ROOT, 'dist/cli.js');
const folder = join(mkdtempSync(join(tmpdir(), 'stress-workers-')), 'workers');
const suite = parse(readFileSync(join(ROOT, 'examples/workers/stress.yml'), 'utf8'));
const workers: readonly (readonly [string, readonly string[]])[] = Object.entries<{
  worker: { command: readonly string[] };
}>(suite.scenarios).map(([name, { worker }]) => [name, worker.command]);

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: 'utf8', timeout: 240_000 });

/** The reference workers as a user has them: copied, and built by the suite's own setup. */
beforeAll(() => {
  cpSync(join(ROOT, 'examples/workers'), folder, { recursive: true });
  const built = spawnSync('bash', ['-ec', suite.setup], { cwd: folder, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`The workers cannot be built: ${built.stderr}`);
}, 240_000);
afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

test('there is a reference worker in each of five languages', () => {
  expect(workers.map(([name]) => name)).toEqual(['python', 'node', 'go', 'rust', 'java']);
});

describe.each(workers)('the reference worker in %s', (_name, command) => {
  test('speaks the protocol', () => {
    const { status, stdout } = run('check-worker', '--', ...command);
    expect(stdout).not.toContain('✗');
    expect(stdout).toContain('It speaks the protocol: 13 checks');
    expect(status).toBe(0);
  });

  test('answers an operation that fails with its reason', () => {
    const { status, stdout } = run('check-worker', '--operation', 'fail', '--', ...command);
    expect(stdout).toContain('this operation always fails');
    expect(status).toBe(1);
  });
});

test('a suite times each operation of each of them', () => {
  const args = ['run', '.', '--samples', '2', '--against', 'none', '--out', 'out'];
  const { status, stdout } = run(...args);
  expect(stdout).toContain('PASS');
  expect(status).toBe(0);
  const view: View = JSON.parse(readFileSync(join(folder, 'out/results.json'), 'utf8'));
  for (const { id, metrics, operations } of view.result.scenarios) {
    const latency = metrics.find(({ metric }) => metric.id === 'latency.p95');
    expect([id, operations, latency?.samples.length]).toEqual([id, { ok: 4000, failed: 0 }, 2]);
  }
});

test('what is no worker is told so', () => {
  const { status, stdout } = run('check-worker', '--', 'true');
  expect(stdout).toContain('the worker ended without an answer to init');
  expect(status).toBe(1);
});
