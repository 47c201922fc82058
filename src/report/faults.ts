import type { FaultAnalysis } from '../model/analysis.ts';
import type { FaultPlace } from '../model/detected.ts';
import type { Check } from '../model/verdict.ts';
import type { View } from '../model/view.ts';
import { formatPercent } from './change.ts';
import { cleanLines, cleanName } from './clean.ts';
import { formatNumber, plural } from './format.ts';
import type { Joined } from './joined.ts';
import { name, type Phrase, quoted, text } from './phrase.ts';

export const FAULTS_TITLE = 'Races, deadlocks and other faults';

/** A fault of one scenario, as every report shows it. */
export interface ReportedFault {
  readonly scenario: string;
  readonly fault: FaultAnalysis;
  /** Invocations of the head that were looked at. */
  readonly looked: number;
}

/** Every fault of a view, those that the base does not have first, scenario by scenario. */
export function faultsOf({ analysis }: View): readonly ReportedFault[] {
  const all = analysis.scenarios.flatMap(({ id, detected }) =>
    (detected?.detectors ?? []).flatMap(({ faults, record }) => {
      const looked = record.active + record.inactive + record.unknown;
      return faults.map(fault => ({ scenario: id, fault, looked }));
    }),
  );
  return all.toSorted((a, b) => Number(isKnown(a.fault)) - Number(isKnown(b.fault)));
}

const isKnown = ({ base }: FaultAnalysis): boolean => base !== null && base.reported > 0;

/** `race in racy (go-race, 3 of 5 invocations, not on the base): DATA RACE: …`. */
export function describeFault({ scenario, fault, looked }: ReportedFault): Phrase {
  const { base, invocations } = fault;
  const share =
    looked === 0
      ? plural(invocations.length, 'invocation')
      : `${formatNumber(invocations.length, 0)} of ${plural(looked, 'invocation')}`;
  const known =
    base === null
      ? ''
      : base.reported > 0
        ? `, also in ${formatNumber(base.reported, 0)} of ${formatNumber(base.invocations, 0)} of the base`
        : ', not on the base';
  return [
    text(`${fault.class} in `),
    name(scenario),
    text(' ('),
    name(fault.detector),
    text(`, ${share}${known}): `),
    quoted(fault.title),
  ];
}

/** A line for each stack, innermost frame first. */
export const stackLines = ({ stacks }: FaultAnalysis): readonly string[] =>
  stacks.map(stack => stack.map(cleanName).join(' ← '));

/** The report as the tool printed it; none where it was left out for length. */
export const reportLines = ({ text: report }: FaultAnalysis): readonly string[] =>
  report === '' ? [] : cleanLines(report).split('\n');

/** Where the fault is that a check is about: of the first that the repository has a file for. */
export function placeOf({ scenario, rule, subject }: Check, view: View): FaultPlace | null {
  if (rule !== 'detector') return null;
  const own = faultsOf(view).filter(
    ({ scenario: id, fault }) => id === scenario && fault.detector === subject,
  );
  return own.flatMap(({ fault }) => fault.place ?? [])[0] ?? null;
}

/** `none in 10`, `in fewer than 25.9 % (95 %)`: how far the silence of a detector goes; nothing where it spoke, or was not there. */
export function cleanEvidence({ check, scenario }: Pick<Joined, 'check' | 'scenario'>): readonly string[] {
  const detector = scenario?.detected?.detectors.find(one => one.detector === check.subject);
  if (check.status !== 'pass' || detector === undefined || detector.bound === null) return [];
  const { active } = detector.record;
  return [`none in ${formatNumber(active, 0)}`, `in fewer than ${formatPercent(detector.bound)} (95 %)`];
}
