import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { restorePrefixes, saveKey } from '../../src/baseline/keys.ts';

const query = { suite: 'Orders, EU', machineClass: 'linux-x64-4c-amd-epyc-7763' };
const scope = { name: null, os: 'Linux', arch: 'X64' };
const run = { id: '123456', attempt: '2' };

describe('cache keys', () => {
  test('say format, suite, system, machine class, run and attempt', () => {
    expect(saveKey(query, scope, run)).toMatch(
      /^stress-1-orders-eu-[0-9a-f]{8}-linux-x64-[0-9a-f]{12}-123456-2$/,
    );
  });

  test('are found by the prefix of their machine class, and by the prefix of the system', () => {
    for (const prefix of restorePrefixes(query, scope)) expect(saveKey(query, scope, run)).toContain(prefix);
  });

  test.each([
    ['the suite', { ...query, suite: 'orders eu' }, scope],
    ['the machine class', { ...query, machineClass: 'linux-x64-8c' }, scope],
    ['the name given instead of the suite', query, { ...scope, name: 'matrix-a' }],
    ['the system', query, { ...scope, os: 'macOS' }],
    ['the architecture', query, { ...scope, arch: 'ARM64' }],
  ])('differ when %s differs', (_, otherQuery, otherScope) => {
    expect(restorePrefixes(otherQuery, otherScope)[0]).not.toBe(restorePrefixes(query, scope)[0]);
  });

  test('are acceptable to the cache whatever the names: no comma, at most 512 characters', () => {
    const any = fc.string({ unit: 'binary', maxLength: 2000 });
    fc.assert(
      fc.property(any, any, any, any, (suite, machineClass, os, id) => {
        const key = saveKey({ suite, machineClass }, { name: null, os, arch: 'x64' }, { id, attempt: '1' });
        expect(key).toMatch(/^[a-z0-9-]{1,512}$/);
      }),
    );
  });

  test('of different suites never share a prefix, however alike the names look', () => {
    const [a] = restorePrefixes({ ...query, suite: 'api' }, scope);
    const [b] = restorePrefixes({ ...query, suite: 'api-linux' }, scope);
    expect(b.startsWith(a) || a.startsWith(b)).toBe(false);
  });
});
