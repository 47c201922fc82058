import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readActionMetadata } from '../../scripts/docs/action.ts';
import { MERGE_INPUT_DEFAULTS, readMergeInputs } from '../../src/github/merge-inputs.ts';
import { SuiteError } from '../../src/model/suite-error.ts';

const ROOT = join(import.meta.dirname, '../..');
const FILE = join(ROOT, 'merge/action.yml');

const read = (inputs: Readonly<Record<string, string>>) =>
  readMergeInputs(
    Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  );

describe('readMergeInputs()', () => {
  test('takes the defaults where nothing is given', () => {
    expect(read({})).toEqual({
      results: ['.'],
      expectedShards: null,
      githubToken: null,
      against: null,
      reportLevel: 'standard',
      comment: 'auto',
      checkRun: 'auto',
      summary: true,
      failOn: null,
      baselineKey: null,
      baselineStore: 'cache',
      baselineBranch: 'stress-baselines',
      baselineRuns: 30,
      updateBaseline: 'auto',
      workingDirectory: '.',
      out: '.stress',
      hints: [],
    });
  });

  test('reads places by commas and lines, and the number of results', () => {
    expect(read({ results: 'a, b/*\nc', 'expected-shards': '64' })).toMatchObject({
      results: ['a', 'b/*', 'c'],
      expectedShards: 64,
    });
  });

  test.each([
    ['expected-shards', '0'],
    ['expected-shards', 'all'],
    ['against', 'origin/main'],
    ['comment', 'sometimes'],
    ['summary', 'maybe'],
    ['baseline-runs', '501'],
  ])('refuses %s: %s by name', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(SuiteError);
  });

  test('hints at an input that it does not have', () => {
    expect(read({ artifacts: 'x' }).hints).toEqual([
      'There is no input "artifacts" (here it is called "results"); it has no effect',
    ]);
  });
});

describe('merge/action.yml', () => {
  test('declares exactly the inputs that are read, with the same defaults', () => {
    const declared = Object.entries(readActionMetadata(FILE).inputs).map(([name, input]) => [
      name,
      input.default,
    ]);
    const known = Object.entries(MERGE_INPUT_DEFAULTS).map(([name, value]) => [
      name,
      name === 'github-token' ? '$' + '{{ github.token }}' : value,
    ]);
    expect(declared).toEqual(known);
  });

  test('has the outputs of the action that it completes', () => {
    expect(readActionMetadata(FILE).outputs).toEqual(readActionMetadata(join(ROOT, 'action.yml')).outputs);
  });

  test('runs a program of the bundle', () => {
    expect(parse(readFileSync(FILE, 'utf8')).runs).toEqual({ using: 'node24', main: '../dist/merge.js' });
  });
});
