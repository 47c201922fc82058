import type { LiveProbe } from '../model/event.ts';
import type { LoadPhase } from '../model/load.ts';
import type { MetricDefinition } from '../model/metric.ts';
import type { PlannedScenario } from '../model/plan.ts';
import { formatPercent } from './change.ts';
import { cleanName } from './clean.ts';
import { formatDuration, formatNumber, formatValue, formatValues } from './format.ts';
import type { LiveLoad } from './live-state.ts';
import { sparkline } from './sparkline.ts';

const TIME: MetricDefinition = { id: '', unit: 'ns', better: 'lower', kind: 'tail', about: '' };
const SIZE: MetricDefinition = { id: '', unit: 'bytes', better: 'lower', kind: 'memory', about: '' };

/** Cells of the bar that shows how much of a load is over. */
const BAR = 20;

/**
 * The load under way in a few lines, for below the status line:
 *
 *     load    ████████░░░░░░░░░░░░ 12 s of 30 s, spike
 *     rate    500/s due, 498/s done, 12 under way
 *     times   p50 12.3 ms, p95 45.2 ms, p99 98.1 ms
 *     errors  3 of 6,012 failed (0.05 %), 0 dropped
 *     target  1.82 cores, 143 MB
 *     p95     ▁▂▃▅▇█▃▂
 */
export function liveLines(live: LiveLoad, { load }: PlannedScenario): readonly string[] {
  const lengthMs = live.probe?.durationMs ?? load.durationMs;
  const rows = [
    ['load', joined([barOf(live.last.toMs, lengthMs), placeWords(live, load.phases ?? [], lengthMs)], ' ')],
    ['search', live.probe === undefined ? '' : probeWords(live.probe)],
    ['rate', rateWords(live)],
    ['times', timeWords(live)],
    ['errors', errorWords(live)],
    ['target', targetWords(live)],
    ['p95', live.p95.length < 2 ? '' : sparkline(live.p95)],
  ];
  return rows.flatMap(([label = '', words = '']) => (words === '' ? [] : [`  ${label.padEnd(6)}  ${words}`]));
}

/** The same in one line, without pictures, for a log: `12 s of 30 s, spike · 500/s due, 498/s done, 12 under way · …`. */
export function liveWords(live: LiveLoad, { load }: PlannedScenario): string {
  const lengthMs = live.probe?.durationMs ?? load.durationMs;
  return joined(
    [
      live.probe === undefined ? '' : probeWords(live.probe),
      placeWords(live, load.phases ?? [], lengthMs),
      rateWords(live),
      timeWords(live),
      errorWords(live),
      targetWords(live),
    ],
    ' · ',
  );
}

const joined = (parts: readonly string[], between: string): string =>
  parts.filter(part => part !== '').join(between);

function barOf(atMs: number, lengthMs: number | null): string {
  if (lengthMs === null || lengthMs <= 0) return '';
  const full = Math.round(Math.min(1, atMs / lengthMs) * BAR);
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`;
}

/** `12 s of 30 s of the base, spike`. */
function placeWords(
  { last, arm, probe }: LiveLoad,
  phases: readonly LoadPhase[],
  lengthMs: number | null,
): string {
  const length = lengthMs === null ? '' : ` of ${formatDuration(lengthMs)}`;
  const side = arm === 'head' ? '' : ' of the base';
  const middleMs = (last.fromMs + last.toMs) / 2;
  const phase = phases.find(({ spans }) =>
    spans.some(({ fromMs, toMs }) => fromMs <= middleMs && middleMs < toMs),
  );
  // Of a search the plan has the phases of a load that is not run.
  const named = phase === undefined || probe !== undefined ? '' : `, ${cleanName(phase.name)}`;
  return `${formatDuration(last.toMs)}${length}${side}${named}`;
}

const PURPOSES: Readonly<Record<LiveProbe['purpose'], string>> = {
  search: 'trying',
  confirm: 'confirming',
  recovery: 'looking for recovery at',
};

/** `trying 400/s; 200/s holds, 800/s does not`. */
function probeWords({ rate, purpose, holds, fails }: LiveProbe): string {
  const known = [
    ...(holds === null ? [] : [`${perSecond(holds)} holds`]),
    ...(fails === null ? [] : [`${perSecond(fails)} does not`]),
  ];
  return joined([`${PURPOSES[purpose]} ${perSecond(rate)}`, known.join(', ')], '; ');
}

function rateWords({ last: { fromMs, toMs, scheduled, completed, inFlight } }: LiveLoad): string {
  const seconds = (toMs - fromMs) / 1e3;
  const underWay = formatNumber(inFlight, inFlight < 10 ? 1 : 0);
  return `${perSecond(scheduled / seconds)} due, ${perSecond(completed / seconds)} done, ${underWay} under way`;
}

const perSecond = (rate: number): string =>
  `${formatNumber(rate, rate < 10 && !Number.isInteger(rate) ? 1 : 0)}/s`;

function timeWords({ last: { p50, p95, p99, voided } }: LiveLoad): string {
  if (voided) return 'void, the load generator was late';
  if (p50 === null) return '';
  const [middle, tail, far] = formatValues(TIME, [p50, p95, p99]);
  return `p50 ${middle}, p95 ${tail}, p99 ${far}`;
}

function errorWords({ scheduled, failed, dropped }: LiveLoad): string {
  const share = failed === 0 ? '' : ` (${formatPercent(failed / Math.max(scheduled, failed))})`;
  return `${formatNumber(failed, 0)} of ${formatNumber(scheduled, 0)} failed${share}, ${formatNumber(dropped, 0)} dropped`;
}

const targetWords = ({ last: { cpu, memoryBytes } }: LiveLoad): string =>
  joined(
    [
      cpu === undefined ? '' : `${formatNumber(cpu, 2)} cores`,
      memoryBytes === undefined ? '' : formatValue(SIZE, memoryBytes),
    ],
    ', ',
  );
