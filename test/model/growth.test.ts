import { describe, expect, test } from 'vitest';
import type { Checkpoints, ResourceSeries } from '../../src/model/event.ts';
import { GROWING, GROWTH_POINTS, growthSources } from '../../src/model/growth.ts';
import { builtInMetric } from '../../src/model/metric.ts';
import type { Unit } from '../../src/model/unit.ts';
import { GROWTH_WINDOWS } from '../../src/stats/growth.ts';

const rising = (count: number): number[] => Array.from({ length: count }, (_, at) => 1000 + at);
const flat = (count: number): number[] => Array.from({ length: count }, () => 1000);

/** A series of 30 rows with these columns. */
const series = (columns: Record<string, number[]>): ResourceSeries => ({
  atMs: Array.from({ length: 30 }, (_, row) => row * 250),
  columns,
  samplerUtilization: 0,
});

const checkpoints = (points: number, columns: Record<string, Unit>): Checkpoints => ({
  operations: Array.from({ length: points }, (_, at) => (at + 1) * 1000),
  columns: Object.fromEntries(
    Object.entries(columns).map(([name, unit]) => [name, { unit, values: rising(points) }]),
  ),
});

const sourceOf = (metric: string, ...facts: Parameters<typeof growthSources>): string | undefined =>
  growthSources(...facts).find(one => one.metric === metric)?.source;

describe('growthSources()', () => {
  const sampled = series({ ussBytes: rising(30), pssBytes: rising(30), rssBytes: rising(30), fds: flat(30) });

  test.each([
    [
      'heap before any other memory',
      { 'memory.rss': 'bytes', 'memory.heap': 'bytes' },
      20,
      'memory.heap at checkpoints',
    ],
    [
      'the resident set before what is sampled from outside',
      { 'memory.rss': 'bytes' },
      20,
      'memory.rss at checkpoints',
    ],
    [
      'the sampled memory where checkpoints are too few',
      { 'memory.heap': 'bytes' },
      19,
      'memory of the process tree',
    ],
    [
      'the sampled memory where the heap is in another unit',
      { 'memory.heap': 'count' },
      20,
      'memory of the process tree',
    ],
  ] as const)('prefers %s', (_, columns, points, source) => {
    expect(sourceOf('memory', sampled, checkpoints(points, columns))).toBe(source);
  });

  test('counts rows that repeat the last reading of unique memory once', () => {
    const held = rising(30).map(value => value - (value % 2));
    const seldom = series({ ussBytes: held, pssBytes: held, rssBytes: rising(30) });
    expect(growthSources(seldom, null)[0]?.ys).toEqual(rising(30));
    const fresh = series({ ussBytes: flat(30), pssBytes: rising(30), rssBytes: rising(30) });
    expect(growthSources(fresh, null)[0]?.ys).toEqual(flat(30));
  });

  test('does not take a value that is held for one that stands still', () => {
    const readings = rising(30).map((_, row) => Math.floor(row / 10));
    const sources = growthSources(
      series({ files: flat(30), filesReadings: readings, sockets: flat(30) }),
      null,
    );
    expect(sources.map(({ metric, xs }) => [metric, xs.length])).toEqual([
      ['sockets', 30],
      ['files', 3],
    ]);
  });

  test('gives the source with the most points where none has enough', () => {
    const few = { ...sampled, atMs: [0, 250], columns: { rssBytes: [1, 2] } };
    expect(growthSources(few, null)).toMatchObject([
      { metric: 'memory', xs: [0, 250], ys: [1, 2], x: 'time' },
    ]);
  });

  test('has an entry for each resource that somebody read, and none for others', () => {
    const facts = growthSources(sampled, checkpoints(25, { threads: 'count' }));
    expect(facts.map(({ metric, x, unit }) => [metric, x, unit])).toEqual([
      ['memory', 'time', 'bytes'],
      ['fds', 'time', 'count'],
      ['threads', 'operations', 'count'],
    ]);
    expect(growthSources(null, null)).toEqual([]);
  });

  test('knows the two metrics of everything that may leak', () => {
    for (const metric of GROWING)
      expect([`${metric}.growth`, `${metric}.leak`].map(id => builtInMetric(id)?.kind)).toEqual([
        'slope',
        'slope',
      ]);
  });

  test('asks for as many points as the growth of a second half needs', () => {
    expect(GROWTH_POINTS).toBe(2 * GROWTH_WINDOWS);
  });
});
