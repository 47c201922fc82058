import type { Status } from '../model/verdict.ts';
import type { View } from '../model/view.ts';
import { cleanName, oneLine } from './clean.ts';
import { DISTRUST, describeAlarm } from './control.ts';
import { remainingEvidence } from './evidence.ts';
import { placeOf } from './faults.ts';
import { STATUS_WORDS } from './headline.ts';
import { plain } from './phrase.ts';
import type { ReportRow } from './row.ts';
import { sectionsOf } from './section.ts';
import { describeRow, explainRow } from './sentence.ts';
import { aboutOf } from './subject.ts';

/** One annotation, on the config file or on the line of code where a fault is, as data: `github/` prints it. */
export interface Annotation {
  readonly kind: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  /** Relative to the working directory. */
  readonly file: string;
  /** Starts at 1; null where the config has no place for it. */
  readonly line: number | null;
}

/**
 * GitHub records ten of a kind a step, 4,096 UTF-16 units of a message and 255 of a title; what is beyond is dropped without a word.
 * Lengths here are code points, which take two units at most.
 */
const MOST_OF_A_KIND = 10;
/** A check run takes any number, fifty a request; beyond this many of a kind nobody reads them one by one. */
export const MOST_IN_A_CHECK = 200;
const MESSAGE_LENGTH = 2000;
const TITLE_LENGTH = 120;

const KINDS: Readonly<Record<Exclude<Status, 'pass'>, Annotation['kind']>> = {
  fail: 'error',
  inconclusive: 'warning',
  warn: 'warning',
  skipped: 'notice',
};

/** What needs attention, worst first; at most `most` of a kind, the last counting the rest where there are more. */
export function annotationsOf(view: View, most: number = MOST_OF_A_KIND): readonly Annotation[] {
  const { failed, unclear, warned, drifted, skipped } = sectionsOf(view);
  const rows = [...failed, ...unclear, ...warned, ...drifted, ...skipped];
  const annotations = [...distrust(view), ...rows.map(row => annotationOf(row, view))];
  return (['error', 'warning', 'notice'] as const).flatMap(kind =>
    capped(
      annotations.filter(annotation => annotation.kind === kind),
      most,
    ),
  );
}

/** The base differed from itself: said before what it makes doubtful. */
function distrust(view: View): readonly Annotation[] {
  const alarm = describeAlarm(view);
  if (alarm === null) return [];
  return [
    {
      kind: 'warning',
      title: 'the base differs from itself',
      message: oneLine(`${DISTRUST}${plain(alarm)}`, MESSAGE_LENGTH),
      file: view.result.plan.configFile,
      line: null,
    },
  ];
}

function annotationOf(row: ReportRow, view: View): Annotation {
  const { check } = row;
  const about = aboutOf(check);
  const subject = about === null ? '' : ` ${cleanName(about)}`;
  const place = placeOf(check, view);
  const found = plain(describeRow(row));
  const why = plain(explainRow(row));
  const evidence = remainingEvidence(found, row.evidence);
  const numbers = [row.levels, row.change, ...evidence, row.basis].filter(part => part !== '').join(', ');
  const sentences = [
    found,
    found.includes(why) ? '' : why,
    numbers,
    check.reproduce === null ? '' : `Reproduce: ${check.reproduce}`,
  ];
  return {
    kind: check.status === 'pass' ? 'notice' : KINDS[check.status],
    title: oneLine(`${STATUS_WORDS[check.status]}: ${cleanName(check.scenario)}${subject}`, TITLE_LENGTH),
    message: oneLine(sentences.filter(sentence => sentence !== '').join('. '), MESSAGE_LENGTH),
    file: place?.file ?? view.result.plan.configFile,
    line: place?.line ?? check.line,
  };
}

function capped(annotations: readonly Annotation[], most: number): readonly Annotation[] {
  if (annotations.length <= most) return annotations;
  const shown = annotations.slice(0, most - 1);
  const [next, ...rest] = annotations.slice(most - 1);
  if (next === undefined) return shown;
  return [
    ...shown,
    {
      ...next,
      title: `and ${rest.length + 1} more`,
      message: `${rest.length + 1} more stand in the report`,
      line: null,
    },
  ];
}
