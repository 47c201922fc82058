import type { LoadSpan, LoadTrace } from '../../src/model/load.ts';
import type { ServedLog } from './known-server.ts';

/** What is needed to know which windows of a load count. */
interface Windows {
  readonly windows: Pick<LoadTrace['windows'], 'edgesMs'>;
  readonly voided: LoadTrace['voided'];
}

/** The windows of a load that count, ms since its first arrival, which comes `firstMs` after its start. */
export function soundSpans({ windows: { edgesMs }, voided }: Windows, firstMs: number): LoadSpan[] {
  const isVoid = new Set(voided.map(({ index }) => index));
  return edgesMs.slice(0, -1).flatMap((edgeMs, index) => {
    const span = { fromMs: Math.max(0, edgeMs - firstMs), toMs: (edgesMs[index + 1] ?? 0) - firstMs };
    return isVoid.has(index) ? [] : [span];
  });
}

/** Whether a moment lies in one of the spans; without spans every one does. */
export const isWithin = (ms: number, spans?: readonly LoadSpan[]): boolean =>
  spans === undefined || spans.some(({ fromMs, toMs }) => ms >= fromMs && ms < toMs);

/** From arrival to answer, ms, of what was answered and arrived in one of the spans, or at any time. */
export const responseTimes = ({ arrivedMs, answeredMs }: ServedLog, spans?: readonly LoadSpan[]): number[] =>
  [...arrivedMs].flatMap((at, i) => {
    const answered = answeredMs[i] ?? Number.NaN;
    return Number.isFinite(answered) && isWithin(at, spans) ? [answered - at] : [];
  });
