import fc from 'fast-check';
import { expect, test } from 'vitest';

/**
 * Each target gets two hundred cases with the ordinary tests and ten thousand in `.ci/run`, the same ones every time. A failure prints seed and
 * path; `STRESS_FUZZ_SEED=… STRESS_FUZZ_PATH=… npx vitest run test/fuzz -t 'its name'` runs that one case again.
 */
export const RUNS = Number(process.env.STRESS_FUZZ_RUNS ?? 200);
const SEED = Number(process.env.STRESS_FUZZ_SEED ?? 20_261_129);
const PATH = process.env.STRESS_FUZZ_PATH;

/** `share` is the part of the cases that a dear target takes. */
const parameters = (share: number) => ({
  numRuns: Math.max(20, Math.ceil(RUNS * share)),
  seed: SEED,
  ...(PATH === undefined ? {} : { path: PATH }),
});

/** A test that `holds` for every case and leaves the prototypes that all objects share as they were. */
export function fuzz<Case>(
  name: string,
  cases: fc.Arbitrary<Case>,
  holds: (one: Case) => void | Promise<void>,
  share = 1,
): void {
  test(name, async () => {
    const property = fc.asyncProperty(cases, async one => {
      await holds(one);
      expect(sharedProperties()).toBe(SHARED);
    });
    await fc.assert(property, parameters(share));
  });
}

/** Names of everything that an object has without having it of its own: a polluted prototype shows here. */
const sharedProperties = (): string =>
  [Object.prototype, Array.prototype, Function.prototype, String.prototype]
    .map(prototype => Reflect.ownKeys(prototype).map(String).join())
    .join();
const SHARED = sharedProperties();

/**
 * Walks a value that was made from foreign text: numbers are finite, objects are plain ones or have no prototype. Returns its size,
 * which is one for each value and the length of all texts and keys.
 */
export function sizeOfPlain(value: unknown): number {
  if (typeof value === 'string') return 1 + value.length;
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} is no finite number`);
  if (typeof value !== 'object' || value === null) return 1;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype && prototype !== Array.prototype)
    throw new Error(`an object has a foreign prototype: ${String(value)}`);
  return Object.entries(value).reduce((size, [key, inner]) => size + key.length + sizeOfPlain(inner), 1);
}

/** What `read` throws, which has to be an `Expected`; null where it throws nothing. */
export async function refusalOf<Expected extends Error>(
  read: () => unknown,
  expected: abstract new (...args: never[]) => Expected,
): Promise<Expected | null> {
  try {
    await read();
    return null;
  } catch (error) {
    if (error instanceof expected) return error;
    throw error;
  }
}
