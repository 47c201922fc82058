import * as z from 'zod/mini';
import type { LoadConfig } from './config.ts';
import { loadSchema } from './load-schema.ts';
import { loadOf } from './resolve-load.ts';
import { nodeAt, type TreeNode } from './tree.ts';
import { phases } from './trial-schema.ts';

const written = z.strictObject({
  load: z.prefault(loadSchema, {}),
  phases: z.optional(phases()),
});

/** The load of a scenario as it will be, for rules about its numbers; null where its shape is wrong, which the schema tells. */
export function readLoad(scenario: TreeNode): LoadConfig | null {
  const parsed = z.safeParse(written, {
    ...writtenOf(scenario, 'load'),
    ...writtenOf(scenario, 'phases'),
  });
  return parsed.success ? loadOf(parsed.data.load, parsed.data.phases) : null;
}

const writtenOf = (scenario: TreeNode, key: string): Readonly<Record<string, unknown>> =>
  scenario.children.has(key) ? { [key]: nodeAt(scenario, [key])?.value } : {};
