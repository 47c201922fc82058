import type { Config, DriverConfig, PlacedThreshold, SamplesConfig, ScenarioConfig } from './config.ts';

import { DEFAULTS } from './defaults.ts';
import { detectorsOf } from './detectors.ts';
import { historiesOf } from './histories.ts';
import { quarantineOf, repeatOf } from './repeat.ts';
import { factorsOf } from './resolve-factors.ts';
import { cleanErrors, httpOf, longestRequestMs } from './resolve-http.ts';
import { loadOf } from './resolve-load.ts';
import { scenarioServices, servicesOf } from './resolve-services.ts';
import type { Document } from './schema.ts';
import { isSoak, soakSamples } from './soak.ts';
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
  const services = servicesOf(document, tree);
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
    ...(services.length === 0 ? {} : { services }),
    requirements: requirementsOf(document.requirements, tree),
    scenarios: inFileOrder(document.scenarios, tree).map(([name, scenario]) => ({
      ...scenarioOf(name, scenario, document.env ?? {}, tree),
      ...scenarioServices(scenario, document.env ?? {}, services),
    })),
  };
}

/** A list has ids alone. */
function requirementsOf(written: Document['requirements'], tree: TreeNode): Config['requirements'] {
  if (written === undefined) return null;
  if (Array.isArray(written)) return written.map(id => ({ id, text: null }));
  const texts = new Map(Object.entries(written));
  return entriesOf(nodeAt(tree, ['requirements'])).map(([id]) => ({ id, text: texts.get(id) ?? null }));
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
  const leaks = isSoak(written.leaks, Object.keys(written.thresholds ?? {}));
  const sampleKeys = entriesOf(nodeAt(tree, [...path, 'samples'])).map(([key]) => key);
  return {
    name,
    line: nodeAt(tree, path)?.keyAt.line ?? 1,
    category: written.category ?? null,
    priority: written.priority,
    level: written.level ?? null,
    covers: written.covers ?? [],
    tags: written.tags ?? [],
    driver: driverOf(written, env),
    load: loadOf(written.load, written.phases),
    ...(written.load.find === undefined ? {} : { find: written.load.find }),
    ...(written.load.factors === undefined ? {} : { factors: factorsOf(written.load.factors) }),
    samples: samplesOf(written, leaks, sampleKeys),
    leaks,
    measure: written.measure,
    ...(written.history === undefined ? {} : { histories: historiesOf(written.history) }),
    ...(written.detectors === undefined ? {} : { detectors: detectorsOf(written.detectors) }),
    ...(written.repeat === undefined ? {} : { repeat: repeatOf(written.repeat) }),
    ...(written.quarantine === undefined
      ? {}
      : { quarantine: quarantineOf(written.quarantine, tree, [...path, 'quarantine']) }),
    thresholds: {
      ...cleanErrors(nodeAt(tree, path)),
      ...thresholdsOf(written.thresholds, tree, [...path, 'thresholds']),
    },
  };
}

function driverOf(written: WrittenScenario, env: Config['env']): DriverConfig {
  const { cwd, timeout: timeoutMs, results, read, worker, module: call, expectExitCodes: codes } = written;
  if (results !== undefined) return { kind: 'results', cwd, timeoutMs, read: results };
  if (written.http !== undefined) {
    const plan = httpOf(written.http, cwd);
    return { ...plan, timeoutMs: longestRequestMs(plan) };
  }
  const process = {
    cwd,
    env: { ...env, ...written.env },
    passEnv: written.passEnv ?? [],
    expectExitCodes: Array.isArray(codes) ? codes : [codes],
    timeoutMs,
  };
  if (worker !== undefined) return { kind: 'worker', ...process, ...workerOf(worker) };
  if (call !== undefined) return { kind: 'module', ...process, ...call, parameters: call.parameters ?? {} };
  const command = written.command ?? [];
  return { kind: 'command', command, ...process, ...(read === undefined ? {} : { read }) };
}

const workerOf = ({ command, operation, parameters, warmup }: NonNullable<WrittenScenario['worker']>) => ({
  command,
  operation: operation ?? null,
  parameters: parameters ?? {},
  warmup,
});

/** Few where each takes long: a soak's, and those of a search, which holds many rates one after the other. */
function samplesOf(
  { load, samples }: WrittenScenario,
  leaks: boolean,
  keys: readonly string[],
): SamplesConfig {
  if (leaks) return soakSamples(picked(samples, keys));
  return load.find === undefined ? samples : { ...DEFAULTS.find, ...picked(samples, keys) };
}

/** The entries of `written` that stand in the document: the others are defaults. */
const picked = (written: SamplesConfig, keys: readonly string[]): Partial<SamplesConfig> =>
  Object.fromEntries(Object.entries(written).filter(([key]) => keys.includes(key)));

/** Limits are read from the document as written, since their unit depends on the metric. */
function thresholdsOf(
  written: WrittenThresholds | undefined,
  tree: TreeNode,
  path: Path,
): Readonly<Record<string, PlacedThreshold>> {
  return Object.fromEntries(
    Object.entries(written ?? {}).map(([metric, { regression, required, relativeTo, ...whileRunning }]) => {
      const node = nodeAt(tree, [...path, metric]);
      const { limits } = readLimits(metric, isMap(node?.value) ? node.value : {});
      const line = node?.keyAt.line ?? 1;
      return [
        metric,
        {
          ...{ ...limits, regression: regression ?? null, required, line, relativeTo: relativeTo ?? null },
          ...(whileRunning.for === undefined ? {} : { forMs: whileRunning.for }),
          ...(whileRunning.abortOnFail === true ? { abortOnFail: true as const } : {}),
        },
      ];
    }),
  );
}
