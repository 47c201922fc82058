import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Config } from '../../../src/config/config.ts';
import { DEFAULTS } from '../../../src/config/defaults.ts';
import { parseConfig } from '../../../src/config/parse.ts';
import { conclude } from '../../../src/evidence.ts';
import { NO_OVERRIDES } from '../../../src/model/override.ts';
import { MOST_CELLS, MOST_TESTS, runsToRuleOut } from '../../../src/model/repetition.ts';
import { makePlan } from '../../../src/plan/plan.ts';
import { policyOf } from '../../../src/plan/policy.ts';
import { EVERYTHING } from '../../../src/plan/select.ts';
import { ABSENT } from '../../helpers/runs.ts';
import { freshFolder, runPlan } from '../suite.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PAGE = readFileSync(join(ROOT, 'docs/repeat.md'), 'utf8');
const FLAKES = readFileSync(join(ROOT, 'docs/flakes.md'), 'utf8');

/** The suite that stands below `<!-- name -->`. */
function suiteOf(name: string, page = PAGE): Config {
  const text = page.split(`<!-- ${name} -->`)[1]?.match(/```yaml\n([\s\S]+?)```/)?.[1] ?? '';
  const parsed = parseConfig(text, `${name}.yml`);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.config;
}

/** A project on which a suite of the page is run, with a test that passes and one that fails by the order or the seed. */
interface Project {
  readonly tool: string;
  readonly runs: number;
  readonly files: Readonly<Record<string, string>>;
  /** Letters of each test. */
  readonly expected: Readonly<Record<string, RegExp>>;
}

const SOMETIMES = /^(?=.*F)(?=.*\.)[F.]+$/;
const ALWAYS = /^\.+$/;

const PROJECTS: Readonly<Record<string, Project>> = {
  'exit code': {
    tool: 'sh',
    runs: 20,
    files: { 'reconnect.sh': '#!/bin/sh\ntest $((STRESS_SEED % 3)) -ne 0\n' },
    expected: { '': SOMETIMES },
  },
  go: {
    tool: 'go',
    runs: 8,
    files: {
      'go.mod': 'module example.com/shared\n\ngo 1.21\n',
      'shared_test.go':
        'package shared\n\nimport "testing"\n\nvar done bool\n\nfunc TestWrites(t *testing.T) { done = true }\n\nfunc TestReads(t *testing.T) {\n\tif !done {\n\t\tt.Error("want an entry, got none")\n\t}\n}\n',
    },
    expected: { 'example.com/shared TestReads': SOMETIMES, 'example.com/shared TestWrites': ALWAYS },
  },
  pytest: {
    tool: 'pytest',
    runs: 8,
    files: {
      'test_words.py':
        'def test_join():\n    assert "".join({"a", "b"}) == "ab"\n\n\ndef test_plain():\n    assert True\n',
    },
    expected: { 'test_words test_join': SOMETIMES, 'test_words test_plain': ALWAYS },
  },
  node: {
    tool: 'node',
    runs: 8,
    files: {
      'words.test.js':
        "const { describe, test } = require('node:test');\nconst assert = require('node:assert');\ntest('joins', () => assert.notStrictEqual(Number(process.env.STRESS_SEED) % 3, 0));\ntest('plain', () => {});\ndescribe('Words', () => test('plain', () => {}));\n",
    },
    expected: { 'test joins': SOMETIMES, 'test plain': ALWAYS, 'Words plain': ALWAYS },
  },
  vitest: {
    tool: 'node',
    runs: 6,
    files: {
      'words.test.js':
        "import { expect, test } from 'vitest';\nlet done = false;\ntest('writes', () => { done = true; });\ntest('reads', () => expect(done).toBe(true));\n",
    },
    expected: { 'words.test.js reads': SOMETIMES, 'words.test.js writes': ALWAYS },
  },
};

const isThere = (tool: string): boolean =>
  spawnSync(tool, [tool === 'go' ? 'version' : '--version'], { timeout: 20_000 }).error === undefined;

/** The suite's plan, with so many runs. */
const planFor = (config: Config, runs: number) =>
  makePlan(config, {
    configFile: 'stress.yml',
    fallbackSuite: 'docs',
    selection: EVERYTHING,
    seed: 1,
    budgetMs: null,
    samples: runs,
    durationMs: null,
  });

describe('docs/repeat.md: the suite for', () => {
  test.each(Object.entries(PROJECTS).filter(([, { tool }]) => isThere(tool)))(
    '%s follows its tests by name',
    { timeout: 120_000 },
    async (name, { runs, files, expected }) => {
      const folder = freshFolder();
      for (const [file, text] of Object.entries(files)) {
        writeFileSync(join(folder, file), text);
        chmodSync(join(folder, file), 0o755);
      }
      if (name === 'vitest') symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
      const ran = await runPlan(planFor(suiteOf(name), runs), { workingDirectory: folder });
      const [head] = ran.result.scenarios;
      const letters = Object.fromEntries(
        (head?.repetition?.tests ?? []).map(({ test: known, endings }) => [known, endings]),
      );
      expect(Object.keys(letters).toSorted(), ran.file(`logs/${head?.id}.log`)).toEqual(
        Object.keys(expected).toSorted(),
      );
      for (const [known, pattern] of Object.entries(expected)) expect(letters[known], known).toMatch(pattern);
    },
  );

  test('conditions is run under cells of every level', { timeout: 60_000 }, async () => {
    const ran = await runPlan(planFor(suiteOf('conditions'), 32));
    const [planned] = ran.result.plan.scenarios;
    const { repetition } = ran.of('midnight');
    const failed = (repetition?.tests[0]?.endings ?? '')
      .split('')
      .flatMap((letter, i) => (letter === 'F' ? [planned?.repeat?.cells[repetition?.cells[i] ?? 0]] : []));
    expect(new Set(repetition?.cells).size).toBe(32);
    expect(failed).toHaveLength(16);
    expect(failed.every(cell => cell?.levels.timezone === 'Asia/Kathmandu')).toBe(true);
  });
});

test('docs/flakes.md: the suite with a limit on flake.rate is judged by it', {
  timeout: 60_000,
}, async () => {
  const config = suiteOf('flake rate', FLAKES);
  const limited = async (of: Config, runs: number) => {
    const ran = await runPlan(planFor(of, runs));
    const policy = policyOf(of, ran.result.plan, {
      against: 'none',
      failOn: null,
      watchHistory: false,
      overrides: NO_OVERRIDES,
    });
    const { verdict } = conclude({ result: ran.result, rounds: [] }, ABSENT, policy, 'stress-action');
    return verdict.checks.map(({ rule, metric, status }) => [rule, metric, status]);
  };
  const suiteWide = suiteOf(
    'flake rate',
    FLAKES.replace(/^ {4}thresholds:\n {6}(flake.rate.*)$/m, 'thresholds: { $1 }'),
  );
  expect(suiteWide.scenarios[0]?.thresholds).toEqual({});
  expect(await limited(config, 100)).toContainEqual(['max', 'flake.rate', 'pass']);
  expect(await limited(suiteWide, 10)).toContainEqual(['max', 'flake.rate', 'inconclusive']);
});

describe('docs/repeat.md says what is so:', () => {
  test('how many runs rule out which rate', () => {
    const [, rates = '', runs = ''] = /^\| rate \|(.*)\|\n.*\n\| runs \|(.*)\|$/m.exec(PAGE) ?? [];
    const numbers = (row: string) => row.split('|').map(text => Number(text.replace(/[%,\s]/g, '')));
    expect(numbers(rates).map(percent => runsToRuleOut(percent / 100))).toEqual(numbers(runs));
    expect(PAGE).toContain(`5 % or more, which takes ${runsToRuleOut(0.05)}`);
  });

  test('what ten clean runs leave possible', () => {
    const percent = 100 * (1 - 0.05 ** (1 / DEFAULTS.repeat.runs));
    expect(PAGE).toContain(`Ten clean runs rule out no less than a rate of ${percent.toFixed(1)} %`);
  });

  test('how a known failure is written', () => {
    expect(suiteOf('quarantine').scenarios[0]?.quarantine).toMatchObject([
      { test: 'TestReconnect*', owner: 'network-team', expires: '2027-01-31' },
    ]);
  });

  test('the levels of conditions in a list, and the limits', () => {
    for (const [name, levels] of Object.entries(DEFAULTS.repeat.levels))
      expect(PAGE).toMatch(new RegExp(`^\\| \`${name}\` \\|.*\\| \`\\[${levels.join(', ')}\\]\` \\|$`, 'm'));
    expect(PAGE).toContain(`There may be ${MOST_CELLS.toLocaleString('en-US')}`);
    expect(PAGE).toContain(`Follow up to ${MOST_TESTS.toLocaleString('en-US')} tests`);
  });
});
