/**
 * How an open load is described in stress.yml, units parsed and defaults filled in: rates are operations a second, times end in `Ms`.
 * What comes of it, straight pieces with names, is in load-segments.ts.
 */
export type LoadShape =
  | ConstantShape
  | StagesShape
  | SpikeShape
  | SineShape
  | WaveShape
  | StepsShape
  | BurstShape
  | WalkShape
  | RatedPhases
  | ReplayShape;

export interface ConstantShape {
  readonly kind: 'constant';
  readonly rate: number;
  readonly durationMs: number;
}

/** Straight ways from rate to rate. */
export interface StagesShape {
  readonly kind: 'stages';
  /** The rate at the beginning of the first. */
  readonly start: number;
  readonly stages: readonly LoadStage[];
}

export interface LoadStage {
  /** Zero is a jump. */
  readonly durationMs: number;
  readonly target: number;
  /** A phase of that name; null: of no phase. */
  readonly name: string | null;
  readonly measure: boolean;
}

/** `base`, and `peak` for `widthMs` from each of the moments `atMs`, which ascend. */
export interface SpikeShape {
  readonly kind: 'spike';
  readonly base: number;
  readonly peak: number;
  readonly atMs: readonly number[];
  readonly widthMs: number;
  readonly durationMs: number;
}

export interface SineShape {
  readonly kind: 'sine';
  readonly mean: number;
  readonly amplitude: number;
  readonly periodMs: number;
  /** Radians, as of a `RateCurve`. */
  readonly phase: number;
  readonly durationMs: number;
}

/** Square: half a period each, `low` first. Sawtooth: straight from `low` to `high` in each period. */
export interface WaveShape {
  readonly kind: 'square' | 'sawtooth';
  readonly low: number;
  readonly high: number;
  readonly periodMs: number;
  readonly durationMs: number;
}

/** `from`, `from ± step`, … and at last `to`, each for `holdMs`. */
export interface StepsShape {
  readonly kind: 'steps';
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly holdMs: number;
}

export interface BurstShape {
  readonly kind: 'burst';
  readonly rate: number;
  readonly onMs: number;
  readonly offMs: number;
  readonly durationMs: number;
}

/** Begins in the middle; every `everyMs` the rate changes by at most `step`, drawn evenly, and is reflected at `low` and `high`. */
export interface WalkShape {
  readonly kind: 'randomWalk';
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly everyMs: number;
  readonly durationMs: number;
}

/** The scenario's `phases`, each with a rate. */
export interface RatedPhases {
  readonly kind: 'phases';
  readonly phases: readonly (TimedPhase & { readonly rate: number })[];
}

/** One of the scenario's `phases`, which follow each other. */
export interface TimedPhase {
  readonly name: string;
  readonly durationMs: number;
  readonly measure: boolean;
}

/** Relative to the working directory. */
export interface ReplayShape {
  readonly kind: 'replay';
  readonly file: string;
}

/** Shapes that go on evenly for as long as one likes; the others have moments of their own. */
export type EvenShape = ConstantShape | SineShape | WaveShape | BurstShape | WalkShape;

const EVEN: ReadonlySet<LoadShape['kind']> = new Set<EvenShape['kind']>([
  'constant',
  'sine',
  'square',
  'sawtooth',
  'burst',
  'randomWalk',
]);

export const isEven = (shape: LoadShape): shape is EvenShape => EVEN.has(shape.kind);

/** The name of a phase that is one rate: `50/s`, six digits at most. */
export const rateName = (rate: number): string => `${Number(rate.toPrecision(6))}/s`;
