import type { Caveat } from '../model/caveat.ts';
import { LITTLE_TOLERANCE, type Load, type LoadTrace, type VoidWindow } from '../model/load.ts';
import { describeOutcome } from '../model/outcome.ts';
import type { RunResult, ScenarioResult } from '../model/result.ts';

/** Share of a window that the generator of a closed load may be busy before its users wait for it. */
const BUSY = 0.9;

/** Doubts about loads from what the generator recorded of itself, one scenario of the head after the other. */
export const loadCaveats = ({ scenarios, plan }: RunResult): readonly Caveat[] =>
  scenarios
    .filter(({ arm }) => arm === 'head')
    .flatMap(scenario => {
      const { id, loadTrace, outcomes } = scenario;
      const planned = plan.scenarios.find(one => one.id === id);
      const failures = failureDoubt(scenario);
      // What was stopped on its way was not to be done, and a search is to find what cannot be done.
      const isWhole = (outcomes.ok ?? 0) > 0 && planned?.search === undefined;
      const ofTrace =
        loadTrace === undefined || planned === undefined
          ? []
          : [
              isWhole ? undoneDoubt(loadTrace) : null,
              voidDoubt(loadTrace),
              busyDoubt(loadTrace, planned.load),
              littleDoubt(loadTrace),
            ];
      return [...ofTrace, failures].flatMap(doubt => (doubt === null ? [] : [{ ...doubt, scenario: id }]));
    });

type Doubt = Omit<Caveat, 'scenario'>;

/** Share of what was due that may be left undone without a word: none of the percentiles that are told would be another. */
const UNDONE = 0.01;

/** A good part of an open load was never started, or not seen to end: the numbers are those of a smaller load. */
function undoneDoubt({ counts: { scheduled, dropped, interrupted, ...ended } }: LoadTrace): Doubt | null {
  if (dropped + interrupted <= UNDONE * scheduled) return null;
  const achieved = (ended.ok + ended.failed + ended.timedOut) / scheduled;
  const shown = (count: number): string => count.toLocaleString('en');
  const parts = [
    ...(dropped === 0 ? [] : [`${shown(dropped)} were dropped, as no place was free`]),
    ...(interrupted === 0
      ? []
      : [
          `${shown(interrupted)} were given up, as their turn had not come, or too late, when the load was over`,
        ]),
  ];
  return {
    code: 'undone',
    text: `The load was not done as it was asked for: of ${shown(scheduled)} operations in one invocation ${parts.join(', and ')} (load.achieved ${(100 * achieved).toFixed(achieved < 0.1 ? 1 : 0)} %)`,
    advice:
      'a limit on load.achieved or load.dropped says how much of that is allowed; a larger `maxInFlight` lets more be under way at once',
  };
}

/** The generator was at fault in some windows of an open load. */
function voidDoubt({ voided, windows }: LoadTrace): Doubt | null {
  if (voided.length === 0) return null;
  return {
    code: 'void-windows',
    text: `The load generator was at fault in ${voided.length} of ${windows.scheduled.length} windows, which do not count`,
    advice: ADVICE[usualCause(voided)],
  };
}

const ADVICE: Readonly<Record<VoidWindow['cause'], string>> = {
  late: 'leave a core to the generator, with a smaller load or on a machine with more cores or less else to do',
  saturated: 'the rate is more than the generator can do here: lower it, or use a machine with more cores',
  paused: 'smaller bodies, and fewer operations under way, give the generator less garbage to collect',
};

const CAUSES = ['late', 'saturated', 'paused'] as const satisfies readonly VoidWindow['cause'][];

/** The cause of most of them. */
function usualCause(voided: LoadTrace['voided']): VoidWindow['cause'] {
  const having = (cause: VoidWindow['cause']): number =>
    voided.filter(window => window.cause === cause).length;
  return CAUSES.reduce<VoidWindow['cause']>((a, b) => (having(b) > having(a) ? b : a), 'late');
}

/** A closed load starts as much as the generator can; where that was all it could, it was measured instead of the software. */
function busyDoubt({ generator }: LoadTrace, { model }: Load): Doubt | null {
  if (model === 'open' || generator.utilization <= BUSY) return null;
  return {
    code: 'busy-generator',
    text: `The load generator was busy for ${Math.round(100 * generator.utilization)} % of a window: its throughput is the generator's limit`,
    advice: 'take what it reached for a lower bound, or use a machine with more cores',
  };
}

/** Failures of a warm-up are in no count: nobody would hear of them otherwise. */
function failureDoubt({ unmeasuredFailures = [] }: ScenarioResult): Doubt | null {
  const [worst] = unmeasuredFailures.toSorted((a, b) => b.count - a.count);
  if (worst === undefined) return null;
  const count = unmeasuredFailures.reduce((sum, failure) => sum + failure.count, 0);
  const { outcome } = worst;
  const reason = outcome.kind === 'unmet' ? outcome.reason : describeOutcome(outcome);
  return {
    code: 'unmeasured-failures',
    text: `In phases that are not measured ${count.toLocaleString('en')} ${count === 1 ? 'operation' : 'operations'} failed, which no count and no limit has: ${worst.count === count ? '' : `most often (${worst.count.toLocaleString('en')}) `}${reason}`,
    advice: 'where the software under test must answer then, too, measure the phase',
  };
}

/** What is counted of a load and what is timed of it must agree. */
function littleDoubt({ little }: LoadTrace): Doubt | null {
  if (little === null || little.inFlight === 0) return null;
  const { phase, inFlight, expected } = little;
  const gap = Math.abs(inFlight - expected) / inFlight;
  if (gap <= LITTLE_TOLERANCE) return null;
  return {
    code: 'little',
    text: `The numbers do not fit together: ${inFlight.toFixed(1)} operations were under way on average, where throughput times mean time gives ${expected.toFixed(1)} (Little's law, phase "${phase}")`,
    advice: 'look for windows that do not count, and for a phase that ends with much still under way',
  };
}
