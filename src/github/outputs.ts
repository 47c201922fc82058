import { setOutput } from '@actions/core';
import type { Status } from '../model/verdict.ts';

/** A check in a list output: enough for a later step to act on. */
export interface OutputCheck {
  readonly scenario: string;
  readonly metric: string | null;
}

/** The outputs of action.yml. All are set on every path, so that a later step never reads an empty one by surprise. */
export interface ActionOutputs {
  readonly verdict: Status | 'error';
  readonly exitCode: number;
  readonly regressions: readonly OutputCheck[];
  readonly leaks: readonly OutputCheck[];
  readonly inconclusive: readonly OutputCheck[];
  /** Paths; empty when nothing was written. */
  readonly results: string;
  readonly report: string;
  readonly commentUrl: string;
  readonly baselineKey: string;
  readonly baselineFound: boolean;
  readonly baselineSaved: boolean;
}

/** By name in action.yml; lists as JSON. */
export const outputValues = (outputs: ActionOutputs): Readonly<Record<string, string>> => ({
  verdict: outputs.verdict,
  'exit-code': String(outputs.exitCode),
  regressions: JSON.stringify(outputs.regressions),
  leaks: JSON.stringify(outputs.leaks),
  inconclusive: JSON.stringify(outputs.inconclusive),
  results: outputs.results,
  report: outputs.report,
  'comment-url': outputs.commentUrl,
  'baseline-key': outputs.baselineKey,
  'baseline-found': String(outputs.baselineFound),
  'baseline-saved': String(outputs.baselineSaved),
});

/** Sets every output. Returns why some could not be set; a missing output file must not hide the verdict. */
export function setOutputs(outputs: ActionOutputs): readonly string[] {
  return Object.entries(outputValues(outputs)).flatMap(([name, value]) => {
    try {
      setOutput(name, value);
      return [];
    } catch (error) {
      return [`Cannot set the output ${name}: ${error instanceof Error ? error.message : error}`];
    }
  });
}
