import { expect, test } from 'vitest';
import { faults, read } from '../helpers/ingested.ts';

/** Output of node-tap: durations stand behind names, and results inside of a test after its own. */
const nodeTap = (milliseconds: number): string => `TAP version 14
ok 1 - test/a.js # time=${milliseconds}.115ms {
    ok 1 - adds
    ok 2 - joins \\# time=5ms
    1..2
}

not ok 2 - test/b.js # time=${milliseconds}ms {
    not ok 1 - adds
    1..1
}

ok 3 - parses {
1..3
`;

test('the names of node-tap do not change with its times, and name what they stand in', () => {
  const { readings, broken } = read(nodeTap(340), 'tap');
  expect(broken).toBeNull();
  expect(readings.map(({ group, name }) => [group, name])).toEqual([
    [null, 'test/a.js'],
    ['test/a.js', 'adds'],
    ['test/a.js', 'joins # time=5ms'],
    [null, 'test/b.js'],
    ['test/b.js', 'adds'],
    [null, 'parses {'],
  ]);
  expect(read(nodeTap(7), 'tap').readings).toEqual(readings);
});

test('a test of node-tap that was cut off inside is broken', () => {
  const text = 'TAP version 14\nok 1 - a # time=5ms {\n    ok 1 - x\n    1..2\n}\n1..1\n';
  expect(faults(read(text, 'tap'))).toContain('5: The subtest a plans 2 tests and has 1');
});

test('more hits of the first cache are better, of the last one and of memory worse', () => {
  const text =
    'a\n  Instructions: 5|5\n  L1 Hit Rate: 99.87|99.87\n  LL Hit Rate: 0.1|0.1\n  RAM Hit Rate: 0.03|0.03\n';
  expect(read(text, 'iai').readings[0]?.metrics.map(({ metric }) => [metric.id, metric.better])).toEqual([
    ['instructions', 'lower'],
    ['l1-hit-rate', 'higher'],
    ['ll-hit-rate', 'lower'],
    ['ram-hit-rate', 'lower'],
  ]);
});
