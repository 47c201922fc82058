import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLES } from '../../scripts/examples/expected.ts';
import { runSuite } from '../../scripts/examples/suite-run.ts';
import type { Check } from '../../src/model/verdict.ts';
import { cli, temporaryFolder } from '../helpers/command-line.ts';

/** What depends on a history or on other machines: the example in a repository of its own, and twice as on two machines. */

const SPEED = 'unit-005-parallel-branches-as-fast-as-before';
/** Setups of two trees, and up to sixty runs; a busy machine makes it slow, not wrong. */
const PAIRS_TIMEOUT_MS = 600_000;

const repository = temporaryFolder();
afterAll(repository.dispose);

const git = (...args: string[]): void =>
  void execFileSync('git', ['-c', 'user.name=Example', '-c', 'user.email=example@example.com', ...args], {
    cwd: repository.path,
  });

/** A commit in which this cache is in use. */
function commit(cache: string): void {
  const file = join(repository.path, 'isolation/selected.py');
  const source = readFileSync(file, 'utf8');
  writeFileSync(file, source.replace(/^IN_USE = .*$/m, `IN_USE = "${cache}"`));
  git('add', '-A');
  git('commit', '--allow-empty', '-qm', `Use ${cache}`);
}

beforeAll(() => {
  cpSync(join(EXAMPLES, 'lua-isolation'), repository.path, {
    recursive: true,
    filter: source => !/[/\\](?:\.venv|\.stress|__pycache__)$/.test(source),
  });
  git('init', '-q', '-b', 'main');
  commit('creator-is-main');
});

describe('PY-006-UNIT-005, in pairs with the commit before', () => {
  const speedChecks = async (cache: string): Promise<readonly Check[]> => {
    commit(cache);
    const args = ['run', '--against', 'HEAD~1', '--scenario', SPEED];
    const { view } = await runSuite(repository.path, args, '.stress');
    return view.verdict.checks.filter(({ metric }) => metric === 'branches.time');
  };

  test(
    'the fix is not found slower',
    async () => {
      const [check, ...others] = await speedChecks('fresh-for-branches');
      expect(others).toEqual([]);
      expect(check).toMatchObject({ rule: 'regression', scenario: SPEED });
      // A machine that is too busy for 10 % may say so.
      expect(['pass', 'inconclusive']).toContain(check?.status);
    },
    PAIRS_TIMEOUT_MS,
  );

  test(
    'a cache that makes ten runtimes for each branch is',
    async () => {
      const [check] = await speedChecks('wasteful');
      expect(check).toMatchObject({ rule: 'regression', status: 'fail' });
    },
    PAIRS_TIMEOUT_MS,
  );
});

test(
  'PY-006-E2E-001: what two machines found is one verdict over the runs of both',
  async () => {
    commit('fresh-for-branches');
    for (const machine of ['one', 'two'])
      await cli(
        [
          'run',
          '--against',
          'none',
          '--scenario',
          'e2e-001-other-machines',
          '--shard',
          '1/1',
          '--out',
          `parts/${machine}`,
        ],
        repository.path,
      );
    const { code, stdout } = await cli(
      ['merge', 'parts', '--expected-shards', '2', '--out', 'merged'],
      repository.path,
    );
    expect(stdout).toMatch(/^PASS/m);
    expect(code).toBe(0);
    const { verdict } = JSON.parse(readFileSync(join(repository.path, 'merged/results.json'), 'utf8'));
    expect(verdict.checks).toEqual([
      expect.objectContaining({
        rule: 'test',
        status: 'pass',
        reason: expect.stringContaining('14 tests failed in 16 runs'),
      }),
    ]);
  },
  PAIRS_TIMEOUT_MS,
);
