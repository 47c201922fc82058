import type { Interval } from './comparison.ts';
import type { MetricDefinition } from './metric.ts';

/** What a grid may vary, in the order in which ids name it. */
export const FACTORS = ['rate', 'payload', 'concurrency', 'connections', 'mix'] as const;
export type Factor = (typeof FACTORS)[number];

/** `full`: every combination of levels · `pairwise`: every pair of levels of two factors, the lowest corner and the highest. */
export type GridDesign = 'full' | 'pairwise';

/** Levels by factor, in the order written. A factor without levels does not vary. */
export interface FactorGrid {
  readonly design: GridDesign;
  /** Operations a second. */
  readonly rate: readonly number[];
  /** Bytes. */
  readonly payload: readonly number[];
  /** Operations at once: users, or what may be under way. */
  readonly concurrency: readonly number[];
  /** Connections of `http`, each of which carries one request at a time. */
  readonly connections: readonly number[];
  /** Names. */
  readonly mix: readonly string[];
}

/** Cells of one grid that a plan holds at most: half a working day at a minute each. */
export const MOST_CELLS = 256;

/** Levels of one factor, so that a pairwise design of all five stays within `MOST_CELLS` (test/plan/pairwise.test.ts). */
export const MOST_LEVELS = 10;

/** Cells up to which all combinations are taken where no design is written: fewer save little, and say nothing of interactions. */
export const FULL_UP_TO = 16;

const SIZES = [
  ['GB', 1024 ** 3],
  ['MB', 1024 ** 2],
  ['KB', 1024],
] as const;

/** A level as ids and reports have it: `50/s`, `64KB`, `8`, `read`. */
export function levelText(factor: Factor, level: number | string): string {
  if (typeof level === 'string') return level;
  if (factor === 'rate') return `${Number(level.toPrecision(6))}/s`;
  return factor === 'payload' ? sizeText(level) : String(level);
}

/** In the largest unit in which it is a whole number. */
function sizeText(bytes: number): string {
  const [unit, size] = SIZES.find(([, scale]) => bytes >= scale && bytes % scale === 0) ?? ['B', 1];
  return `${bytes / size}${unit}`;
}

/** Ascending by amount; mixes, which have none, by name. */
export const compareLevels = (factor: Factor, a: string, b: string): number =>
  factor === 'mix' ? a.localeCompare(b, 'en') : amountOf(a) - amountOf(b);

function amountOf(level: string): number {
  const unit = SIZES.find(([name]) => level.endsWith(name));
  return Number.parseFloat(level) * (unit?.[1] ?? 1);
}

/** What the cells of one grid say together. */
export interface GridAnalysis {
  /** The name in stress.yml. */
  readonly scenario: string;
  /** Cells that were planned. */
  readonly cells: number;
  /** Factors that vary, with their levels by amount. */
  readonly factors: readonly { readonly factor: Factor; readonly levels: readonly string[] }[];
  readonly metrics: readonly MetricEffects[];
}

/** Main effects on one metric, or why there are none. */
export type MetricEffects =
  | { readonly kind: 'unknown'; readonly metric: MetricDefinition; readonly reason: string }
  | {
      readonly kind: 'estimated';
      readonly metric: MetricDefinition;
      /** Cells with a value, each the median of its invocations. */
      readonly cells: number;
      /** Effects are relative (0.05 is 5 %) where every value is above zero, and differences in the metric's unit otherwise. */
      readonly scale: 'relative' | 'difference';
      /** What the intervals rest on; null where there are none. */
      readonly error: EffectError | null;
      readonly factors: readonly FactorEffects[];
      /** Share of the variation between cells that no factor by itself explains. */
      readonly unexplained: number;
      /** Pairs of factors, where the design tells them from noise; absent elsewhere. */
      readonly interactions?: readonly Interaction[];
    };

/** `cells`: how far cells lie from what the factors say of them · `invocations`: how far invocations of one cell lie apart. */
export type EffectError = 'cells' | 'invocations';

export interface FactorEffects {
  readonly factor: Factor;
  /** Share of the variation between cells that goes with it, in 0..1. */
  readonly share: number;
  readonly levels: readonly LevelEffect[];
}

export interface LevelEffect {
  readonly level: string;
  readonly cells: number;
  /** Mean over cells, the other factors being equal, in base units; geometric where effects are relative. */
  readonly mean: number;
  /** Against the first level, the lowest; null of that itself. */
  readonly effect: { readonly change: number; readonly interval: Interval | null } | null;
}

/** Two factors whose effects do not add up. */
export interface Interaction {
  readonly factors: readonly [Factor, Factor];
  /** Of the variation between cells, in 0..1. */
  readonly share: number;
  /** Of an F test against the scatter within cells. */
  readonly p: number;
}
