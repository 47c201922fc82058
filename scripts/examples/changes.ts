import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { EXAMPLES } from './expected.ts';

/** The languages in which `examples/http-api` is written: each change is a patch in each of them. */
export const LANGUAGES = ['go', 'python'] as const;
export type Language = (typeof LANGUAGES)[number];

const CHANGES = join(EXAMPLES, 'http-api/changes');

const CHANGE = z.strictObject({
  /** What it does, as a sentence without a full stop. */
  about: z.string(),
  /** What the service's own tests say to it. */
  tests: z.enum(['pass', 'fail']).default('pass'),
  /** Whether it takes pairs with the base to see it. */
  pairs: z.boolean().default(true),
  /** Metrics whose checks fail. */
  fails: z.array(z.string()),
  /** Metrics that are not found worse. */
  holds: z.array(z.string()),
});

/** What a change to the service comes to. */
export type Change = Readonly<z.infer<typeof CHANGE>>;

/**
 * The changes to `examples/http-api`, by name, in the order of their page.
 * @throws Error where `changes/expected.yml` says what nobody understands
 */
export const changes = (): Readonly<Record<string, Change>> =>
  z.record(z.string(), CHANGE).parse(parse(readFileSync(join(CHANGES, 'expected.yml'), 'utf8')));

/** The file with a change to the service in one language, for `git apply` in a copy of the example. */
export const patchOf = (change: string, language: Language): string =>
  join(CHANGES, `${language}-${change}.patch`);
