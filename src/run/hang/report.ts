import { faultOf } from '../../ingest/detectors/fault.ts';
import type { Fault, HangClass } from '../../model/detected.ts';
import type { Accusation } from './classify.ts';
import type { Dump } from './dumps/dump.ts';
import { factsTable } from './facts-table.ts';
import type { Snapshot } from './snapshot.ts';

/** Snapshots that are shown beside each other. */
const SHOWN = 3;

/** Everything that was found out about one hang. */
export interface HangEvidence {
  readonly accusation: Accusation;
  readonly snapshots: readonly Snapshot[];
  readonly dumps: readonly Dump[];
}

/** A fault of one of this watcher's classes. */
export type HangFault = Fault & { readonly class: HangClass };

/** The evidence as a fault. `root` is the folder, with a separator at its end, below which places are given relative to it. */
export function hangFault(evidence: HangEvidence, root: string): HangFault {
  const { accusation, dumps } = evidence;
  const said = dumps.find(({ deadlock }) => deadlock !== null)?.deadlock ?? null;
  const kind = classOf(accusation, said);
  const report = {
    class: kind,
    title: said === null || accusation.title === said ? accusation.title : `${said}. ${accusation.title}`,
    stacks: dumps.find(({ stacks }) => stacks.length > 0)?.stacks ?? [],
    lines: [
      ...headed('What /proc shows', tableOf(evidence)),
      ...dumps.flatMap(({ heading, core }) => headed(heading, core.split('\n'))),
    ],
  };
  return { ...faultOf(report, { detector: 'hang', source: '/proc', root }), class: kind };
}

/** The same for the log, with dumps in full. */
export const hangLog = (evidence: HangEvidence): string =>
  [
    evidence.accusation.title,
    ...headed('What /proc shows', tableOf(evidence)),
    ...evidence.dumps.flatMap(({ heading, text }) => headed(heading, text.split('\n'))),
    '',
  ].join('\n');

/** A runtime that names a deadlock knows better than what shows from outside. */
const classOf = (accusation: Accusation, deadlock: string | null): HangClass =>
  deadlock === null || accusation.class === 'livelock' || accusation.class === 'starvation'
    ? accusation.class
    : 'deadlock';

const tableOf = ({ snapshots }: HangEvidence): readonly string[] => factsTable(snapshots.slice(-SHOWN));

const headed = (heading: string, lines: readonly string[]): readonly string[] => [`-- ${heading}`, ...lines];
