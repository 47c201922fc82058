import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInMetric, customMetric, type MetricDefinition } from '../../src/model/metric.ts';
import {
  describeChange,
  formatChange,
  formatPercent,
  formatSignedPercent,
  visibleChange,
} from '../../src/report/change.ts';
import {
  formatAgainst,
  formatDuration,
  formatProbability,
  formatValue,
  formatValues,
  plural,
} from '../../src/report/format.ts';

const metric = (id: string): MetricDefinition => builtInMetric(id) ?? customMetric(id, 'count', null);

describe('formatValue() picks the unit that leaves one to three digits before the point', () => {
  test.each([
    ['time.wall', 0, '0 ns', 'nothing'],
    ['time.wall', 850, '850 ns', 'below a microsecond'],
    ['time.wall', 12_345, '12.3 µs', 'microseconds'],
    ['time.wall', 12.3456e6, '12.3 ms', 'milliseconds'],
    ['time.wall', 1.5e9, '1.50 s', 'seconds keep three digits'],
    ['time.wall', 119e9, '119 s', 'seconds up to two minutes'],
    ['time.wall', 150e9, '2.50 min', 'minutes'],
    ['time.wall', 3 * 3600e9, '3 h', 'hours'],
    ['memory.peak', 512, '512 B', 'bytes are whole'],
    ['memory.peak', 4.2 * 1024 ** 2, '4.20 MB', 'megabytes of 1,048,576 bytes'],
    ['memory.peak', 3 * 1024 ** 3, '3 GB', 'gigabytes'],
    ['throughput', 12_345.6, '12,346/s', 'rates with separators'],
    ['throughput', 0.25, '0.250/s', 'slow rates'],
    ['errors.rate', 0.0123, '1.23 %', 'shares as percent'],
    ['cpu.utilization', 1.96, '196 %', 'utilization as percent of one core'],
    ['latency.tail', 3.456, '3.46×', 'a factor is no share'],
    ['fds.peak', 1_234_567, '1,234,567', 'counts with separators'],
    ['time.wall', -3e6, '−3 ms', 'a true minus sign'],
  ])('%s %d is %s: %s', (id, value, shown) => {
    expect(formatValue(metric(id), value)).toBe(shown);
  });
});

describe('formatValues()', () => {
  test.each([
    [[980e3, 1.02e6], ['0.98 ms', '1.02 ms'], 'share the larger value’s unit'],
    [[102.4e6, 121e6], ['102 ms', '121 ms'], 'share the decimals'],
    [[123.1e6, 123.4e6], ['123.1 ms', '123.4 ms'], 'get a decimal more where they would look the same'],
    [[null, 5e6], ['–', '5 ms'], 'show a dash for what is missing'],
    [[null], ['–'], 'may all be missing'],
  ])('%j → %j: %s', (values, shown) => {
    expect(formatValues(metric('time.wall'), values)).toEqual(shown);
  });

  test('gives every value of a line the same unit and as many decimals', () => {
    const values = fc.array(fc.double({ min: 1e-3, max: 1e18, noNaN: true }), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(
        values,
        fc.constantFrom('time.wall', 'memory.peak', 'throughput', 'errors.rate'),
        (list, id) => {
          const shown = formatValues(metric(id), list);
          expect(new Set(shown.map(text => text.replace(/^[\d,.−]+/, ''))).size).toBe(1);
          expect(new Set(shown.map(text => (/\.(\d+)/.exec(text)?.[1] ?? '').length)).size).toBe(1);
        },
      ),
    );
  });

  test('reads back within half of the last digit', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e15, noNaN: true }), value => {
        const [, number = '', unit = ''] =
          /^([\d,.]+) (\S+)$/.exec(formatValue(metric('time.wall'), value)) ?? [];
        const factors: Record<string, number> = { ns: 1, µs: 1e3, ms: 1e6, s: 1e9, min: 60e9, h: 3600e9 };
        const back = Number(number.replaceAll(',', '')) * (factors[unit] ?? Number.NaN);
        expect(Math.abs(back - value) / value).toBeLessThan(0.0051);
      }),
    );
  });
});

describe('changes', () => {
  const interval = (low: number | null, high: number | null) => ({ low, high, level: 0.95 });

  type Row = readonly [string, number, readonly [number | null, number | null], string, string];
  test.each<Row>([
    ['time.wall', 0.182, [0.121, 0.24], '+18.2 % [+12.1, +24.0]', 'lower is better: as it is'],
    [
      'throughput',
      0.25,
      [0.1, 0.6],
      '−20.0 % [−37.5, −9.1]',
      'higher is better: as a reader of base → head sees it',
    ],
    ['time.wall', 0.0001, [-0.02, 0.02], '0.0 % [−2.0, +2.0]', 'no sign on what rounds to nothing'],
    ['time.wall', 2.5, [null, null], '+250 % [−∞, +∞]', 'open ends'],
    ['throughput', 0.25, [null, 0.6], '−20.0 % [−37.5, +∞]', 'an open end changes sides, too'],
    ['memory.peak', 12.3, [10, 15], '+1,230 % [+1,000, +1,500]', 'large changes without decimals'],
  ])('%s %d %j is %s: %s', (id, change, [low, high], shown) => {
    expect(formatChange(metric(id), change, interval(low, high))).toBe(shown);
  });

  test.each([
    ['time.wall', 0.182, '18.2 % slower'],
    ['time.wall', -0.05, '5 % faster'],
    ['latency.p95', 0.1, '10 % slower'],
    ['cpu.perop', 0.1, '10 % more CPU time'],
    ['memory.peak', 0.1, '10 % more memory'],
    ['throughput', 0.25, '20 % fewer per second'],
    ['throughput', -0.2, '25 % more per second'],
    ['fds.peak', 0.5, '50 % higher'],
    ['errors.rate', -0.5, '50 % lower'],
    ['operations', 0.25, '20 % lower'],
  ])('%s changed by %d is told as %s', (id, change, shown) => {
    expect(describeChange(metric(id), change)).toBe(shown);
  });

  test('visibleChange() of a rate is what head / base says', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        (base, head) => {
          const seen = 1 + visibleChange(metric('throughput'), base / head - 1);
          expect(seen / (head / base)).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  test('percentages drop a decimal that says nothing', () => {
    expect([0.02, 0.0213, 0.9996, 12].map(formatPercent)).toEqual(['2 %', '2.1 %', '100 %', '1,200 %']);
    expect([0.02, -0.0213, 0].map(formatSignedPercent)).toEqual(['+2.0 %', '−2.1 %', '0.0 %']);
  });
});

test.each([
  ['time.wall', 95.2e6, 200e6, '95 ms', '200 ms'],
  ['time.wall', 900_000, 200e6, '1 ms', '200 ms'],
  ['time.wall', 12_300, 200e6, '12.3 µs', '200 ms'],
  ['time.wall', 390_000, 100e6, '390 µs', '100 ms'],
  ['errors.rate', 0, 0.01, '0 %', '1 %'],
  ['time.wall', 90e9, 1e6, '90 s', '1 ms'],
  ['time.wall', 0, 200e6, '0 ms', '200 ms'],
  ['time.wall', 12_300, 0, '12.3 µs', '0.0 µs'],
  ['time.wall', null, 200e6, '–', '200 ms'],
  ['memory.peak', 3 * 1024, 2 * 1024 ** 3, '3 KB', '2 GB'],
] as const)('formatAgainst() of %s: %d and its limit %d are %s and %s', (id, level, limit, ...shown) => {
  expect(formatAgainst(metric(id), level, limit)).toEqual(shown);
});

test.each([
  [0, '0 s'],
  [59_400, '59 s'],
  [60_000, '1 min'],
  [94_300, '1 min 34 s'],
  [3_600_000, '1 h'],
  [7_512_000, '2 h 5 min'],
])('formatDuration() of %d ms is %s', (milliseconds, shown) => {
  expect(formatDuration(milliseconds)).toBe(shown);
});

test.each([
  [0.00001, '< 0.0001'],
  [0.0008, '0.0008'],
  [0.01234, '0.012'],
  [0.4, '0.40'],
  [1, '1.00'],
])('formatProbability() of %d is %s', (p, shown) => {
  expect(formatProbability(p)).toBe(shown);
});

test('plural() counts', () => {
  expect([plural(0, 'check'), plural(1, 'check'), plural(1200, 'run')]).toEqual([
    '0 checks',
    '1 check',
    '1,200 runs',
  ]);
});
