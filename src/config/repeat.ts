import { MOST_RUNS, type Quarantined, type RepeatEnd, runsToRuleOut } from '../model/repetition.ts';
import type { RepeatConfig, VaryConfig } from './config.ts';
import { DEFAULTS } from './defaults.ts';
import type { CONDITIONS } from './repeat-schema.ts';
import type { Document } from './schema.ts';
import { nodeAt, type Path, type TreeNode } from './tree.ts';

type WrittenScenario = Document['scenarios'][string];
type Written = NonNullable<WrittenScenario['repeat']>;
type WrittenVary = Written['vary'];
type Condition = (typeof CONDITIONS)[number];

/** What was written under `repeat` → the same without anything left open. */
export function repeatOf({ runs, parallel, duration, until, vary }: Written): RepeatConfig {
  const end = endOf(until, duration ?? null);
  return {
    runs: runs ?? usualRuns(end),
    parallel: Array.isArray(parallel) ? parallel : [parallel],
    until: end,
    vary: varyOf(vary),
  };
}

function endOf(until: Written['until'], durationMs: number | null): RepeatEnd {
  if (typeof until === 'object') return { kind: 'bound', rate: until.bound };
  return until === 'time' ? { kind: until, durationMs: durationMs ?? 0 } : { kind: until };
}

function usualRuns(end: RepeatEnd): number {
  if (end.kind === 'bound') return runsToRuleOut(end.rate);
  return end.kind === 'time' ? MOST_RUNS : DEFAULTS.repeat.runs;
}

/** A condition in a list has its usual levels; in a map one that is not written does not vary. */
function varyOf(written: WrittenVary): VaryConfig {
  const map = Array.isArray(written) ? usualLevels(written) : written;
  return {
    seed: map.seed ?? false,
    order: map.order ?? false,
    cpus: map.cpus ?? [],
    load: map.load ?? [],
    timezone: map.timezone ?? [],
    locale: map.locale ?? [],
    env: map.env ?? {},
    pulses: (map.pulses ?? []).map(word => word === 'on'),
  };
}

const USUAL_LEVELS = { seed: true, order: true, ...DEFAULTS.repeat.levels } as const;

const usualLevels = (conditions: readonly Condition[]): Exclude<WrittenVary, readonly unknown[]> =>
  Object.fromEntries(conditions.map(name => [name, USUAL_LEVELS[name]]));

/** The entries with the lines on which they stand. */
export const quarantineOf = (
  written: NonNullable<WrittenScenario['quarantine']>,
  tree: TreeNode,
  path: Path,
): readonly Quarantined[] =>
  written.map((entry, i) => ({ ...entry, line: nodeAt(tree, [...path, i])?.valueAt?.line ?? 1 }));
