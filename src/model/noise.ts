import type { LeakComparison } from './analysis.ts';
import type { Caveat } from './caveat.ts';
import type { Environment } from './environment.ts';
import type { MetricDefinition } from './metric.ts';

/** What a suite can see on a machine, measured by running the same tree on both sides: the content of `noise.json`. */
export interface NoiseReport {
  readonly schemaVersion: 1;
  readonly kind: 'stress-action/noise';
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly interruption: { readonly signal: string } | null;
  readonly environment: Environment;
  readonly suite: string;
  readonly seed: number;
  /** Pairs of each scenario that were asked for. */
  readonly pairs: number;
  /** What the gate will do: pair counts of its looks, and the error level that its gated metrics share. */
  readonly rule: {
    readonly looks: readonly number[];
    readonly confirmationLooks: readonly number[];
    readonly alpha: number;
    /** Metrics in the family: those that vary. */
    readonly metrics: number;
  };
  readonly scenarios: readonly ScenarioNoise[];
  /** Null where too little was measured to draw pushes from. */
  readonly falseAlarms: FalseAlarms | null;
  /** What this very run found worse, although both sides were the same. */
  readonly alarms: readonly { readonly scenario: string; readonly metric: string; readonly reason: string }[];
  readonly caveats: readonly Caveat[];
}

export interface ScenarioNoise {
  readonly id: string;
  /** Pairs in which both sides succeeded. */
  readonly pairs: number;
  /** Mean time of one pair; null where none was taken. */
  readonly msPerPair: number | null;
  /** Why there are fewer pairs than were asked for; null when there are not. */
  readonly trouble: string | null;
  /** Its invocations are few and long, and their growth is judged. */
  readonly soak: boolean;
  /** Empty for a soak, which takes fewer pairs than a first look. */
  readonly metrics: readonly MetricNoise[];
  /** Growth of a soak's runs, where it could be compared. */
  readonly leaks: readonly { readonly metric: MetricDefinition; readonly comparison: LeakComparison }[];
  /** What it sees, in the gated metric that speaks for its speed; null without one. */
  readonly sight: Sight | null;
}

/** One metric against itself. Changes are relative; times are wall-clock times of measuring this scenario alone. */
export interface MetricNoise {
  readonly metric: MetricDefinition;
  /** Others are measured because they could be gated instead. */
  readonly gated: boolean;
  /** Median over both sides, base units. */
  readonly level: number;
  readonly pairs: number;
  /** Between invocations: 1.4826 MAD / median. */
  readonly spread: number;
  /** Robust standard deviation of the log ratios of pairs (of relative differences where a value is zero). 0: it does not vary. */
  readonly pairNoise: number;
  /** Lag-1 correlation of the base's invocations, and of the pairs' ratios; null where nothing varies. */
  readonly neighbours: number | null;
  readonly pairNeighbours: number | null;
  /** The change that matters: the relative one, or the absolute floor where that is larger. */
  readonly matters: number;
  /** For each look of the gate: the smallest change that it finds in 80 of 100 runs; null where so few pairs can find nothing. */
  readonly visible: readonly { readonly pairs: number; readonly change: number | null }[];
  readonly needed: readonly Need[];
}

/** Pairs that find a change in 80 of 100 runs. `counts`: it is more than the change that matters; else the gate would let it pass. */
export interface Need {
  readonly change: number;
  readonly pairs: number;
  /** Null where the time of a pair is not known. */
  readonly ms: number | null;
  readonly counts: boolean;
}

/** The smallest change that a scenario shows in `pairs`, and what would show a smaller one, cheapest first. */
export interface Sight {
  readonly metric: string;
  readonly pairs: number;
  readonly ms: number | null;
  /** Null where so few pairs can find nothing. */
  readonly change: number | null;
  /** The change that the advice is for; null where what is seen is good enough. */
  readonly wanted: number | null;
  readonly advice: readonly SightAdvice[];
}

export type SightAdvice =
  /** CPU time shows `change` in as many pairs. `gated`: it is judged already. */
  | { readonly kind: 'cpu-time'; readonly metric: string; readonly change: number; readonly gated: boolean }
  /** An invocation takes `ms`, and start-up outweighs the work below `atLeastMs`. */
  | { readonly kind: 'longer'; readonly ms: number; readonly atLeastMs: number }
  /** `most`: more than a run takes. */
  | {
      readonly kind: 'pairs';
      readonly pairs: number;
      readonly ms: number | null;
      readonly most: number | null;
    }
  | { readonly kind: 'quieter-machine' };

/** Pushes of an unchanged suite, drawn from the pairs that were taken and judged by the gate's own rule. */
export interface FalseAlarms {
  readonly pushes: number;
  /** Pushes in which some metric was found worse, and in which fresh pairs confirmed it: a false fail. */
  readonly worse: AlarmRate;
  readonly failed: AlarmRate;
  /** Pairs of one scenario that a push took until all its metrics were decided, averaged. */
  readonly meanPairs: number;
}

export interface AlarmRate {
  readonly count: number;
  /** Wilson, 95 %. */
  readonly interval: { readonly low: number; readonly high: number };
}
