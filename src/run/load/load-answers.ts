import type { LoadTrace, OpenLoad } from '../../model/load.ts';
import type { UnavailableMetric } from '../monitors/monitor.ts';
import { saturationOf } from './saturation.ts';
import { recoveryOf } from './spike-recovery.ts';
import { unsoundPhases } from './void-windows.ts';

/** What the shape of a load was made to find out, as metrics of one invocation in base units. */
export interface AnswerMetrics {
  readonly metrics: Readonly<Record<string, number>>;
  /** Those of them whose value is a lower bound: the load was over before what they measure was. */
  readonly atLeast: readonly string[];
  /** Upper bounds: of a metric in `atLeast` the other end, of any other the value itself. */
  readonly atMost: Readonly<Record<string, number>>;
  /** Metrics that have no value although all of the load was sound: they may be anything. */
  readonly unanswered: readonly string[];
  readonly unavailable: readonly UnavailableMetric[];
}

/** The trace of an open load with what it says of saturation and recovery. The seed is that of resamples. */
export function withAnswers(trace: LoadTrace, load: OpenLoad, seed: number): LoadTrace {
  const saturation = saturationOf(trace, load, seed);
  const recovery = recoveryOf(trace);
  return {
    ...trace,
    ...(saturation === null ? {} : { saturation }),
    ...(recovery === null ? {} : { recovery }),
  };
}

/** What a trace says of saturation and recovery, one value each. */
export function answerMetrics(trace: LoadTrace): AnswerMetrics {
  const found = [saturationMetric(trace), recoveryMetric(trace)];
  return {
    metrics: Object.assign({}, ...found.map(({ metrics }) => metrics)),
    atLeast: found.flatMap(({ atLeast }) => atLeast),
    atMost: Object.assign({}, ...found.map(({ atMost }) => atMost)),
    unanswered: found.flatMap(({ unanswered }) => unanswered),
    unavailable: found.flatMap(({ unavailable }) => unavailable),
  };
}

const NONE: AnswerMetrics = { metrics: {}, atLeast: [], atMost: {}, unanswered: [], unavailable: [] };

function saturationMetric({ saturation }: LoadTrace): AnswerMetrics {
  const id = 'load.saturation';
  const point = saturation?.point;
  switch (point?.kind) {
    case 'saturated':
      return { ...NONE, metrics: { [id]: point.rate } };
    case 'between':
      return { ...NONE, metrics: { [id]: point.low }, atLeast: [id], atMost: { [id]: point.high } };
    case 'unsaturated':
      return { ...NONE, metrics: { [id]: point.upTo }, atLeast: [id] };
    case 'unplaced':
      return point.atMost === undefined
        ? { ...NONE, unanswered: [id], unavailable: [{ metric: id, reason: point.reason }] }
        : { ...NONE, metrics: { [id]: point.atMost }, atMost: { [id]: point.atMost } };
    case undefined:
      return NONE;
  }
}

const UNSEEN =
  'nothing that could tell was seen between the end of a spike and the next one, or the end of the load';

/** Of several spikes the one that was felt longest: what is promised holds for each. */
function recoveryMetric(trace: LoadTrace): AnswerMetrics {
  const { recovery } = trace;
  if (recovery === undefined || recovery.spikes.length === 0) return NONE;
  const id = 'recovery.time';
  // After half a spike, recovery is quicker; and what is void after it may be the recovery.
  const [unsound] = unsoundPhases(trace);
  if (unsound !== undefined) return { ...NONE, unavailable: [{ metric: id, reason: unsound.reason }] };
  const longestMs = Math.max(...recovery.spikes.map(({ afterMs }) => afterMs));
  const isWhole = recovery.spikes.every(({ recovered }) => recovered);
  // That it took at least no time at all says nothing.
  if (!isWhole && longestMs === 0) return { ...NONE, unavailable: [{ metric: id, reason: UNSEEN }] };
  return { ...NONE, metrics: { [id]: longestMs * 1e6 }, atLeast: isWhole ? [] : [id] };
}
