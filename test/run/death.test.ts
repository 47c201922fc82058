import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import type { PlannedScenario } from '../../src/model/plan.ts';
import { fold } from '../../src/run/fold.ts';
import { findMarked } from '../../src/run/process/marked.ts';
import { readRecording } from '../../src/run/recording.ts';
import { freshFolder, PROGRAMS, planOf, samples, scenario } from './suite.ts';

interface Program {
  readonly child: ChildProcess;
  readonly out: string;
  /** Resolves when this many lines `text` were printed. */
  printed(text: string, times: number): Promise<void>;
  readonly lines: readonly string[];
}

/** Starts this program itself, as a process of its own, on real scenarios. */
function start(scenarios: readonly PlannedScenario[]): Program {
  const out = freshFolder();
  const planFile = join(out, 'plan.json');
  writeFileSync(planFile, JSON.stringify(planOf(scenarios)));
  const program = join(import.meta.dirname, 'child-run.ts');
  const child = spawn(process.execPath, [program, planFile, out, PROGRAMS], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // What a killed program cannot remove goes with the test's folder.
    env: { ...process.env, TMPDIR: out },
  });
  const lines: string[] = [];
  const waiting: { text: string; times: number; resolve: () => void }[] = [];
  createInterface({ input: child.stdout }).on('line', line => {
    lines.push(line);
    for (const { text, times, resolve } of waiting)
      if (lines.filter(other => other === text).length >= times) resolve();
  });
  const printed = (text: string, times: number) =>
    new Promise<void>(resolve => void waiting.push({ text, times, resolve }));
  return { child, out, printed, lines };
}

/** The hanging program has started its own child: it ignores signals and has printed by then. */
const untilHanging = ({ pid }: ChildProcess) =>
  expect.poll(() => findMarked(`child-${pid}`).map(({ name }) => name)).toContain('sleep');

const readResult = async (out: string) => {
  const recording = await readRecording(join(out, 'events.ndjson'));
  return { ...recording, result: fold(recording.events) };
};

const quickThenHanging = [
  scenario('quick', { command: 'echo done', samples: samples(3) }),
  scenario('hanging', { command: ['./hang.sh'] }),
  scenario('never', { command: ['true'] }),
];

describe('kill -9 of the whole program', () => {
  test('leaves every finished invocation readable, and nothing running', async () => {
    const { child, out, printed } = start(quickThenHanging);
    await printed('scenario-started', 2);
    await untilHanging(child);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const { result, problems } = await readResult(out);
    expect(problems).toEqual([]);
    expect(result.complete).toBe(false);
    expect(result.scenarios.map(({ outcomes, ending }) => [outcomes, ending])).toEqual([
      [{ ok: 3 }, { kind: 'complete' }],
      [{}, null],
      [{}, null],
    ]);
    await expect.poll(() => findMarked(`child-${child.pid}`), { timeout: 5000 }).toEqual([]);
  });

  test('at any moment leaves what was finished until then', async () => {
    const { child, out, printed, lines } = start([
      scenario('it', { command: ['true'], samples: samples(10_000) }),
    ]);
    await printed('invocation-finished', 5);
    child.kill('SIGKILL');
    await once(child, 'close');
    const said = lines.filter(line => line === 'invocation-finished').length;
    const { result, problems } = await readResult(out);
    expect(problems.length).toBeLessThanOrEqual(1);
    expect(result.scenarios[0]?.outcomes.ok).toBeGreaterThanOrEqual(said);
  });
});

describe.each(['SIGINT', 'SIGTERM'] as const)('%s in the middle of a run', name => {
  test('ends it within two seconds with a readable result and nothing running', async () => {
    const { child, out, printed, lines } = start(quickThenHanging);
    await printed('scenario-started', 2);
    await untilHanging(child);
    const startedMs = performance.now();
    child.kill(name);
    const [code] = await once(child, 'close');
    const elapsedMs = performance.now() - startedMs;
    expect(code).toBe(0);
    expect(lines.at(-1)).toBe(`ended ${name}`);
    expect(elapsedMs).toBeLessThan(2000);
    const { result, problems } = await readResult(out);
    expect(problems).toEqual([]);
    expect(result).toMatchObject({ complete: true, interruption: { signal: name } });
    expect(result.scenarios.map(({ outcomes, ending }) => [outcomes, ending])).toEqual([
      [{ ok: 3 }, { kind: 'complete' }],
      [{ interrupted: 1 }, { kind: 'interrupted' }],
      [{}, { kind: 'not-run', reason: 'the run was interrupted' }],
    ]);
    expect(findMarked(`child-${child.pid}`)).toEqual([]);
    expect(readFileSync(join(out, 'logs/hanging.log'), 'utf8')).toContain('hanging\n');
  });

  test('ends several users side by side', async () => {
    const load = { model: 'closed', users: 4, iterations: 400, durationMs: null } as const;
    const { child, out, printed } = start([scenario('it', { command: 'sleep 0.3 & wait', load })]);
    await printed('scenario-started', 1);
    child.kill(name);
    await once(child, 'close');
    const { result } = await readResult(out);
    expect(result.scenarios[0]).toMatchObject({
      outcomes: { interrupted: 1 },
      ending: { kind: 'interrupted' },
      metrics: [],
    });
    expect(findMarked(`child-${child.pid}`)).toEqual([]);
  });
});
