import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { cli, startCli, temporaryFolder } from '../helpers/command-line.ts';

const SUITE = `version: 1
suite: long
scenarios:
  quick: { command: [sh, -c, 'sleep 0.05'], samples: { warmup: 0, min: 3, max: 3 } }
  slow: { command: [sh, -c, 'sleep 3141'], samples: { warmup: 0, min: 3, max: 3 } }
`;

const folders: ReturnType<typeof temporaryFolder>[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.dispose();
});

function suiteFolder(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  writeFileSync(join(folder.path, 'stress.yml'), SUITE);
  return folder.path;
}

const alive = (pid: number): boolean => existsSync(`/proc/${pid}/stat`);

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s in the middle of a run: exit 130 within two seconds, a readable report, nothing left running',
  async signal => {
    const cwd = suiteFolder();
    const program = startCli(['run'], cwd);
    await program.printed('slow');
    const interruptedAt = performance.now();
    program.kill(signal);
    const { code, stdout } = await program.finished;
    // The two seconds are a promise to the user, not a measurement of this machine.
    expect(performance.now() - interruptedAt).toBeLessThan(2000);
    expect(code).toBe(130);
    expect(stdout).toContain(`interrupted by ${signal}`);
    expect(stdout).toContain('quick');
    const view = JSON.parse(readFileSync(join(cwd, '.stress/results.json'), 'utf8'));
    expect(view.result.interruption).toEqual({ signal });
    expect(
      view.result.scenarios.find((scenario: { id: string }) => scenario.id === 'quick').outcomes,
    ).toEqual({ ok: 3 });
  },
);

test('kill -9 of the program: report reads what was finished until then', async () => {
  const cwd = suiteFolder();
  const program = startCli(['run'], cwd);
  await program.printed('slow');
  program.kill('SIGKILL');
  await program.finished;
  expect(alive(program.pid)).toBe(false);

  const report = await cli(['report', '.stress'], cwd);
  expect(report.code).toBe(0);
  expect(report.stdout).toMatch(/CANNOT TELL/);
  expect(report.stdout).toContain('recording stops before the end of the run');
  const json = JSON.parse((await cli(['report', '.stress', '--format', 'json'], cwd)).stdout);
  expect(json.result.scenarios[0].outcomes).toEqual({ ok: 3 });
});
