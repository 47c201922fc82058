import { builtInMetric } from '../model/metric.ts';
import type { Config, LoadConfig, PlacedThreshold, SamplesConfig, ScenarioConfig } from './config.ts';
import { DEFAULTS } from './defaults.ts';
import type { Document } from './schema.ts';
import { readLimits } from './thresholds.ts';
import { entriesOf, isMap, nodeAt, type Path, type TreeNode } from './tree.ts';

type WrittenScenario = Document['scenarios'][string];
type WrittenThresholds = NonNullable<Document['thresholds']>;

const DAY_MS = 86_400e3;

/**
 * A document without problems → the config: absent becomes null or empty, lines are taken from `tree`. Only after every check
 * has passed; it checks nothing itself.
 */
export function resolve(document: Document, tree: TreeNode): Config {
  const { staleAfter, ...policy } = document.policy;
  return {
    version: document.version,
    suite: document.suite ?? null,
    seed: document.seed ?? null,
    setup: document.setup ?? null,
    setupTimeoutMs: document.setupTimeout,
    budgetMs: document.budget ?? null,
    intensity: document.intensity,
    failFast: document.failFast,
    env: document.env ?? {},
    policy: { ...policy, staleAfterDays: staleAfter / DAY_MS },
    thresholds: thresholdsOf(document.thresholds, tree, ['thresholds']),
    scenarios: inFileOrder(document.scenarios, tree).map(([name, scenario]) =>
      scenarioOf(name, scenario, document.env ?? {}, tree),
    ),
  };
}

/** Objects put keys that look like numbers first; the file's order is the user's. */
const inFileOrder = (
  scenarios: Document['scenarios'],
  tree: TreeNode,
): readonly (readonly [string, WrittenScenario])[] =>
  entriesOf(nodeAt(tree, ['scenarios'])).flatMap(([name]) => {
    const scenario = scenarios[name];
    return scenario === undefined ? [] : [[name, scenario] as const];
  });

function scenarioOf(
  name: string,
  written: WrittenScenario,
  env: Config['env'],
  tree: TreeNode,
): ScenarioConfig {
  const path = ['scenarios', name];
  const { expectExitCodes: codes } = written;
  const leaks = written.leaks ?? Object.keys(written.thresholds ?? {}).some(isLeakMetric);
  return {
    name,
    line: nodeAt(tree, path)?.keyAt.line ?? 1,
    category: written.category ?? null,
    priority: written.priority,
    level: written.level ?? null,
    covers: written.covers ?? [],
    tags: written.tags ?? [],
    driver: {
      kind: 'command',
      command: written.command ?? [],
      cwd: written.cwd,
      env: { ...env, ...written.env },
      passEnv: written.passEnv ?? [],
      expectExitCodes: Array.isArray(codes) ? codes : [codes],
      timeoutMs: written.timeout,
      ...(written.read === undefined ? {} : { read: written.read }),
    },
    load: loadOf(written.load),
    samples: leaks ? soakSamples(written.samples, nodeAt(tree, [...path, 'samples'])) : written.samples,
    leaks,
    measure: written.measure,
    thresholds: thresholdsOf(written.thresholds, tree, [...path, 'thresholds']),
  };
}

const isLeakMetric = (id: string): boolean =>
  builtInMetric(id)?.kind === 'slope' && /\.(leak|growth)$/.test(id);

/** A soak's runs are long, so what was not written is less. */
function soakSamples(written: WrittenScenario['samples'], node: TreeNode | undefined): SamplesConfig {
  const keys = entriesOf(node).map(([key]) => key);
  const kept = Object.entries(written).filter(([key]) => keys.includes(key));
  const samples = { ...DEFAULTS.soak, ...Object.fromEntries(kept) };
  return { ...samples, max: Math.max(samples.min, samples.max) };
}

const loadOf = ({ users, iterations, duration }: WrittenScenario['load']): LoadConfig => ({
  users: Array.isArray(users) ? users : [users],
  iterations: iterations ?? null,
  durationMs: duration ?? null,
});

/** Limits are read from the document as written, since their unit depends on the metric. */
function thresholdsOf(
  written: WrittenThresholds | undefined,
  tree: TreeNode,
  path: Path,
): Readonly<Record<string, PlacedThreshold>> {
  return Object.fromEntries(
    Object.entries(written ?? {}).map(([metric, { regression, required, relativeTo }]) => {
      const node = nodeAt(tree, [...path, metric]);
      const { limits } = readLimits(metric, isMap(node?.value) ? node.value : {});
      const line = node?.keyAt.line ?? 1;
      return [
        metric,
        { ...limits, regression: regression ?? null, required, line, relativeTo: relativeTo ?? null },
      ];
    }),
  );
}
