import { isEven, type LoadShape } from '../model/load-shape.ts';
import type { Intensity } from '../model/plan.ts';
import { MOST_RUNS } from '../model/repetition.ts';
import type { ClosedLoadConfig, Config, LoadConfig, RepeatConfig, ScenarioConfig } from './config.ts';
import { atRates } from './scaled-shape.ts';

/** What an intensity multiplies. */
export interface Multipliers {
  /** `samples.min`, `samples.max` and `repeat.runs`; warm-up stays, and so do runs that a bound or a time asks for. */
  readonly samples: number;
  /** `load.iterations`. */
  readonly iterations: number;
  /** `load.duration` of a load without moments of its own, and `repeat.duration`. */
  readonly duration: number;
  /** `load.users`, where it is one number above 1. */
  readonly users: number;
  /** Every rate of an open load, but those of `steps`. */
  readonly rate: number;
}

/**
 * The visible table. Load doubles from level to level, as steps below a factor of two are lost in the noise of shared machines.
 * Samples grow more slowly: the width of an interval shrinks with their square root only (docs/statistics.md).
 */
export const INTENSITIES: Readonly<Record<Intensity, Multipliers>> = {
  low: { samples: 0.5, iterations: 0.5, duration: 0.5, users: 0.5, rate: 0.5 },
  medium: { samples: 1, iterations: 1, duration: 1, users: 1, rate: 1 },
  high: { samples: 1.5, iterations: 2, duration: 2, users: 2, rate: 2 },
  extreme: { samples: 2, iterations: 4, duration: 4, users: 4, rate: 4 },
};

/**
 * The config with its intensity's multipliers applied; all numbers stay whole and at least 1. A ladder of users stays as
 * written, since its rungs are chosen points, and one user stays one: work in sequence does not become work at once. Copies of a
 * repeated test at once stay as written, too: they are one of the conditions under which it is to hold.
 * So do the rates of `steps`, and what is written as moments: phases, stages, spikes, steps, replays.
 * Not idempotent: apply it once.
 */
export function applyIntensity(config: Config): Config {
  const by = INTENSITIES[config.intensity];
  return { ...config, scenarios: config.scenarios.map(scenario => multiplied(scenario, by)) };
}

const multiplied = (scenario: ScenarioConfig, by: Multipliers): ScenarioConfig => ({
  ...scenario,
  load: multipliedLoad(scenario.load, by),
  samples: {
    warmup: scenario.samples.warmup,
    min: times(scenario.samples.min, by.samples),
    max: times(scenario.samples.max, by.samples),
  },
  ...(scenario.repeat === undefined ? {} : { repeat: multipliedRepeat(scenario.repeat, by) }),
});

function multipliedRepeat(repeat: RepeatConfig, by: Multipliers): RepeatConfig {
  const { runs, until } = repeat;
  if (until.kind === 'bound') return repeat;
  if (until.kind === 'time')
    return { ...repeat, until: { ...until, durationMs: times(until.durationMs, by.duration) } };
  return { ...repeat, runs: Math.min(MOST_RUNS, times(runs, by.samples)) };
}

const multipliedLoad = (load: LoadConfig, by: Multipliers): LoadConfig =>
  load.model === 'closed'
    ? multipliedClosed(load, by)
    : { ...load, shape: multipliedShape(load.shape, load.phases === undefined, by) };

function multipliedClosed(load: ClosedLoadConfig, by: Multipliers): ClosedLoadConfig {
  const { users, iterations, durationMs, phases } = load;
  return {
    ...load,
    users: users.length === 1 ? users.map(count => (count === 1 ? 1 : times(count, by.users))) : users,
    iterations: iterations === null ? null : times(iterations, by.iterations),
    durationMs: durationMs === null || phases !== undefined ? durationMs : times(durationMs, by.duration),
  };
}

function multipliedShape(shape: LoadShape, lasts: boolean, by: Multipliers): LoadShape {
  const rated = atRates(shape, by.rate);
  return lasts && isEven(rated) ? { ...rated, durationMs: times(rated.durationMs, by.duration) } : rated;
}

const times = (count: number, factor: number): number => Math.max(1, Math.round(count * factor));
