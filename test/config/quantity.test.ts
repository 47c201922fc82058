import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readQuantity } from '../../src/config/quantity.ts';
import { UNIT_FACTORS, type Unit } from '../../src/model/unit.ts';

describe('readQuantity() reads', () => {
  test.each<[unknown, Unit, number, string]>([
    ['500us', 'ns', 500e3, 'a duration without a space'],
    ['1.5 h', 'ns', 5400e9, 'a fraction, a space and a unit'],
    ['1m30s', 'ns', 90e9, 'a duration of several parts'],
    ['1h 2m 3s', 'ns', 3723e9, 'several parts with spaces'],
    ['10m', 'ns', 600e9, '`m` as minutes'],
    ['3µs', 'ns', 3e3, 'the Greek letter'],
    [0, 'ns', 0, 'zero without a unit'],
    ['1KB', 'bytes', 1024, 'KB as 1,024 bytes'],
    ['1kB', 'bytes', 1000, 'kB as 1,000 bytes'],
    ['1.5MiB', 'bytes', 1.5 * 1024 ** 2, 'a fraction of a mebibyte'],
    ['50/s', 'per-second', 50, 'a rate a second'],
    ['3000/m', 'per-second', 50, 'a rate a minute'],
    ['10 ops/s', 'per-second', 10, 'operations a second'],
    ['5%', 'ratio', 0.05, 'a percentage'],
    [0.05, 'ratio', 0.05, 'a bare share'],
    ['2e3', 'count', 2000, 'an exponent'],
    [12, 'count', 12, 'a plain number'],
  ])('%o as %s: %d (%s)', (written, unit, value) => {
    const read = readQuantity(written, unit);
    expect(read.ok && read.value).toBeCloseTo(value, 6);
  });

  test('every unit of the table with every number', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.entries(UNIT_FACTORS)),
        fc.integer({ min: 0, max: 1e6 }),
        ([spelling, { unit, factor }], number) => {
          expect(readQuantity(`${number}${spelling}`, unit)).toEqual({ ok: true, value: number * factor });
        },
      ),
      { seed: 1 },
    );
  });
});

describe('readQuantity() refuses', () => {
  test.each<[unknown, Unit, string, string]>([
    [30, 'ns', '30 has no unit; for a duration write 30s or 30ms', 'a bare number where the unit decides'],
    ['10 minuets', 'ns', 'unknown unit `minuets`; did you mean `10 m`?', 'a misspelt unit'],
    ['5 mb', 'bytes', 'did you mean `5 MB`?', 'a unit in the wrong case'],
    ['5s', 'bytes', '`5s` is a duration, but a size is needed', 'a unit of another kind'],
    ['1s5KB', 'ns', 'several parts, which only durations may', 'parts of two kinds'],
    ['fast', 'ns', '`fast` does not start with a number; a duration is needed, such as 500us', 'a word'],
    ['', 'ns', 'does not start with a number', 'an empty text'],
    ['1e999s', 'ns', 'too large', 'an overflow'],
    [Number.NaN, 'count', 'it is NaN', 'not a number'],
    [Number.POSITIVE_INFINITY, 'ratio', 'it is Infinity', 'infinity'],
    [null, 'ns', 'it is empty', 'nothing'],
    [['1s'], 'ns', 'it is a list', 'a list'],
    ['5constructor', 'ns', 'unknown unit `constructor`', 'the name of an inherited property'],
    ['5__proto__', 'bytes', 'unknown unit `__proto__`', 'the name of the prototype'],
  ])('%o as %s: %s (%s)', (written, unit, message) => {
    const read = readQuantity(written, unit);
    expect(read.ok ? read.value : read.problem).toContain(message);
  });
});
