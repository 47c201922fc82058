import { describe, expect, test } from 'vitest';
import { Collector } from '../../src/ingest/collector.ts';
import { PROBLEMS } from '../../src/ingest/limits.ts';
import { ALLOCATED, TIME } from '../../src/ingest/vocabulary.ts';
import { faults, read } from '../helpers/ingested.ts';

describe('a collector', () => {
  test('keeps readings of one name apart by their group, in the order in which they came', () => {
    const collector = new Collector('out');
    for (const [name, group] of [
      ['b', null],
      ['a', 'x'],
      ['b', null],
      ['a', 'y'],
      ['a', 'x'],
    ] as const)
      collector.reading(name, group).sample(TIME, 1);
    const { readings } = collector.finish(null);
    expect(readings.map(({ name, group, metrics }) => [group, name, metrics[0]?.count])).toEqual([
      [null, 'b', 2],
      ['x', 'a', 2],
      ['y', 'a', 1],
    ]);
  });

  test('joins what is said of one name that is no whole Unicode', () => {
    const line = JSON.stringify({ Action: 'output', Package: 'p', Output: '' }).replace(
      '""',
      '"Benchmark\\ud800 10 5 ns/op\\n"',
    );
    const { readings } = read(`${line}\n${line}\n`, 'go-test');
    expect(readings.map(({ metrics }) => metrics[0]?.samples)).toEqual([[5, 5]]);
  });

  test('makes no message that is only counted', () => {
    const collector = new Collector('out');
    let made = 0;
    const message = () => `message ${++made}`;
    for (let told = 0; told < PROBLEMS + 10; told++) collector.problem(message);
    expect(made).toBe(PROBLEMS);
    collector.broken(() => `at last ${made}`);
    collector.broken(() => `never ${++made}`);
    expect(made).toBe(PROBLEMS);
    expect(faults(collector.finish(null)).at(0)).toBe(`broken: at last ${PROBLEMS}`);
  });

  test('knows the columns of a reading in any order, and with gaps', () => {
    const reading = new Collector('out').reading('a');
    for (const metric of [TIME, ALLOCATED, TIME, ALLOCATED, ALLOCATED, TIME, TIME]) reading.sample(metric, 2);
    reading.sample({ ...TIME }, 2);
    expect(reading.finish().metrics.map(({ metric, count }) => [metric.id, count])).toEqual([
      ['time', 5],
      ['allocated', 3],
    ]);
  });

  test('takes no second unit for one metric', () => {
    const collector = new Collector('out');
    const reading = collector.reading('a');
    reading.sample(TIME, 1);
    reading.sample({ ...TIME, unit: 'bytes' }, 1);
    reading.sample(TIME, 1);
    expect(faults(collector.finish(null))).toEqual([': time of a is given in bytes and before in ns']);
    expect(reading.finish().metrics[0]?.count).toBe(2);
  });
});
