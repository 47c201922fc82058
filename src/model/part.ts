import type { Commit, Environment } from './environment.ts';
import type { CalibrationReading } from './event.ts';
import type { ShardChoice } from './plan.ts';
import type { SetupResult } from './setup.ts';

/** What a merged run was put together from. */
export interface Merged {
  /** Sorted by id. */
  readonly parts: readonly Part[];
  /** Scenarios of the whole plan that no part brought: each cannot be told, and says why. */
  readonly missing: readonly MissingScenario[];
}

/** One machine's share of a merged run: the facts that are not about one scenario. */
export interface Part {
  /** 16 hex digits over everything it measured; `ScenarioResult.part` refers to it. */
  readonly id: string;
  readonly shard: ShardChoice;
  /** How often the very same results were handed in; they count once. */
  readonly copies: number;
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly complete: boolean;
  readonly interruption: { readonly signal: string } | null;
  readonly commit: Commit | null;
  readonly environment: Environment;
  readonly setup: SetupResult | null;
  readonly baseSetup: SetupResult | null;
  readonly calibration: readonly CalibrationReading[];
}

export interface MissingScenario {
  readonly scenario: string;
  readonly reason: string;
}
