import type { Load } from '../../model/load.ts';
import { qualified } from '../../model/metric.ts';
import { countIn, quantileIn } from '../../stats/histogram.ts';
import { timesOf } from '../load/load-metrics.ts';
import { operationsFor } from '../load/needed.ts';
import type { LoadTally } from '../load/tally.ts';
import { voidWindows } from '../load/void-windows.ts';
import { addPartWindows, type PartTallies, type PartWindow } from './part-recorder.ts';
import type { InjectionParts, Parts } from './parts.ts';

type Values = Record<string, number>;

/** What the parts of a load came to, where they count: in measured phases, outside of void windows. */
interface Sound {
  readonly parts: readonly PartWindow[];
  readonly soundMs: number;
}

/** Values of single kinds of requests, and of what injected ones did, by metric id in base units. */
export function partMetrics(tallies: PartTallies, parts: Parts, tally: LoadTally, load: Load): Values {
  const sound = soundOf(tallies, tally, load);
  const values: Values = {};
  for (const { name, part } of parts.named) {
    const window = sound.parts[part];
    if (window === undefined) continue;
    const isRequest = parts.requests.includes(part);
    for (const [id, value] of Object.entries(valuesOf(window, load.model, isRequest ? sound.soundMs : null)))
      values[qualified(id, name)] = value;
  }
  if (parts.injection !== null) Object.assign(values, injectionValues(tallies, sound, parts.injection));
  return values;
}

function soundOf(tallies: PartTallies, tally: LoadTally, load: Load): Sound {
  const voided = new Set((load.model === 'open' ? voidWindows(tally) : []).map(({ index }) => index));
  const counting = tally.edgesMs.slice(0, -1).flatMap((fromMs, index) => {
    return voided.has(index) || !isMeasured(load, fromMs) ? [] : [index];
  });
  const lengthMs = (index: number): number => (tally.edgesMs[index + 1] ?? 0) - (tally.edgesMs[index] ?? 0);
  return {
    parts: tallies.map(windows => addPartWindows(counting.flatMap(index => windows[index] ?? []))),
    soundMs: counting.reduce((sum, index) => sum + lengthMs(index), 0),
  };
}

const isMeasured = ({ phases }: Load, fromMs: number): boolean =>
  phases === undefined ||
  phases.some(
    ({ measure, spans }) => measure && spans.some(span => fromMs >= span.fromMs && fromMs < span.toMs),
  );

/** `soundMs`: the time over which they were spread; null where they were not done all the time. */
function valuesOf(window: PartWindow, model: Load['model'], soundMs: number | null): Values {
  const { ok, failed, timedOut } = window;
  const ended = ok + failed + timedOut;
  if (ended === 0) return {};
  return {
    'errors.rate': (failed + timedOut) / ended,
    'timeouts.rate': timedOut / ended,
    ...(soundMs === null || soundMs === 0 ? {} : { throughput: ok / (soundMs / 1e3) }),
    ...timesOf('latency', model === 'open' ? window.response : window.service),
  };
}

/** Errors count whenever they happen; times only where the generator was sound. */
function injectionValues(tallies: PartTallies, sound: Sound, injection: InjectionParts): Values {
  const over = (...parts: readonly number[]): PartWindow =>
    addPartWindows(parts.flatMap(part => tallies[part] ?? []));
  const injected = over(...injection.injected);
  const count = endedIn(injected);
  const whileOn = endedIn(over(injection.whileOn));
  const slowdown = slowdownOf(sound.parts[injection.beside], sound.parts[injection.without]);
  return {
    ...(count === 0 ? {} : { 'injected.clean': injected.ok / count }),
    ...(whileOn === 0 ? {} : { 'injected.share': count / whileOn }),
    ...(slowdown === null ? {} : { 'injected.slowdown': slowdown }),
  };
}

const endedIn = ({ ok, failed, timedOut }: PartWindow): number => ok + failed + timedOut;

const SLOW = 0.95;

/** 95th percentile of service times of neighbours, with injection divided by without; null where too few ended well to tell. */
function slowdownOf(beside: PartWindow | undefined, without: PartWindow | undefined): number | null {
  if (beside === undefined || without === undefined) return null;
  const fewest = Math.min(countIn(beside.service), countIn(without.service));
  const [slow, usual] = [quantileIn(beside.service, SLOW), quantileIn(without.service, SLOW)];
  if (fewest < operationsFor(SLOW) || slow === null || usual === null || usual === 0) return null;
  return slow / usual;
}
