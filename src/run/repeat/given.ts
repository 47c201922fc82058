import type { PlannedScenario } from '../../model/plan.ts';
import type { Cell, RepeatPlan } from '../../model/repetition.ts';
import type { Machinery } from '../machinery.ts';
import type { Launcher } from '../process/launch.ts';
import type { Tree } from '../tree.ts';
import { choicesOf, seedsOf } from './seeds.ts';

const HASH_SEED = 'PYTHONHASHSEED';

/**
 * Variables of run `run`, over those of its scenario. Python's seed of hashes is set where seeds vary and nobody else has set it, so
 * that a run that fails for the order of a set can be run again.
 */
export function environmentOf(
  scenario: PlannedScenario,
  repeat: RepeatPlan,
  run: number,
  cell: Cell,
  tree: Tree,
): Readonly<Record<string, string>> {
  const { seed, order } = seedsOf(scenario, repeat, run);
  const own = scenario.driver.kind === 'command' ? scenario.driver.env : {};
  const setsHashes = [tree.environment(), own, cell.env].some(env => env[HASH_SEED] !== undefined);
  return {
    ...(repeat.varies.seed && !setsHashes ? { [HASH_SEED]: String(seed) } : {}),
    ...cell.env,
    STRESS_SEED: String(seed),
    STRESS_ORDER: String(order),
    STRESS_RUN: String(run),
    // Which copy a run is depends on when others end: a run that is made again would have another number.
    STRESS_USER: '0',
  };
}

/** Starts the command of run `run` on as many cores as its cell says: a random choice that its number fixes. */
export function launcherOf(
  scenario: PlannedScenario,
  run: number,
  { cpus }: Cell,
  { workloadLauncher, workloadCores }: Machinery,
): Launcher {
  if (cpus === null) return workloadLauncher;
  const cores = choicesOf(scenario, 'cpus', run).shuffle(workloadCores).slice(0, cpus);
  return workloadLauncher.onCores?.(cores.sort((a, b) => a - b)) ?? workloadLauncher;
}
