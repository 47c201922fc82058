import type { ClosedLoadConfig, OpenLoadConfig } from '../config/config.ts';
import type { LoadPhase, OpenLoad, RateCurve, RatePiece, ReplayFacts } from '../model/load.ts';
import { lengthOf, partsOfPhases, phasesOf } from '../model/load-phases.ts';
import { type Draw, isPieced, segmentsOf } from '../model/load-segments.ts';
import { isEven, type LoadShape, type ReplayShape } from '../model/load-shape.ts';
import type { ClosedLoad } from '../model/plan.ts';
import { createRandom } from '../stats/random.ts';

/** What the caller adds to the loads of a config. */
export interface LoadOptions {
  /** In place of a duration that is written; a load whose time follows from its moments or phases keeps it. Null: as configured. */
  readonly durationMs: number | null;
  /** What is in the files of replays, by name; a file that is not among them says how long its load is only when it runs. */
  readonly replays?: ReadonlyMap<string, ReplayFacts> | undefined;
}

/** Exactly one of iterations and duration: without either, every user does one operation. */
export function closedLoad(
  load: ClosedLoadConfig,
  users: number,
  { durationMs: override }: LoadOptions,
): ClosedLoad {
  const isFree = load.durationMs !== null && load.phases === undefined;
  const durationMs = override !== null && isFree ? override : load.durationMs;
  return {
    model: 'closed',
    users,
    iterations: durationMs === null ? (load.iterations ?? users) : null,
    durationMs,
    ...(load.thinkTime === undefined ? {} : { thinkTime: load.thinkTime }),
    ...(load.phases === undefined ? {} : { phases: phasesOf(partsOfPhases(load.phases)) }),
  };
}

/** @param seed of a random walk, whose steps are drawn here: base and head, and every invocation, walk the same way */
export function openLoad(load: OpenLoadConfig, seed: number, options: LoadOptions): OpenLoad {
  const { arrivals, maxInFlight, overflow, phases } = load;
  const isFree = options.durationMs !== null && phases === undefined && isEven(load.shape);
  const shape = isFree ? { ...load.shape, durationMs: options.durationMs } : load.shape;
  const drawn = drawnOf(shape, createRandom(seed).next, options);
  const parts = phases === undefined ? drawn.phases : phasesOf(partsOfPhases(phases));
  return {
    model: 'open',
    curve: drawn.curve,
    ...{ arrivals, maxInFlight, overflow, iterations: null, durationMs: drawn.durationMs },
    ...(parts.length === 0 ? {} : { phases: parts }),
  };
}

/** A shape made definite. */
interface Drawn {
  readonly curve: RateCurve;
  readonly durationMs: number | null;
  readonly phases: readonly LoadPhase[];
}

function drawnOf(shape: LoadShape, draw: Draw, { replays }: LoadOptions): Drawn {
  if (shape.kind === 'sine') return { curve: shape, durationMs: shape.durationMs, phases: [] };
  if (!isPieced(shape)) return replayed(shape, replays?.get(shape.file));
  const segments = [...segmentsOf(shape, draw)];
  const pieces = segments.map(({ durationMs, from, to }): RatePiece => ({ durationMs, from, to }));
  return { curve: { kind: 'pieces', pieces }, durationMs: lengthOf(pieces), phases: phasesOf(segments) };
}

const replayed = ({ file }: ReplayShape, facts: ReplayFacts | undefined): Drawn => ({
  curve: {
    kind: 'replay',
    file,
    ...(facts === undefined ? {} : { arrivals: facts.arrivals, content: facts.content }),
  },
  durationMs: facts?.durationMs ?? null,
  phases: [],
});
