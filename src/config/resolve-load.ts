import { lengthOf } from '../model/load-phases.ts';
import type { LoadShape, SineShape, StagesShape, TimedPhase } from '../model/load-shape.ts';
import type { ClosedLoadConfig, LoadConfig } from './config.ts';
import type { Document } from './schema.ts';

type WrittenScenario = Document['scenarios'][string];
export type WrittenLoad = WrittenScenario['load'];
export type WrittenPhases = NonNullable<WrittenScenario['phases']>;

/** Keys of `load` of which each alone makes it open. */
export const SHAPE_KEYS = [
  'stages',
  'spike',
  'sine',
  'square',
  'sawtooth',
  'steps',
  'burst',
  'randomWalk',
  'replay',
  'rate',
] as const;
export type ShapeKey = (typeof SHAPE_KEYS)[number];

const START_PHASES: Readonly<Record<NonNullable<WrittenLoad['sine']>['startAt'], number>> = {
  'mean-up': 0,
  peak: Math.PI / 2,
  'mean-down': Math.PI,
  trough: (3 * Math.PI) / 2,
};

/** Only after every rule of load-rules.ts has passed; a duration that nothing says is zero, which those tell. */
export function loadOf(load: WrittenLoad, phases: WrittenPhases | undefined): LoadConfig {
  const timed = phases?.map(
    ({ name, duration, measure }): TimedPhase => ({ name, durationMs: duration, measure }),
  );
  const rated = ratedOf(phases);
  const durationMs = load.duration ?? (timed === undefined ? null : lengthOf(timed));
  const shape = rated ?? shapeOf(load, durationMs ?? 0);
  const parts = timed === undefined || rated !== null ? {} : { phases: timed };
  if (shape === null) return { ...closedOf(load, durationMs), ...parts };
  const { arrivals, maxInFlight, overflow } = load;
  return { model: 'open', shape, arrivals, maxInFlight, overflow, ...parts };
}

function closedOf(
  { users, iterations, thinkTime }: WrittenLoad,
  durationMs: number | null,
): ClosedLoadConfig {
  const pause =
    typeof thinkTime === 'number'
      ? { minMs: thinkTime, maxMs: thinkTime }
      : thinkTime && { minMs: thinkTime.min, maxMs: thinkTime.max };
  return {
    model: 'closed',
    users: Array.isArray(users) ? users : [users],
    iterations: iterations ?? null,
    durationMs,
    ...(pause === undefined ? {} : { thinkTime: pause }),
  };
}

function ratedOf(phases: WrittenPhases | undefined): LoadShape | null {
  if (phases === undefined || phases.every(({ rate }) => rate === undefined)) return null;
  return {
    kind: 'phases',
    phases: phases.map(({ name, duration, measure, rate = 0 }) => ({
      name,
      durationMs: duration,
      measure,
      rate,
    })),
  };
}

/** The one shape that is written; null where the load is closed. */
function shapeOf(load: WrittenLoad, durationMs: number): LoadShape | null {
  const rate = load.rate ?? load.factors?.rate?.[0];
  const { stages, spike, sine, square, sawtooth, steps, burst, randomWalk: walk, replay } = load;
  if (stages !== undefined) return stagesOf(stages, rate ?? 0);
  if (spike !== undefined) return spikeOf(spike, load.duration);
  if (sine !== undefined) return sineOf(sine, durationMs);
  if (square !== undefined) return { kind: 'square', ...waveOf(square), durationMs };
  if (sawtooth !== undefined) return { kind: 'sawtooth', ...waveOf(sawtooth), durationMs };
  if (steps !== undefined) {
    const { hold: holdMs, ...rates } = steps;
    return { kind: 'steps', ...rates, holdMs };
  }
  if (burst !== undefined)
    return { kind: 'burst', rate: burst.rate, onMs: burst.on, offMs: burst.off, durationMs };
  if (walk !== undefined) {
    const { every: everyMs, ...rates } = walk;
    return { kind: 'randomWalk', ...rates, everyMs, durationMs };
  }
  if (replay !== undefined) return { kind: 'replay', file: replay };
  return rate === undefined ? null : { kind: 'constant', rate, durationMs };
}

/** Where one stage is a phase, all are: time that belongs to none would be measured and told nowhere. */
function stagesOf(written: NonNullable<WrittenLoad['stages']>, start: number): StagesShape {
  const hasPhases = written.some(({ name, measure }) => name !== undefined || !measure);
  return {
    kind: 'stages',
    start,
    stages: written.map(({ duration, target, name, measure }, i) => ({
      durationMs: duration,
      target,
      name: hasPhases ? (name ?? `stage ${i + 1}`) : null,
      measure,
    })),
  };
}

function spikeOf(
  { base, peak, at, width }: NonNullable<WrittenLoad['spike']>,
  duration: number | undefined,
): LoadShape {
  const atMs = (Array.isArray(at) ? at : [at]).toSorted((a, b) => a - b);
  const lastMs = (atMs.at(-1) ?? 0) + width;
  const restMs = Math.max(atMs[0] ?? 0, width);
  return { kind: 'spike', base, peak, atMs, widthMs: width, durationMs: duration ?? lastMs + restMs };
}

const sineOf = (
  { mean, amplitude, period, startAt }: NonNullable<WrittenLoad['sine']>,
  durationMs: number,
): SineShape => ({
  kind: 'sine',
  ...{ mean, amplitude, periodMs: period, phase: START_PHASES[startAt], durationMs },
});

const waveOf = ({ low, high, period }: NonNullable<WrittenLoad['square']>) => ({
  low,
  high,
  periodMs: period,
});
