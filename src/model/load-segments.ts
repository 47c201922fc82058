import type { RatePiece } from './load.ts';
import type {
  BurstShape,
  LoadShape,
  RatedPhases,
  ReplayShape,
  SineShape,
  SpikeShape,
  StagesShape,
  StepsShape,
  WalkShape,
  WaveShape,
} from './load-shape.ts';
import { rateName } from './load-shape.ts';

/** A straight piece of a load, and the phase that it belongs to; null: none. */
export interface Segment extends RatePiece {
  readonly phase: string | null;
  readonly measure: boolean;
}

/** Shapes that are made of straight pieces. */
export type PiecedShape = Exclude<LoadShape, SineShape | ReplayShape>;

export const isPieced = (shape: LoadShape): shape is PiecedShape =>
  shape.kind !== 'sine' && shape.kind !== 'replay';

/** Numbers in [0, 1), one after the other; only a random walk draws any. */
export type Draw = () => number;

/** Most pieces of one load: the plan holds them, and is kept with every result. */
export const MOST_PIECES = 10_000;

/** A remainder that is due to rounding: a nanosecond. */
const NO_TIME_MS = 1e-6;

/** The pieces of a shape in order, made one at a time: a shape of a million pieces is known to be too long after the first few. */
export const segmentsOf = (shape: PiecedShape, draw: Draw): Iterable<Segment> => {
  switch (shape.kind) {
    case 'constant':
      return [level(shape.durationMs, shape.rate)];
    case 'stages':
      return stages(shape);
    case 'spike':
      return spikes(shape);
    case 'square':
    case 'sawtooth':
      return wave(shape);
    case 'steps':
      return steps(shape);
    case 'burst':
      return bursts(shape);
    case 'randomWalk':
      return walk(shape, draw);
    case 'phases':
      return phases(shape);
  }
};

const level = (durationMs: number, rate: number, phase: string | null = null, measure = true): Segment => ({
  durationMs,
  from: rate,
  to: rate,
  phase,
  measure,
});

function* stages({ start, stages: written }: StagesShape): Iterable<Segment> {
  let from = start;
  for (const { durationMs, target, name, measure } of written) {
    if (durationMs > 0) yield { durationMs, from, to: target, phase: name, measure };
    from = target;
  }
}

/** The time after each spike is `after`, up to the next: recovery is told for all of them together. */
function* spikes({ base, peak, atMs, widthMs, durationMs }: SpikeShape): Iterable<Segment> {
  let atMsNow = 0;
  for (const [index, at] of atMs.entries()) {
    if (at > atMsNow) yield level(at - atMsNow, base, index === 0 ? 'before' : 'after');
    yield level(Math.min(widthMs, durationMs - at), peak, 'spike');
    atMsNow = at + widthMs;
  }
  if (durationMs > atMsNow) yield level(durationMs - atMsNow, base, 'after');
}

const wave = ({ kind, low, high, periodMs, durationMs }: WaveShape): Iterable<Segment> =>
  repeated(
    kind === 'square'
      ? [level(periodMs / 2, low, 'low'), level(periodMs / 2, high, 'high')]
      : [{ durationMs: periodMs, from: low, to: high, phase: null, measure: true }],
    durationMs,
  );

const bursts = ({ rate, onMs, offMs, durationMs }: BurstShape): Iterable<Segment> =>
  repeated([level(onMs, rate, 'on'), level(offMs, 0, 'off')], durationMs);

/** `cycle` over and over; the last piece ends with the load. */
function* repeated(cycle: readonly Segment[], durationMs: number): Iterable<Segment> {
  let leftMs = durationMs;
  while (leftMs > NO_TIME_MS)
    for (const segment of cycle) {
      if (leftMs > NO_TIME_MS) yield cut(segment, leftMs);
      leftMs -= segment.durationMs;
    }
}

function cut(segment: Segment, longestMs: number): Segment {
  if (segment.durationMs <= longestMs) return segment;
  const { from, to, durationMs } = segment;
  return { ...segment, durationMs: longestMs, to: from + ((to - from) * longestMs) / durationMs };
}

function* steps({ from, to, step, holdMs }: StepsShape): Iterable<Segment> {
  const before = Math.ceil(Math.abs(to - from) / step - 1e-9);
  const up = Math.sign(to - from) * step;
  for (let i = 0; i < before; i++) yield level(holdMs, from + i * up, rateName(from + i * up));
  yield level(holdMs, to, rateName(to));
}

function* walk({ low, high, step, everyMs, durationMs }: WalkShape, draw: Draw): Iterable<Segment> {
  let rate = (low + high) / 2;
  for (let leftMs = durationMs; leftMs > NO_TIME_MS; leftMs -= everyMs) {
    yield level(Math.min(everyMs, leftMs), rate);
    rate = reflected(rate + (2 * draw() - 1) * step, low, high);
  }
}

/** As a ball between two walls: a walk that stopped at them would stay there too often. */
function reflected(rate: number, low: number, high: number): number {
  const width = high - low;
  const way = (((rate - low) % (2 * width)) + 2 * width) % (2 * width);
  return low + (way > width ? 2 * width - way : way);
}

function* phases({ phases: written }: RatedPhases): Iterable<Segment> {
  for (const { name, durationMs, measure, rate } of written) yield level(durationMs, rate, name, measure);
}
