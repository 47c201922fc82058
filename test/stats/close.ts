import { expect } from 'vitest';
import reference from './reference.json' with { type: 'json' };

/** Values that SciPy or plain enumeration gave (scripts/reference/generate.py). */
export { reference };

/** Relative error allowed against SciPy, and absolute where the true value is smaller than 1 in 10³⁰⁰. */
export const TOLERANCE = 1e-9;

/** Fails unless `found` is within `tolerance` of `expected`, relatively; `what` names the case. */
export function expectClose(found: number, expected: number, what: string, tolerance = TOLERANCE): void {
  const error = Math.abs(found - expected);
  const allowed = tolerance * Math.abs(expected) + 1e-300;
  expect(error <= allowed, `${what}: found ${found}, expected ${expected}`).toBe(true);
}
