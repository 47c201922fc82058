import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { FAULT_CLASSES } from '../../src/model/detected.ts';

/** The folder of the examples, one folder a suite from practice. */
export const EXAMPLES = join(import.meta.dirname, '../../examples');

/** What is wrong in a scenario: what does not pass, by name. Empty lists: all of it passes. */
export interface Wrong {
  /** Tests that fail; `*` stands for any run of characters. */
  readonly tests: readonly string[];
  /** Classes of faults that detectors report. */
  readonly faults: readonly string[];
  /** Metrics whose limits are broken. */
  readonly metrics: readonly string[];
}

/** What is wrong in each scenario of one suite, by id; scenarios that pass need not be there. */
export type Expected = Readonly<Record<string, Wrong>>;

const names = z.array(z.string()).default([]);
const FILE = z.record(
  z.string(),
  z.record(
    z.string(),
    z.strictObject({ tests: names, faults: z.array(z.enum(FAULT_CLASSES)).default([]), metrics: names }),
  ),
);

/**
 * What `expected.yml` beside the suite says of its file `suite`.
 * @throws Error where the file says nothing of it, or what nobody understands
 */
export function expectedOf(example: string, suite: string): Expected {
  const file = join(EXAMPLES, example, 'expected.yml');
  const expected = FILE.parse(parse(readFileSync(file, 'utf8')))[suite];
  if (expected === undefined) throw new Error(`${file} says nothing of ${suite}; give it a key of that name`);
  return expected;
}

const NOTHING: Wrong = { tests: [], faults: [], metrics: [] };

/** What is to be found in a scenario. */
export const wrongIn = (expected: Expected, scenario: string): Wrong =>
  Object.hasOwn(expected, scenario) ? (expected[scenario] ?? NOTHING) : NOTHING;
