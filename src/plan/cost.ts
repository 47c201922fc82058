import { mostAtOnce } from '../model/load.ts';
import type { PlannedScenario } from '../model/plan.ts';
import type { RepeatPlan } from '../model/repetition.ts';

/** One operation of a load of iterations, milliseconds: what the documentation asks an invocation to last. */
const OPERATION_MS = 500;
/** One operation of a worker, or one request, milliseconds: a message to a process that is there already. */
const MESSAGE_MS = 1;
/** One run of a soak that has no duration, or of a replay whose file was not read, milliseconds. */
const SOAK_MS = 60_000;
/** A process whose instructions are counted by simulation is this many times slower (docs/instructions.md). */
const COUNTING_SLOWDOWN = 30;
/** Starting a process and looking at it, milliseconds: what the shortest invocation costs. */
const START_MS = 50;

/**
 * What a scenario is expected to take, milliseconds, from the plan alone: all its invocations, warm-up included, times the length of
 * one. Where nothing states a length it is assumed. A wrong estimate makes parts of unequal length, never another verdict; timeouts,
 * which say what is too long, do not enter.
 */
export function estimateCost(scenario: PlannedScenario): number {
  const { driver, repeat, samples } = scenario;
  if (driver.kind === 'results') return START_MS; // Files are read, nothing is run.
  if (repeat !== undefined) return repetitionMs(repeat);
  return (samples.warmup + samples.max) * (START_MS + invocationMs(scenario));
}

function repetitionMs({ runs, parallel, until, only }: RepeatPlan): number {
  if (until.kind === 'time' && only === null) return until.durationMs;
  return (only === null ? Math.ceil(runs / parallel) : 1) * (START_MS + OPERATION_MS);
}

function invocationMs({ driver, load, leaks, measure }: PlannedScenario): number {
  if (load.model === 'open') return load.durationMs ?? SOAK_MS;
  if (driver.kind === 'worker' || driver.kind === 'module' || driver.kind === 'http')
    return load.durationMs ?? (MESSAGE_MS * (load.iterations ?? 1)) / mostAtOnce(load);
  const one = leaks ? SOAK_MS : OPERATION_MS * (measure === 'instructions' ? COUNTING_SLOWDOWN : 1);
  return load.durationMs ?? (one * (load.iterations ?? mostAtOnce(load))) / mostAtOnce(load);
}
