import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/model/plan.ts';
import { fold } from '../../src/run/fold.ts';
import { findMarked } from '../../src/run/process/marked.ts';
import { readRecording } from '../../src/run/recording.ts';
import { forked, git } from './repository.ts';
import { freshFolder, pairedPlan, scenario } from './suite.ts';

/** Starts this program itself on the feature branch, in pairs with where it parted from main. */
function start(plan: Plan) {
  const { parent, root } = forked();
  const out = freshFolder();
  const planFile = join(out, 'plan.json');
  writeFileSync(planFile, JSON.stringify(plan));
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'child-run.ts'), planFile, out, root, 'main'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, TMPDIR: out },
    },
  );
  const ended = once(child, 'close');
  const result = async () => fold((await readRecording(join(out, 'events.ndjson'))).events);
  return { child, ended, result, parent, root };
}

/** Nothing of the base's tree is left, in the folder or in what git knows. */
function expectClean({ parent, root }: ReturnType<typeof start>): void {
  expect(readdirSync(parent)).toEqual(['project']);
  expect(git(root, 'worktree', 'list').split('\n')).toHaveLength(1);
  expect(git(root, 'status', '--porcelain')).toBe('');
}

describe('the tree of the base is gone', () => {
  const measuring = scenario('it', {
    command: 'test -s speed && touch left-behind-in-$(cat speed); rm -f left-behind-in-head',
  });

  test('after a run that succeeded, whatever the workload left in it', async () => {
    const started = start(pairedPlan([measuring], [2]));
    await started.ended;
    const result = await started.result();
    expect(result.complete).toBe(true);
    expect(result.scenarios.map(({ outcomes }) => outcomes)).toEqual([{ ok: 2 }, { ok: 2 }]);
    expectClean(started);
  });

  test('after a setup that failed in it', async () => {
    const setup = 'test "$(cat speed)" = head';
    const started = start(pairedPlan([measuring], [2], { setup }));
    await started.ended;
    const result = await started.result();
    expect([result.setup?.outcome.kind, result.baseSetup?.outcome.kind]).toEqual(['ok', 'failed']);
    expect(result.scenarios[0]?.ending?.kind).toBe('not-run');
    expectClean(started);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'after %s in the middle of a pair, and nothing is running',
    async name => {
      const diary = join(freshFolder(), 'diary');
      const hanging = scenario('it', {
        command:
          'cat speed >> "$DIARY"; test "$(wc -c < "$DIARY")" -lt 18 || { trap "" INT TERM; sleep 60; }',
        driver: { env: { DIARY: diary } },
      });
      const started = start(pairedPlan([hanging], [9]));
      // "head" and "first" are nine letters: the second side of the second pair hangs.
      const written = () => (existsSync(diary) ? readFileSync(diary, 'utf8').length : 0);
      await expect.poll(written, { timeout: 20_000 }).toBeGreaterThanOrEqual(18);
      started.child.kill(name);
      await started.ended;
      const result = await started.result();
      expect(result).toMatchObject({ complete: true, interruption: { signal: name } });
      for (const { ending } of result.scenarios) expect(ending).toEqual({ kind: 'interrupted' });
      expect(findMarked(`child-${started.child.pid}`)).toEqual([]);
      expectClean(started);
    },
  );
});
