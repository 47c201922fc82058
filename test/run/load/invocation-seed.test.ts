import { expect, test } from 'vitest';
import { openArrivals } from '../../../src/run/load/arrivals.ts';
import { invocationSeed } from '../../../src/run/load/invocation-seed.ts';

const INVOCATIONS = 40;
/** Users of a closed load, or probes of a search: each counts on from the seed of its invocation. */
const COUNTED_ON = 500;

test.each([1, 7, 2 ** 40])('no stream of one invocation is a stream of another (seed %i)', seed => {
  const seeds = Array.from({ length: INVOCATIONS }, (_, index) => invocationSeed(seed, index)).flatMap(own =>
    Array.from({ length: COUNTED_ON }, (_, i) => own + i),
  );
  expect(new Set(seeds).size).toBe(INVOCATIONS * COUNTED_ON);
});

test('the second probe of an invocation does not come as the first of the next', () => {
  const load = {
    curve: { kind: 'pieces', pieces: [{ durationMs: 1_000, from: 100, to: 100 }] },
    arrivals: 'poisson',
  } as const;
  const probe = (index: number, nth: number) => openArrivals(load, invocationSeed(7, index) + nth).next();
  expect(probe(0, 1)).not.toBe(probe(1, 0));
  expect(probe(1, 0)).toBe(probe(1, 0));
});
