import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readActionMetadata } from '../../scripts/docs/action.ts';
import { COMMENT_INPUT_DEFAULTS } from '../../src/github/comment-input-table.ts';
import { readCommentInputs } from '../../src/github/comment-inputs.ts';
import { outputValues } from '../../src/github/outputs.ts';
import { SuiteError } from '../../src/model/suite-error.ts';

const read = (inputs: Readonly<Record<string, string>>) =>
  readCommentInputs(
    Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  );

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

describe('readCommentInputs()', () => {
  test('takes the defaults where nothing is given', () => {
    expect(read({})).toEqual({
      artifact: 'stress-results',
      config: 'stress.yml',
      configPath: 'stress.yml',
      githubToken: null,
      scenarios: [],
      categories: [],
      priorities: [],
      reportLevel: 'standard',
      comment: 'auto',
      checkRun: 'auto',
      summary: true,
      failOn: null,
      baselineKey: null,
      baselineStore: 'cache',
      baselineBranch: 'stress-baselines',
      workingDirectory: '.',
      out: '.stress',
      hints: [],
    });
  });

  test.each([
    ['.', 'stress.yml', 'stress.yml'],
    ['packages/orders', 'stress.yml', 'packages/orders/stress.yml'],
    ['./packages/orders/', './suites/../stress.yml', 'packages/orders/stress.yml'],
    ['packages/orders', '../stress.yml', 'packages/stress.yml'],
  ])('finds the suite of %s as %s in the repository', (folder, file, path) => {
    expect(read({ 'working-directory': folder, config: file }).configPath).toBe(path);
  });

  test.each([
    ['.', '../stress.yml'],
    ['..', 'stress.yml'],
    ['/etc', 'passwd'],
    ['packages', '../../x'],
    ['.', 'a\\b.yml'],
  ])('refuses a suite outside of the repository: %s, %s', (folder, file) => {
    expect(problemsOf({ 'working-directory': folder, config: file })).toEqual([
      expect.stringMatching(/^config: found ".*", allowed: a path inside the repository/),
    ]);
  });

  test('lists every bad value at once, with what is allowed', () => {
    const wrong = { comment: 'sometimes', 'check-run': 'yes', 'fail-on': 'x', priority: 'P9', summary: '1' };
    expect(problemsOf(wrong).map(problem => problem.split(':')[0])).toEqual([
      'priority',
      'comment',
      'check-run',
      'summary',
      'fail-on',
    ]);
  });

  test('hints at inputs that it does not have', () => {
    expect(read({ artefact: 'x' }).hints).toEqual([
      'There is no input "artefact" (did you mean "artifact"?); it has no effect',
    ]);
  });
});

describe('comment/action.yml', () => {
  const metadata = readActionMetadata(join(import.meta.dirname, '../../comment/action.yml'));

  test('declares exactly the inputs that are read, with the same defaults', () => {
    const declared = Object.entries(metadata.inputs).map(([name, input]) => [name, input.default]);
    const known = Object.entries(COMMENT_INPUT_DEFAULTS).map(([name, value]) => [
      name,
      name === 'github-token' ? '$' + '{{ github.token }}' : value,
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
    for (const name of ['comment', 'check-run', 'fail-on', 'report-level'] as const) {
      const [problem = ''] = problemsOf({ [name]: '-' });
      const allowed = problem.split('allowed: ')[1]?.split(';')[0]?.split(', ') ?? [];
      expect(allowed.length).toBeGreaterThan(1);
      for (const value of allowed) expect(metadata.inputs[name]?.description).toContain(`\`${value}\``);
    }
  });
});
