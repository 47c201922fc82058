import { isMeant, type Override } from '../model/override.ts';
import type { Accepted, Check } from '../model/verdict.ts';
import type { View } from '../model/view.ts';
import { cleanSentence } from './clean.ts';
import { estimatedComparison, statedChange } from './compared.ts';
import { formatValue } from './format.ts';
import { name, type Phrase, quoted, text } from './phrase.ts';
import type { ReportRow } from './row.ts';

/** Title of every list of what was said about accepting changes for the worse. */
export const OVERRIDES_TITLE = 'Accepting';

/** Commands that one report suggests. */
const MOST_SUGGESTED = 5;

/** `accepted by mona (comment, 2026-11-20): it validates more now; the new level is 121 ms`. */
export function describeAcceptance({ metric }: ReportRow, accepted: Accepted): Phrase {
  const level = metric?.estimate?.center;
  return [
    text('accepted by '),
    name(accepted.author),
    text(` (${accepted.via}, `),
    quoted(accepted.at.slice(0, 10)),
    text('): '),
    quoted(accepted.reason),
    ...(metric === null || level === undefined
      ? []
      : [text(`; the new level is ${formatValue(metric.metric, level)}`)]),
  ];
}

/** The row as it would be if nobody answered for it. */
export const asFound = (row: ReportRow, { status }: Accepted): ReportRow => ({
  ...row,
  check: { ...row.check, status, accepted: null },
});

/** What was written and accepts nothing here, why nobody could be asked, and how to accept what this run found. */
export function overrideLines(view: View): readonly Phrase[] {
  const { granted, refused, fault, byComment } = view.policy.overrides;
  const open = view.verdict.checks.filter(isOpen);
  return [
    ...granted.filter(override => !isUsed(view, override)).map(unused),
    ...refused.map(({ author, reason }) => [name(author), text(': '), quoted(reason)]),
    ...(fault === null || open.length === 0 ? [] : [[quoted(fault)]]),
    ...(byComment ? suggestions(view, open) : []),
  ];
}

/** Found worse, and not accepted: the kind of check that may be. */
const isOpen = ({ rule, status, accepted }: Check): boolean =>
  status === 'fail' && accepted === null && (rule === 'regression' || rule === 'leak' || rule === 'vanished');

const isUsed = ({ verdict }: View, override: Override): boolean =>
  verdict.checks.some(
    ({ scenario, metric, status, accepted }) =>
      (accepted !== null || status === 'fail') && isMeant(override, scenario, metric),
  );

const unused = ({ author, target, reason }: Override): Phrase => [
  name(author),
  text(' accepts '),
  name(target),
  text(': '),
  quoted(reason),
  text('; nothing of it was found worse in this run'),
];

function suggestions(view: View, open: readonly Check[]): readonly Phrase[] {
  const more = open.length - MOST_SUGGESTED;
  const commands = open
    .slice(0, MOST_SUGGESTED)
    .map(check => [
      text('Somebody with write access can accept this in a comment of one line: '),
      name(`/stress accept ${targetOf(check)}${boundOf(view, check)} <why it is worth it>`),
    ]);
  return more <= 0 ? commands : [...commands, [text(`and ${more} more in the same way`)]];
}

/** As a line takes it: a name with blanks stands between backticks. */
function targetOf({ scenario, metric }: Check): string {
  const target = cleanSentence(metric === null ? scenario : `${scenario}/${metric}`);
  return target.includes(' ') ? `\`${target}\`` : target;
}

/** Up to the worst that its interval leaves possible, so that a second run of the same change is covered and a worse one is not. */
function boundOf({ analysis }: View, { scenario, metric }: Check): string {
  const found = analysis.scenarios.find(({ id }) => id === scenario)?.metrics;
  const comparison = estimatedComparison(
    found?.find(candidate => candidate.metric.id === metric)?.comparison,
  );
  const high = comparison === null ? null : statedChange(comparison).interval.high;
  return high === null || high <= 0 ? '' : ` up to ${Math.ceil(high * 100)}%`;
}
