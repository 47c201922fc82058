import { describeOutcome } from '../model/outcome.ts';
import { STATUSES, type Status } from '../model/verdict.ts';
import type { View } from '../model/view.ts';
import { directionWords, formatPercent, visibleChange } from './change.ts';
import { estimatedComparison, leakComparison } from './compared.ts';
import { formatNumber, plural } from './format.ts';
import { lacksReference } from './joined.ts';
import { openLeak } from './leak.ts';
import { shortfall } from './parts.ts';
import { name, type Phrase, quoted, subjectOf, text } from './phrase.ts';
import type { ReportRow } from './row.ts';
import type { Sections } from './section.ts';
import { describeRow } from './sentence.ts';

/** The status in one word for people. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  fail: 'fail',
  inconclusive: 'cannot tell',
  warn: 'warning',
  pass: 'pass',
  skipped: 'not measured',
};

/** How many checks have each status, worst first: `3 failed · 1 cannot tell · 5 passed`. */
export function describeCounts(view: View): string {
  const words: Readonly<Record<Status, (count: number) => string>> = {
    fail: count => `${formatNumber(count, 0)} failed`,
    inconclusive: count => `${formatNumber(count, 0)} cannot tell`,
    warn: count => plural(count, 'warning'),
    pass: count => `${formatNumber(count, 0)} passed`,
    skipped: count => `${formatNumber(count, 0)} not measured`,
  };
  const { counts, checks } = view.verdict;
  if (checks.length === 0) return 'no checks';
  const parts = STATUSES.filter(status => counts[status] > 0).map(status => words[status](counts[status]));
  return parts.join(' · ');
}

/** The sentence after the status: what a reader who reads nothing else must know. */
export function headline(view: View, sections: Sections): Phrase {
  const { result, verdict } = view;
  if (result.setup !== null && result.setup.outcome.kind !== 'ok')
    return [
      text('the setup command '),
      quoted(describeOutcome(result.setup.outcome)),
      text(', so nothing was measured'),
    ];
  if (verdict.checks.length === 0) return [quoted(verdict.reason)];
  return [...interruption(view), ...account(view, sections)];
}

const interruption = (view: View): Phrase => {
  const { result, rounds } = view;
  if (result.merged !== undefined) return shortfall(view) === '' ? [] : [text(shortfall(view))];
  const signal = [result, ...rounds].map(run => run.interruption?.signal).find(name => name !== undefined);
  if (signal !== undefined) return [text('interrupted by '), quoted(signal), text('; ')];
  return [result, ...rounds].every(run => run.complete)
    ? []
    : [text('the recording stops before the end of the run; ')];
};

function account(view: View, sections: Sections): Phrase {
  const { failed, unclear, warned, drifted, skipped } = sections;
  const of = plural(view.verdict.checks.length, 'check');
  const worst = [failed, unclear, warned, drifted].find(rows => rows.length > 0);
  if (worst !== undefined) return leading(worst, of);
  if (skipped.length === view.verdict.checks.length) return [text('nothing was measured')];
  return [text(`${formatNumber(view.verdict.counts.pass, 0)} of ${of} passed`), ...blindSpot(sections)];
}

/** `3 of 12 checks: …`: the worst row and how many more there are. A missing baseline is one cause for many rows, counted apart. */
function leading(rows: readonly ReportRow[], of: string): Phrase {
  const others = rows.filter(row => !lacksReference(row));
  const [first, ...more] = others;
  const lacking = rows.length - others.length;
  const alone = `${formatNumber(lacking, 0)} of ${of} ${lacking === 1 ? 'has' : 'have'} nothing to be compared with`;
  if (first === undefined) return [text(alone)];
  const count = formatNumber(others.length, 0);
  return [
    text(lacking === 0 ? `${count} of ${of}: ` : `${alone}; ${count} more: `),
    ...describeRow(first),
    ...(more.length > 0 ? [text(`, and ${formatNumber(more.length, 0)} more`)] : []),
  ];
}

/** A pass says how much it could have missed: the widest open end among the checks that passed. */
function blindSpot({ passed, improved }: Sections): Phrase {
  const open = [...passed, ...improved].flatMap(row => {
    const comparison = estimatedComparison(row.metric?.comparison);
    const high = comparison === null ? 0 : (comparison.interval.high ?? Number.POSITIVE_INFINITY);
    return row.metric === null || high <= 0
      ? []
      : [{ metric: row.metric.metric, scenario: row.check.scenario, high }];
  });
  const widest = open.toSorted((a, b) => b.high - a.high)[0];
  if (widest === undefined) return noLeak([...passed, ...improved]);
  const { setback } = directionWords(widest.metric);
  const bound = Number.isFinite(widest.high)
    ? `up to ${formatPercent(visibleChange(widest.metric, widest.high))}`
    : 'of any size';
  return [
    text(`; a ${setback} ${bound} cannot be excluded (`),
    name(widest.metric.id),
    text(' of '),
    name(widest.scenario),
    text(')'),
  ];
}

/** Of a suite that only soaks: the first leak that is excluded. */
function noLeak(rows: readonly ReportRow[]): Phrase {
  const [first] = rows.flatMap(({ check, metric }) => {
    const leak = leakComparison(metric?.comparison);
    return metric === null || leak === null ? [] : [{ check, open: openLeak(metric.metric, leak) }];
  });
  return first === undefined ? [] : [text(`; ${first.open} (`), ...subjectOf(first.check), text(')')];
}
