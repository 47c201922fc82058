import type { Comparison } from '../model/analysis.ts';
import type { BisectRecord, BisectStep, Compared, HistoryCommit } from '../model/bisect.ts';
import { describeChange, formatChange, formatPercent } from './change.ts';
import { cleanName, cleanSentence, oneLine } from './clean.ts';
import { describeConfirmation, statedChange } from './compared.ts';
import { formatProbability, formatValue, plural } from './format.ts';
import { inertLines } from './terminal-text.ts';

/** Longest subject that is shown, in code points. */
export const SUBJECT_LENGTH = 72;
/** Digits of a commit that are enough for people. */
export const SHORT_SHA = 10;
/** Characters of the day in an ISO 8601 moment. */
const ISO_DATE = 10;

/** What one step found: the commit, what was compared, the evidence, the verdict, and what is left. Ends in an empty line. */
export function renderBisectStep(step: BisectStep, record: BisectRecord): string {
  const number = record.steps.findIndex(({ sha }) => sha === step.sha) + 1;
  const commit = record.commits.find(({ sha }) => sha === step.sha);
  const followed = number === 1 && record.followed !== null ? followedLines(record.followed) : [];
  const { commits, steps } = step.left;
  const left =
    commits === 0
      ? 'nothing left to try'
      : `left: ${plural(commits, 'commit')}, about ${plural(steps, 'step')}`;
  return `${inertLines(
    [
      `${number}. ${commit === undefined ? step.sha : describeCommit(commit)}`,
      ...findingLines(step).map(indented),
      ...followed.map(indented),
      indented(left),
    ].join('\n'),
  )}\n\n`;
}

/** Below its heading. */
export const indented = (line: string): string => `   ${line}`;

/** `a1b2c3d4e5  2026-11-20  Parse in two passes`. */
export const describeCommit = ({ sha, authoredAt, subject }: HistoryCommit): string =>
  `${sha.slice(0, SHORT_SHA)}  ${cleanName(authoredAt).slice(0, ISO_DATE)}  ${oneLine(subject, SUBJECT_LENGTH)}`;

/** The evidence of a step, and in the last line what it means. */
export function findingLines({ finding }: BisectStep): readonly string[] {
  switch (finding.kind) {
    case 'bad':
    case 'good':
      return [...comparedLines(finding.evidence), finding.kind];
    case 'unclear': {
      const evidence = finding.evidence === null ? [] : comparedLines(finding.evidence);
      return [...evidence, `cannot tell: ${cleanSentence(finding.reason)}; skipped`];
    }
    case 'unmeasured':
      return [`cannot be measured: ${cleanSentence(finding.reason)}; skipped`];
  }
}

/** The change first, then what it rests on. */
export function comparedLines({ scenario, metric, comparison }: Compared): readonly string[] {
  const subject = `${cleanName(scenario)} ${cleanName(metric.id)}`;
  switch (comparison.kind) {
    case 'paired': {
      const { change, interval } = statedChange(comparison);
      return [
        `${subject}  ${formatChange(metric, change, interval)}, from ${formatValue(metric, comparison.reference)}`,
        pairedEvidence({ metric, comparison }),
      ];
    }
    case 'exact': {
      const { change, difference, reference } = comparison;
      const relative = change === null ? '' : ` (${describeChange(metric, change)})`;
      const values = `${formatValue(metric, difference)}${relative}, from ${formatValue(metric, reference)}`;
      return [`${subject}  ${difference > 0 ? 'worse' : 'better'} by ${values}; no spread on either side`];
    }
    case 'leak': {
      const { confirmation, processes, p } = comparison;
      const { difference, interval } = confirmation ?? comparison;
      const [low, high] = [interval.low, interval.high].map(end => formatValue(metric, end));
      const fresh =
        confirmation === null
          ? ''
          : `${confirmation.holds ? 'confirmed' : 'not confirmed'} by ${confirmation.processes} fresh processes, `;
      return [
        `${subject}  ${formatValue(metric, difference)} [${low}, ${high}], from ${formatValue(metric, comparison.reference)}`,
        `${fresh}${processes.base} + ${processes.head} processes, p ${formatProbability(p)}`,
      ];
    }
    default:
      return [`${subject}  ${describeAbsence(comparison)}`];
  }
}

const describeAbsence = (comparison: Comparison): string =>
  'reason' in comparison ? cleanSentence(comparison.reason) : 'was not compared';

function pairedEvidence({
  metric,
  comparison,
}: {
  readonly metric: Compared['metric'];
  readonly comparison: Extract<Comparison, { kind: 'paired' }>;
}): string {
  const { pairs, dropped, adjustedP, change, interval } = comparison;
  const outcome = describeConfirmation(comparison);
  const first =
    comparison.confirmation === null ? [] : [`first look ${formatChange(metric, change, interval)}`];
  return [
    ...(outcome === null ? [] : [outcome]),
    ...first,
    `${plural(pairs, 'pair')}${dropped === 0 ? '' : ` (${dropped} dropped)`}`,
    `adjusted p ${formatProbability(adjustedP)}`,
  ].join(', ');
}

/** After the first step: what steers the search from here on, and what does not. */
function followedLines(followed: NonNullable<BisectRecord['followed']>): readonly string[] {
  const { metric, regression, floor, others } = followed;
  const half =
    floor > 0 || regression === 0 ? formatValue(metric, floor) : `${formatPercent(regression)} against good`;
  const names = others.map(other => `${cleanName(other.scenario)} ${cleanName(other.metric)}`);
  return [
    `followed from here on: a commit is bad when half of this change or more (${half}) is confirmed`,
    ...(names.length === 0 ? [] : [`also worse, not followed: ${names.join(', ')}`]),
  ];
}
