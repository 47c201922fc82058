import { describe, expect, test } from 'vitest';
import { read } from '../helpers/ingested.ts';

const SAMPLE = '{"sampling_mode":"Linear","iters":[1,2],"times":[10,20]}';
const ESTIMATE = '{"mean":{"confidence_interval":{},"point_estimate":0.021}}';

describe('a file of criterion', () => {
  test.each([
    ['target/criterion/group/fib/new/sample.json', 'group/fib'],
    ['/builds/criterion/target/criterion/fib/new/sample.json', 'fib'],
    ['artifact/criterion/fib/new/sample.json', 'fib'],
    ['C:\\builds\\target\\criterion\\fib\\new\\sample.json', 'fib'],
    ['fib_10/new/sample.json', 'fib_10'],
    ['./group/fib_20/new/sample.json', 'group/fib_20'],
    ['target/criterion/fib/main/sample.json', 'fib (main)'],
    ['new/sample.json', 'benchmark'],
    ['sample.json', 'benchmark'],
    ['base/sample.json', 'benchmark'],
    ['runs/7/sample.json', 'benchmark'],
  ])('%s is of %s', (file, name) => {
    const { readings, broken } = read(SAMPLE, 'criterion', file);
    expect([readings.map(reading => reading.name), broken]).toEqual([[name], null]);
  });

  test.each([
    'target/criterion/fib/change/estimates.json',
    'fib/change/estimates.json',
    'target/criterion/fib/base/estimates.json',
    'group/fib/base/estimates.json',
  ])('%s is no measurement of this run', file => {
    const { readings, broken } = read(ESTIMATE, 'criterion', file);
    expect(readings).toEqual([]);
    expect(broken).toMatch(/^It is the .*: name target\/criterion\/\*\*\/new\/ in the pattern$/);
  });
});
