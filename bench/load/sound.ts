import type { LoadSpan, LoadTrace } from '../../src/model/load.ts';

/** The windows of a load that count, ms since its first arrival, which comes `firstMs` after its start. */
export function soundSpans(
  {
    windows: { edgesMs },
    voided,
  }: { windows: Pick<LoadTrace['windows'], 'edgesMs'>; voided: LoadTrace['voided'] },
  firstMs: number,
): LoadSpan[] {
  const isVoid = new Set(voided.map(({ index }) => index));
  return edgesMs
    .slice(0, -1)
    .map((edgeMs, index) => ({
      index,
      fromMs: Math.max(0, edgeMs - firstMs),
      toMs: (edgesMs[index + 1] ?? 0) - firstMs,
    }))
    .filter(({ index }) => !isVoid.has(index))
    .map(({ fromMs, toMs }) => ({ fromMs, toMs }));
}
