import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cli, type Finished, ROOT, temporaryFolder } from '../helpers/command-line.ts';

/** One suite of everything a workload can do wrong: each gets its own stated outcome, and nothing is left running. */
const SUITE = `version: 1
suite: hostile
policy: { against: none }
scenarios:
  crashes: { command: [./crash.sh], samples: { warmup: 0, min: 2, max: 2 } }
  hangs: { command: [./hang.sh], timeout: 1s, samples: { warmup: 0, min: 1, max: 1 } }
  floods: { command: [node, flood.mjs, '100'], samples: { warmup: 0, min: 1, max: 1 } }
  orphans: { command: [./orphans.sh, '2718'], samples: { warmup: 0, min: 1, max: 1 } }
  commands: { command: [./commands.sh], samples: { warmup: 0, min: 1, max: 1 } }
  eats-memory: { command: [node, --max-old-space-size=20, eat-memory.mjs], samples: { warmup: 0, min: 1, max: 1 } }
  missing: { command: [no-such-program], samples: { warmup: 0, min: 1, max: 1 } }
  works: { command: ['true'], samples: { warmup: 0, min: 3, max: 3 } }
`;

const folder = temporaryFolder();
let result: Finished;
let view: {
  result: {
    scenarios: { id: string; outcomes: Record<string, number> }[];
    caveats: { code: string; text: string; scenario: string | null }[];
  };
};

beforeAll(async () => {
  cpSync(join(ROOT, 'test/fixtures/programs'), folder.path, { recursive: true });
  writeFileSync(join(folder.path, 'stress.yml'), SUITE);
  result = await cli(['run'], folder.path);
  view = JSON.parse(readFileSync(join(folder.path, '.stress/results.json'), 'utf8'));
});
afterAll(folder.dispose);

const outcomesOf = (id: string) => view.result.scenarios.find(scenario => scenario.id === id)?.outcomes;

describe('a suite of workloads that misbehave', () => {
  test('runs to its end and fails', () => {
    expect(result.code).toBe(1);
    expect(result.stdout).toMatch(/^FAIL/m);
  });

  test.each([
    ['crashes', { signalled: 2 }, /ended by SIGSEGV/],
    ['hangs', { timeout: 1 }, /timed out after 1 s/],
    ['commands', { failed: 1 }, /exited with code 3/],
    ['eats-memory', { 'out-of-memory': 1 }, /killed for memory/],
    ['missing', { unstartable: 1 }, /could not be started/],
    ['works', { ok: 3 }, /works/],
    ['floods', { ok: 1 }, /floods/],
  ])('%s is stated as %j', (id, outcomes, words) => {
    expect(outcomesOf(id)).toEqual(outcomes);
    expect(result.stdout).toMatch(words);
  });

  test('processes that outlive their parent are said, by whom', () => {
    expect(
      view.result.caveats
        .filter(caveat => caveat.scenario === 'orphans')
        .map(({ text }) => text)
        .join(),
    ).toMatch(/3 processes/);
  });

  test('nothing is left running', async () => {
    const { stdout } = await import('node:child_process').then(({ spawnSync }) =>
      spawnSync('sh', ['-c', 'cat /proc/[0-9]*/cmdline 2>/dev/null | tr "\\0" " "'], {
        encoding: 'utf8',
        maxBuffer: 1e8,
      }),
    );
    expect(stdout).not.toContain('sleep 2718');
    expect(stdout).not.toContain('hang.sh');
  });

  test('what workloads print reaches log files, cut to size, and never the terminal as commands', () => {
    expect(`${result.stdout}${result.stderr}`).not.toMatch(/^::error::|^##\[set-env/m);
    const log = readFileSync(join(folder.path, '.stress/logs/floods.log'), 'utf8');
    expect(log.length).toBeLessThan(12 * 1024 ** 2);
    expect(log).toContain('the last line');
  });
});
