import type { RunResult, ScenarioResult } from '../model/result.ts';
import type { Histories } from './histories.ts';

/** Facts that ladders are analysed from. */
export interface LadderFacts {
  readonly result: RunResult;
  readonly later: readonly RunResult[];
  /** The head's facts of every scenario. */
  readonly heads: readonly ScenarioResult[];
  readonly histories: Histories;
}
