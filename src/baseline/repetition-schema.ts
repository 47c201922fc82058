import { z } from 'zod';
import {
  type Cell,
  MOST_CELLS,
  MOST_RUNS,
  MOST_TESTS,
  type Quarantined,
  type RepeatEnd,
  type RepeatPlan,
  type Repetition,
  type TestHistory,
} from '../model/repetition.ts';
import { list } from './early-list.ts';
import { byName, count, entries, name, positive, share, text } from './schema-parts.ts';

const endSchema: z.ZodType<RepeatEnd> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('runs') }),
  z.object({ kind: z.literal('first-failure') }),
  z.object({ kind: z.literal('bound'), rate: share.gt(0).lt(1) }),
  z.object({ kind: z.literal('time'), durationMs: positive }),
]);

const cellSchema: z.ZodType<Cell> = z
  .object({
    id: name,
    levels: byName(name).describe('Level by factor'),
    cpus: count.nullable(),
    hogs: count,
    pulses: z.boolean(),
    env: byName(text),
  })
  .describe('The conditions of a run');

/** How a test is repeated (src/model/repetition.ts). */
export const repeatSchema: z.ZodType<RepeatPlan> = z
  .object({
    runs: count.min(1).max(MOST_RUNS),
    parallel: count.min(1),
    until: endSchema,
    varies: z.object({ seed: z.boolean(), order: z.boolean() }),
    cells: list(cellSchema, MOST_CELLS),
    deck: list(count, MOST_RUNS).describe('Indices of cells in the order in which they are dealt'),
    only: count.nullable().describe('The one run that is made again'),
  })
  .refine(({ cells, deck }) => deck.length > 0 && deck.every(cell => cell < cells.length), {
    message: 'a deck of cells that exist',
  })
  .describe('How a test is repeated');

const quarantinedSchema: z.ZodType<Quarantined> = z.object({
  test: name.describe('A name, or a pattern with *'),
  owner: name,
  reason: text,
  expires: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  line: count,
});

/** Tests whose failures are known. */
export const quarantineSchema = entries(quarantinedSchema);

const historySchema: z.ZodType<TestHistory> = z
  .object({
    test: name,
    group: name.exactOptional().describe('With what its name begins, before a blank; of what failed'),
    endings: z
      .string()
      .max(MOST_RUNS)
      .regex(/^[.FRs?]*$/)
      .describe('A letter a run: passed, Failed, failed and passed on a Retry, skipped, ? not reported'),
    failures: entries(
      z.object({ signature: name, message: text, count: count.min(1), firstRun: count }),
    ).describe('Failures that look alike, the most frequent first'),
  })
  .describe('One test over all runs');

/** As long as each other are the columns, and as their letters are many. */
export const repetitionSchema: z.ZodType<Repetition> = z
  .object({
    runs: list(count, MOST_RUNS).describe('Numbers, ascending'),
    cells: list(count, MOST_RUNS),
    seeds: list(count, MOST_RUNS),
    orders: list(count, MOST_RUNS),
    tests: list(historySchema, MOST_TESTS + 1).describe('Sorted by test, beside the command itself'),
  })
  .refine(
    ({ runs, cells, seeds, orders, tests }) =>
      [cells, seeds, orders].every(({ length }) => length === runs.length) &&
      tests.every(({ endings }) => endings.length === runs.length),
    { message: 'as many cells, seeds, orders and letters as runs' },
  )
  .refine(({ runs }) => runs.every((run, i) => i === 0 || run > (runs[i - 1] ?? run)), {
    message: 'ascending numbers of runs',
  })
  .describe('All runs of a repeated test');
