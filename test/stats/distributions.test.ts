import { describe, expect, test } from 'vitest';
import { betaCdf, betaQuantile, binomialCdf } from '../../src/stats/beta.ts';
import { normalCdf, normalQuantile } from '../../src/stats/normal.ts';
import { studentCdf, studentQuantile } from '../../src/stats/student.ts';
import { expectClose, reference } from './close.ts';

type Row2 = readonly [number, number];
type Row3 = readonly [number, number, number];
type Row4 = readonly [number, number, number, number];
const rows = <T>(table: readonly unknown[]): readonly T[] => table as readonly T[];

describe('against SciPy to 9 digits, tails included', () => {
  test('normalCdf()', () => {
    for (const [z, p] of rows<Row2>(reference.normal.cdf)) expectClose(normalCdf(z), p, `z=${z}`);
  });

  test('normalQuantile()', () => {
    for (const [p, z] of rows<Row2>(reference.normal.quantile)) expectClose(normalQuantile(p), z, `p=${p}`);
  });

  test('betaCdf()', () => {
    for (const [x, a, b, p] of rows<Row4>(reference.beta.cdf))
      expectClose(betaCdf(x, a, b), p, `I_${x}(${a}, ${b})`);
  });

  test('betaQuantile()', () => {
    for (const [p, a, b, x] of rows<Row4>(reference.beta.quantile))
      expectClose(betaQuantile(p, a, b), x, `Beta(${a}, ${b}) at ${p}`);
  });

  test('studentCdf()', () => {
    for (const [t, df, p] of rows<Row3>(reference.student.cdf))
      expectClose(studentCdf(t, df), p, `t=${t}, df=${df}`);
  });

  test('studentQuantile()', () => {
    for (const [p, df, t] of rows<Row3>(reference.student.quantile))
      expectClose(studentQuantile(p, df), t, `p=${p}, df=${df}`);
  });

  test('binomialCdf()', () => {
    for (const [k, n, p, expected] of rows<Row4>(reference.binomial))
      expectClose(binomialCdf(k, n, p), expected, `P(Bin(${n}, ${p}) ≤ ${k})`);
  });
});

describe('edges', () => {
  test('Student with infinitely many degrees of freedom is the normal distribution', () => {
    expect(studentCdf(-1.7, Number.POSITIVE_INFINITY)).toBe(normalCdf(-1.7));
    expect(studentQuantile(0.02, Number.POSITIVE_INFINITY)).toBe(normalQuantile(0.02));
  });

  test('infinite arguments give the ends of the distribution', () => {
    expect([studentCdf(Number.NEGATIVE_INFINITY, 4), studentCdf(Number.POSITIVE_INFINITY, 4)]).toEqual([
      0, 1,
    ]);
    expect(studentCdf(-1e200, 2)).toBe(0);
    expect([normalCdf(Number.NEGATIVE_INFINITY), normalCdf(Number.POSITIVE_INFINITY)]).toEqual([0, 1]);
    expect([betaCdf(0, 2, 3), betaCdf(1, 2, 3), betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([
      0, 1, 0, 1,
    ]);
    expect([binomialCdf(-1, 5, 0.5), binomialCdf(5, 5, 0.5)]).toEqual([0, 1]);
  });

  test('impossible arguments are refused with the value found and the value allowed', () => {
    expect(() => normalQuantile(1.2)).toThrow('p is 1.2, it must lie in 0..1');
    expect(() => studentQuantile(0, 3)).toThrow('p is 0, it must lie between 0 and 1');
    expect(() => studentCdf(1, 0)).toThrow('df is 0, it must be positive');
    expect(() => betaCdf(0.5, -1, 2)).toThrow('a is -1 and b is 2, both must be positive and finite');
    expect(() => betaQuantile(Number.NaN, 1, 2)).toThrow('p is NaN');
  });
});
