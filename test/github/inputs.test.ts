import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { actionReference, readActionMetadata } from '../../scripts/docs/action.ts';
import { INPUT_DEFAULTS, INPUT_NAMES } from '../../src/github/input-table.ts';
import { type ActionInputs, readInputs } from '../../src/github/inputs.ts';
import { outputValues } from '../../src/github/outputs.ts';
import { SuiteError } from '../../src/model/suite-error.ts';

/** Durations in whole seconds only: how they are spelt is tested where they are read. */
const seconds = (text: string) =>
  /^\d+s$/.test(text)
    ? { ok: true as const, value: Number.parseInt(text, 10) * 1e9 }
    : { ok: false as const, problem: `\`${text}\` is not a duration` };

const read = (inputs: Readonly<Record<string, string>>): ActionInputs =>
  readInputs(
    Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    seconds,
  );

/** What reading refuses: `input: message` of each problem. */
function problemsOf(inputs: Readonly<Record<string, string>>): readonly string[] {
  try {
    read(inputs);
  } catch (error) {
    if (!(error instanceof SuiteError)) throw error;
    expect(error.exitCode).toBe(2);
    return error.problems.map(problem => `${problem.path}: ${problem.message}`);
  }
  return [];
}

describe('readInputs()', () => {
  test('takes the defaults where nothing is given', () => {
    expect(read({})).toEqual({
      config: 'stress.yml',
      githubToken: null,
      against: null,
      baseRef: null,
      scenarios: [],
      categories: [],
      priorities: [],
      intensity: null,
      durationMs: null,
      budgetMs: null,
      reportLevel: 'standard',
      shard: null,
      comment: 'auto',
      checkRun: 'auto',
      summary: true,
      failOn: null,
      baselineKey: null,
      baselineRuns: 30,
      baselineStore: 'cache',
      baselineBranch: 'stress-baselines',
      updateBaseline: 'auto',
      workingDirectory: '.',
      out: '.stress',
      hints: [],
    });
  });

  test.each([
    ['a choice', { against: 'baseline' }, { against: 'baseline', baseRef: null }],
    ['the base as a choice', { against: 'base' }, { against: 'base', baseRef: null }],
    ['a branch to compare with', { against: 'origin/main' }, { against: 'base', baseRef: 'origin/main' }],
    ['a revision to compare with', { against: 'v1.2.0~3' }, { against: 'base', baseRef: 'v1.2.0~3' }],
    ['a list by commas and lines', { scenario: 'a, b\n c*\n' }, { scenarios: ['a', 'b', 'c*'] }],
    ['a list of known values', { priority: 'P0,P2' }, { priorities: ['P0', 'P2'] }],
    [
      'a duration, in milliseconds',
      { duration: '90s', budget: '600s' },
      { durationMs: 90_000, budgetMs: 600_000 },
    ],
    ['a part of the suite', { shard: '2/4' }, { shard: { index: 2, count: 4 } }],
    ['a flag in any case', { summary: 'False' }, { summary: false }],
    [
      'a token, whatever it looks like',
      { 'github-token': `x.${'y'.repeat(520)}` },
      { githubToken: `x.${'y'.repeat(520)}` },
    ],
    [
      'a branch for baselines',
      { 'baseline-store': 'branch', 'baseline-branch': 'ci/stress_1.x' },
      { baselineStore: 'branch', baselineBranch: 'ci/stress_1.x' },
    ],
    ['blanks around a value', { 'fail-on': '  never ' }, { failOn: 'never' }],
  ] as const)('reads %s', (_, inputs, expected) => {
    expect(read(inputs)).toMatchObject(expected);
  });

  test.each([
    [
      { 'fail-on': 'nevr' },
      'fail-on: found "nevr", allowed: fail, inconclusive, never (did you mean "never"?)',
    ],
    [
      { intensity: 'HIGH' },
      'intensity: found "HIGH", allowed: low, medium, high, extreme (did you mean "high"?)',
    ],
    [{ comment: 'sometimes' }, 'comment: found "sometimes", allowed: auto, always, on-problem, never'],
    [{ priority: 'P0,P9' }, /^priority: found "P9", allowed: P0, P1, P2, P3, P4/],
    [{ summary: 'yes' }, 'summary: found "yes", allowed: true, false'],
    [{ 'baseline-runs': '0' }, 'baseline-runs: found "0", allowed: a whole number from 1 to 500'],
    [{ 'baseline-runs': '1e9' }, 'baseline-runs: found "1e9", allowed: a whole number from 1 to 500'],
    [
      { 'baseline-branch': '../main' },
      'baseline-branch: found "../main", allowed: the name of a branch of letters, digits and ._/-, such as stress-baselines',
    ],
    [{ 'baseline-branch': '-f' }, /^baseline-branch: found "-f"/],
    [{ 'baseline-branch': 'a//b' }, /^baseline-branch: found "a\/\/b"/],
    [{ 'baseline-branch': 'a.lock/b' }, /^baseline-branch/],
    [{ 'baseline-branch': 'a/.b' }, /^baseline-branch/],
    [{ 'baseline-branch': 'a b' }, /^baseline-branch/],
    [{ 'baseline-store': 'disk' }, 'baseline-store: found "disk", allowed: cache, branch'],
    [{ shard: '5/4' }, 'shard: found "5/4", allowed: part/parts, such as 1/4, with part from 1 to parts'],
    [{ shard: '0/4' }, /^shard: found "0\/4"/],
    [{ duration: 'long' }, 'duration: `long` is not a duration'],
    [{ budget: '0s' }, 'budget: found "0s", allowed: more than 0'],
    [{ against: 'main\n::error::x' }, /^against: found "main ::error::x"/],
    [
      { against: '--upload-pack=x' },
      'against: found "--upload-pack=x", allowed: auto, base, baseline, none; or a git ref of at most 250 characters that does not begin with "-"',
    ],
    [{ against: 'ma\u202ein' }, /^against: found "ma in", allowed/],
    [{ against: 'Baseline' }, /\(did you mean "baseline"\?\)$/],
    [{ against: 'x'.repeat(251) }, /^against: found "x{60}", allowed/],
  ] as const)('refuses %j with what was found and what is allowed', (inputs, message) => {
    const [first, ...more] = problemsOf(inputs);
    expect(more).toEqual([]);
    expect(first).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });

  test('lists every bad value at once', () => {
    const wrong = { 'fail-on': 'x', comment: 'y', category: 'z,io,w', 'baseline-runs': 'many', budget: '?' };
    expect(problemsOf(wrong).map(problem => problem.split(':')[0])).toEqual([
      'category',
      'category',
      'budget',
      'comment',
      'fail-on',
      'baseline-runs',
    ]);
  });

  test.each([
    [
      'a slip',
      { 'fail-onn': 'never' },
      'There is no input "fail-onn" (did you mean "fail-on"?); it has no effect',
    ],
    [
      'a name of other tools',
      { token: 't' },
      'There is no input "token" (here it is called "github-token"); it has no effect',
    ],
    ['anything else', { zebra: '1' }, 'There is no input "zebra"; it has no effect'],
    ['a name from the prototype', { constructor: '1' }, 'There is no input "constructor"; it has no effect'],
  ])('hints at %s, which it does not use', (_, inputs, hint) => {
    expect(read(inputs).hints).toEqual([hint]);
  });
});

describe('action.yml', () => {
  const file = join(import.meta.dirname, '../../action.yml');
  const metadata = readActionMetadata(file);

  test('declares exactly the inputs that are read, with the same defaults', () => {
    const declared = Object.entries(metadata.inputs).map(([name, input]) => [name, input.default]);
    const known = INPUT_NAMES.map(name => [
      name,
      name === 'github-token' ? '$' + '{{ github.token }}' : INPUT_DEFAULTS[name],
    ]);
    expect(declared).toEqual(known);
  });

  test('declares exactly the outputs that are set', () => {
    const set = outputValues({
      verdict: 'pass',
      exitCode: 0,
      regressions: [],
      leaks: [],
      inconclusive: [],
      results: '',
      report: '',
      commentUrl: '',
      baselineKey: '',
      baselineFound: false,
      baselineSaved: false,
    });
    expect(Object.keys(metadata.outputs)).toEqual(Object.keys(set));
  });

  test('every allowed value of a choice stands in its description', () => {
    for (const name of [
      'against',
      'intensity',
      'comment',
      'check-run',
      'fail-on',
      'report-level',
      'update-baseline',
    ] as const) {
      const [problem = ''] = problemsOf({ [name]: '-' });
      const allowed = problem.split('allowed: ')[1]?.split(';')[0]?.split(', ') ?? [];
      expect(allowed.length).toBeGreaterThan(1);
      for (const value of allowed) expect(metadata.inputs[name]?.description).toContain(`\`${value}\``);
    }
  });

  test('is told in two tables, a row for each input and output', () => {
    const text = actionReference(metadata);
    expect(text).toContain('| `config` | `stress.yml` | The suite');
    expect(text.match(/^\| `/gm)).toHaveLength(INPUT_NAMES.length + Object.keys(metadata.outputs).length);
  });
});
