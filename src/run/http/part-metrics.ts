import type { Load } from '../../model/load.ts';
import { qualified } from '../../model/metric.ts';
import type { ShareCounts } from '../../model/share.ts';
import { timesOf } from '../load/load-metrics.ts';
import type { LoadTally } from '../load/tally.ts';
import { traceOf } from '../load/trace.ts';
import { unsoundPhases } from '../load/void-windows.ts';
import type { UnavailableMetric } from '../monitors/monitor.ts';
import { injectionValues } from './injection-metrics.ts';
import { type MeasuredParts, measuredParts, type PartValues, type Values } from './measured-parts.ts';
import { endedIn, type PartTallies } from './part-recorder.ts';
import type { Parts } from './parts.ts';

/** Values of the parts of a load, by metric id in base units, and those that are withheld. */
export interface PartMetrics {
  readonly metrics: Values;
  /** What the shares among the values were counted from. */
  readonly shares: ShareCounts;
  readonly unavailable: readonly UnavailableMetric[];
}

/**
 * Values of single kinds of requests, and of what injected ones did. Where the generator was at fault in a measured phase they have no
 * times, throughput or slowdown, as the whole load has none: they would be those of the other phases alone.
 */
export function partMetrics(tallies: PartTallies, parts: Parts, tally: LoadTally, load: Load): PartMetrics {
  const trace = traceOf(tally, load);
  const [unsound] = load.model === 'open' ? unsoundPhases(trace) : [];
  // Where values are withheld, all windows say which: what is left of the sound ones may be too little for a percentile.
  const voided = new Set(unsound === undefined ? trace.voided.map(({ index }) => index) : []);
  const measured = measuredParts(tallies, tally, load, voided);
  const told = [
    ...parts.named.map(({ name, part }) => {
      const soundMs = parts.requests.includes(part) ? measured.soundMs : null;
      return named(name, valuesOf(measured, part, load.model, soundMs));
    }),
    ...(parts.injection === null ? [] : [injectionValues(tallies, measured, parts.injection)]),
  ];
  const counted: Values = Object.assign({}, ...told.map(values => values.counted));
  const timed: Values = Object.assign({}, ...told.map(values => values.timed));
  const shares: ShareCounts = Object.assign(
    {},
    ...parts.named.map(({ name, part }) => ofPart(name, sharesOf(measured, part))),
  );
  if (unsound === undefined) return { metrics: { ...counted, ...timed }, shares, unavailable: [] };
  const { reason } = unsound;
  return { metrics: counted, shares, unavailable: Object.keys(timed).map(metric => ({ metric, reason })) };
}

const NOTHING: PartValues = { counted: {}, timed: {} };

/** Of one part. `soundMs`: the time over which its operations were spread; null where they were not done all the time. */
function valuesOf(
  measured: MeasuredParts,
  part: number,
  model: Load['model'],
  soundMs: number | null,
): PartValues {
  const [all, sound] = [measured.all[part], measured.sound[part]];
  if (all === undefined || sound === undefined) return NOTHING;
  if (endedIn(all) === 0 && sound.endedWell === 0) return NOTHING;
  const shares = Object.entries(sharesOf(measured, part));
  return {
    counted: Object.fromEntries(shares.map(([id, { count, of }]) => [id, count / of])),
    timed: {
      ...(soundMs === null || soundMs === 0 ? {} : { throughput: sound.endedWell / (soundMs / 1e3) }),
      ...timesOf('latency', model === 'open' ? sound.response : sound.service),
    },
  };
}

/** Of the operations of one part that ended; none where none did. */
function sharesOf({ all }: MeasuredParts, part: number): ShareCounts {
  const found = all[part];
  const of = found === undefined ? 0 : endedIn(found);
  if (found === undefined || of === 0) return {};
  const { failed, timedOut } = found;
  return { 'errors.rate': { count: failed + timedOut, of }, 'timeouts.rate': { count: timedOut, of } };
}

/** The same values as those of the part with this name. */
const named = (name: string, { counted, timed }: PartValues): PartValues => ({
  counted: ofPart(name, counted),
  timed: ofPart(name, timed),
});

const ofPart = <T>(name: string, values: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [qualified(id, name), value]));
