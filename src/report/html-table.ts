import type { LeakComparison } from '../model/analysis.ts';
import type { MetricDefinition } from '../model/metric.ts';
import type { Status } from '../model/verdict.ts';
import { formatPercent, visibleChange } from './change.ts';
import { estimatedComparison, leakComparison, statedChange, statedGrowth } from './compared.ts';
import { evidenceLines, remainingEvidence } from './evidence.ts';
import { formatAmount } from './format.ts';
import { STATUS_WORDS } from './headline.ts';
import { changeChart } from './html-chart.ts';
import { code, type Html, html, htmlPhrase } from './html-text.ts';
import { lacksReference } from './joined.ts';
import { metricPhrase, type Phrase, plain } from './phrase.ts';
import type { ReportRow } from './row.ts';
import { describeRow, explainRow } from './sentence.ts';
import { aboutOf } from './subject.ts';

/** Changes beyond this are drawn at the edge. */
const WIDEST_REACH = 1;

/** Rows as a table; all changes are drawn on one scale. */
export function rowsTable(rows: readonly ReportRow[]): Html {
  const reach = reachOf(rows);
  const axis = rows.some(row => estimatedComparison(row.metric?.comparison) !== null)
    ? `±${formatPercent(reach)}`
    : '';
  return html`<div class="scroll"><table><thead><tr><th>Verdict</th><th>Scenario and metric</th><th class="number">Base → head</th><th class="number">Change [95 %]</th><th class="number">${axis}</th><th>Evidence</th></tr></thead><tbody>${rows.map(row => tableRow(row, reach))}</tbody></table></div>`;
}

function tableRow(row: ReportRow, reach: number): Html {
  const { check } = row;
  const about = aboutOf(check);
  const bracket = row.change.indexOf('[');
  const [amount, interval] =
    bracket === -1 ? [row.change, ''] : [row.change.slice(0, bracket), row.change.slice(bracket)];
  return html`<tr><td>${pill(row)}</td><td class="name">${code(check.scenario)}${about === null ? null : html`<br>${htmlPhrase(metricPhrase(about, row.planned))}`}</td><td class="number">${levels(row)}</td><td class="number"><span class="big">${amount}</span>${row.check.rule === 'leak' ? html`<br>` : ' '}${interval}</td><td>${picture(row, reach)}</td><td>${words(row)}<span class="soft">${row.metric === null && row.levels === '' ? null : evidence(row)}</span></td></tr>`;
}

const FIRST_LOOK = ' (first look)';

/** Base and head; below them that they are of the first look. Of a check on the whole its outcomes. */
function levels({ metric, levels: shown, evidence: pieces }: ReportRow): Html {
  if (metric === null && shown === '') return html`${pieces.join(', ')}`;
  return shown.endsWith(FIRST_LOOK)
    ? html`${shown.slice(0, -FIRST_LOOK.length)}<br><span class="soft">first look</span>`
    : html`${shown}`;
}

/** What the numbers do not say: nothing for a plain pass. */
function words(row: ReportRow): Html | null {
  if (row.check.status === 'pass' || lacksReference(row)) return null;
  return html`${htmlPhrase(sentenceOf(row))}<br>`;
}

const sentenceOf = (row: ReportRow): Phrase =>
  row.check.status === 'fail' && row.metric !== null ? describeRow(row) : explainRow(row);

/** What the words before it do not say already. */
const evidence = (row: ReportRow): string =>
  [
    ...remainingEvidence(row.check.status === 'pass' ? '' : plain(sentenceOf(row)), evidenceLines(row)),
    row.basis,
  ]
    .filter(part => part !== '')
    .join(', ');

/** The status in colour and in words. */
export const pill = ({ check }: Pick<ReportRow, 'check'>): Html =>
  html`<span class="pill ${check.status}">${check.improved ? 'better' : STATUS_WORDS[check.status]}</span>`;

function picture(row: ReportRow, reach: number): Html | null {
  const { metric, check } = row;
  const leak = leakComparison(metric?.comparison);
  if (metric !== null && leak !== null && check.rule === 'leak')
    return leakPicture(metric.metric, leak, check.status);
  const comparison = estimatedComparison(metric?.comparison);
  if (metric === null || comparison === null || check.rule !== 'regression') return null;
  const { change, interval } = statedChange(comparison);
  const seen = (value: number | null) => (value === null ? null : visibleChange(metric.metric, value));
  const ends = [seen(interval.low), seen(interval.high)] as const;
  const [low, high] = metric.metric.better === 'lower' ? ends : [ends[1], ends[0]];
  return changeChart({
    status: check.status,
    change: visibleChange(metric.metric, change),
    low,
    high,
    margin: comparison.smallestEffect,
    reach,
  });
}

/** A difference of growths on an axis of its own, whose reach stands below it. */
function leakPicture(metric: MetricDefinition, comparison: LeakComparison, status: Status): Html {
  const { difference, interval } = statedGrowth(comparison);
  const { margin } = comparison;
  const ends = [interval.low ?? 0, interval.high ?? 0, difference, margin * 1.5].map(Math.abs);
  const reach = Math.max(...ends) * 1.1 || 1;
  const chart = changeChart({
    status,
    change: difference,
    low: interval.low,
    high: interval.high,
    margin,
    reach,
  });
  return html`${chart}<span class="soft">±${formatAmount(metric, reach)}</span>`;
}

/** Half the width of the common axis: the widest interval of the table, at least 5 %. */
function reachOf(rows: readonly ReportRow[]): number {
  const ends = rows.flatMap(({ metric }) => {
    const comparison = estimatedComparison(metric?.comparison);
    if (comparison === null) return [];
    const { change, interval } = statedChange(comparison);
    return [interval.low ?? 0, interval.high ?? 0, change];
  });
  const widest = ends.reduce((most, end) => Math.max(most, Math.abs(end)), 0.05);
  return Math.min(widest * 1.1, WIDEST_REACH);
}
