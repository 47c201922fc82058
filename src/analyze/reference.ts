import type { Reference, ReferenceAbsence } from '../model/analysis.ts';
import type { Acceptance, Baseline, BaselineLookup, BaselineRun, ReportedDrift } from '../model/baseline.ts';
import type { CalibrationReading } from '../model/event.ts';
import type { Policy } from '../model/policy.ts';
import type { RunResult } from '../model/result.ts';
import { setForeignCountsAside } from './counter.ts';

/** The comparable runs, oldest first, and what to call them. `runs` is empty exactly when `reference.kind` is `none`. */
export interface History {
  readonly reference: Reference;
  readonly runs: readonly BaselineRun[];
  readonly accepted: readonly Acceptance[];
  readonly reported: readonly ReportedDrift[];
  /** Another counter of instructions, whose counts were taken out of `runs`; null without one. */
  readonly foreignCounter: string | null;
  /** The machine's readings during this run. */
  readonly calibration: readonly CalibrationReading[];
}

/** Nothing stored to compare with, for a run that has its own base. */
export const NO_HISTORY: History = {
  reference: { kind: 'none', code: 'disabled', reason: 'comparison is switched off' },
  runs: [],
  accepted: [],
  reported: [],
  foreignCounter: null,
  calibration: [],
};

const DAY_MS = 86_400_000;

/** The run that is to be held against a history. */
type Now = Pick<RunResult, 'environment' | 'startedAt' | 'calibration'>;

/** What the head can be compared with, or the stated reason why with nothing. */
export function referenceOf(lookup: BaselineLookup, result: Now, policy: Policy): History {
  if (policy.against === 'none') return nothing('disabled', 'comparison is switched off');
  switch (lookup.kind) {
    case 'disabled':
      return nothing('disabled', 'comparison is switched off');
    case 'absent':
      return nothing('first-run', `no baseline yet (looked for ${lookup.searched})`);
    case 'unavailable':
      return nothing(
        'unavailable',
        `the baseline could not be fetched from ${lookup.source}: ${lookup.reason}`,
      );
    case 'unreadable':
      return nothing(lookup.fault, `the baseline in ${lookup.source} cannot be used: ${lookup.reason}`);
    case 'found':
      return comparable(lookup.baseline, lookup.source, result, policy);
  }
}

function comparable(baseline: Baseline, source: string, result: Now, policy: Policy): History {
  const { machineClass } = result.environment;
  const runs = baseline.runs.filter(run => run.environment.machineClass === machineClass);
  const newest = runs.at(-1);
  if (newest === undefined)
    return baseline.runs.length === 0 ? empty(source) : foreign(baseline, machineClass);
  const ageDays = Math.max(0, (Date.parse(result.startedAt) - Date.parse(newest.at)) / DAY_MS);
  if (ageDays > policy.staleAfterDays) {
    const limit = `older than ${policy.staleAfterDays} days`;
    return nothing(
      'stale',
      `the newest comparable run of the baseline is ${Math.floor(ageDays)} days old, ${limit}`,
    );
  }
  return {
    reference: {
      kind: 'stored',
      source,
      runs: baseline.runs.length,
      comparableRuns: runs.length,
      newestCommit: newest.commit,
      newestAt: newest.at,
      ageDays,
    },
    ...setForeignCountsAside(runs, result.environment),
    accepted: baseline.accepted,
    reported: baseline.reported,
    calibration: result.calibration,
  };
}

const empty = (source: string): History => nothing('first-run', `the baseline in ${source} holds no run yet`);

function foreign(baseline: Baseline, machineClass: string): History {
  const others = [...new Set(baseline.runs.map(run => run.environment.machineClass))].join(', ');
  return nothing('other-machine', `the baseline was measured on ${others}, this run on ${machineClass}`);
}

const nothing = (code: ReferenceAbsence, reason: string): History => ({
  reference: { kind: 'none', code, reason },
  runs: [],
  accepted: [],
  reported: [],
  foreignCounter: null,
  calibration: [],
});
