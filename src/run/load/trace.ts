import {
  LITTLE_LEAST_MS,
  type LittleCheck,
  type Load,
  type LoadCounts,
  type LoadPhase,
  type LoadTrace,
  type LoadWindows,
  type PhaseTrace,
} from '../../model/load.ts';
import { isIn } from '../../model/load-phases.ts';
import { quantileIn } from '../../stats/histogram.ts';
import { addWindows, type LoadTally, type WindowTally } from './tally.ts';
import { voidWindows } from './void-windows.ts';

/** Its only phase where a load has none. */
export const WHOLE = 'all';

/** What a load came to, from what its generator threads counted. In a closed model nothing is due, so no start can be late and no window is void. */
export function traceOf(tally: LoadTally, load: Pick<Load, 'model' | 'phases'>): LoadTrace {
  const voided = load.model === 'open' ? voidWindows(tally) : [];
  const isVoid = new Set(voided.map(({ index }) => index));
  const endMs = tally.edgesMs.at(-1) ?? 0;
  const plan = load.phases ?? [{ name: WHOLE, measure: true, spans: [{ fromMs: 0, toMs: endMs }] }];
  const parts = plan.map(phase => partOf(phase, tally, isVoid));
  const all = addWindows(tally.windows);
  return {
    windows: columnsOf(tally),
    voided,
    counts: countsOf(
      addWindows(parts.filter(({ phase }) => phase.measure).flatMap(({ windows }) => windows)),
    ),
    phases: parts.map(phaseTrace),
    generator: {
      threads: tally.threads,
      utilization: all.utilization,
      lagP99Ns: quantileIn(all.lag, 0.99) ?? 0,
      gcPauseNs: all.gcPauseMs * 1e6,
    },
    little: littleOf(parts),
  };
}

/** A phase with its windows. */
interface Part {
  readonly phase: LoadPhase;
  readonly windows: readonly WindowTally[];
  readonly sound: readonly WindowTally[];
  readonly soundMs: number;
}

function partOf(phase: LoadPhase, { edgesMs, windows }: LoadTally, isVoid: ReadonlySet<number>): Part {
  const own = windows.flatMap((window, index) => {
    const fromMs = edgesMs[index] ?? 0;
    return isIn(phase.spans, fromMs)
      ? [{ window, index, lengthMs: (edgesMs[index + 1] ?? fromMs) - fromMs }]
      : [];
  });
  const sound = own.filter(({ index }) => !isVoid.has(index));
  return {
    phase,
    windows: own.map(({ window }) => window),
    sound: sound.map(({ window }) => window),
    soundMs: sound.reduce((sum, { lengthMs }) => sum + lengthMs, 0),
  };
}

function phaseTrace({ phase, windows, sound, soundMs }: Part): PhaseTrace {
  const all = addWindows(sound);
  return {
    ...phase,
    counts: countsOf(addWindows(windows)),
    soundMs,
    soundScheduled: all.scheduled,
    soundCompleted: all.endedWell,
    ...(all.unsent === 0 ? {} : { unsent: all.unsent }),
    response: all.response,
    ...(all.unendedFromNs === Number.POSITIVE_INFINITY ? {} : { unendedFromNs: all.unendedFromNs }),
    service: all.service,
  };
}

const countsOf = (window: WindowTally): LoadCounts => ({
  scheduled: window.scheduled,
  ok: window.ok,
  failed: window.failed,
  timedOut: window.timedOut,
  dropped: window.dropped,
  interrupted: window.interrupted,
  queued: window.queued,
});

function columnsOf({ edgesMs, windows }: LoadTally): LoadWindows {
  const column = <T>(of: (window: WindowTally, index: number) => T): readonly T[] => windows.map(of);
  const lengthMs = (index: number): number => (edgesMs[index + 1] ?? 0) - (edgesMs[index] ?? 0);
  return {
    edgesMs,
    scheduled: column(window => window.scheduled),
    completed: column(window => window.ended),
    failed: column(window => window.ended - window.endedWell),
    dropped: column(window => window.dropped),
    inFlight: column((window, index) => window.busyMs / lengthMs(index)),
    p50: column(window => quantileIn(window.response, 0.5)),
    p95: column(window => quantileIn(window.response, 0.95)),
    p99: column(window => quantileIn(window.response, 0.99)),
    lagP99: column(window => quantileIn(window.lag, 0.99)),
  };
}

/** Over all windows of the longest measured phase: what holds of any system must hold of void ones, too. */
function littleOf(parts: readonly Part[]): LittleCheck | null {
  const lengthMs = ({ phase }: Part): number =>
    phase.spans.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  const [longest] = parts.filter(({ phase }) => phase.measure).sort((a, b) => lengthMs(b) - lengthMs(a));
  if (longest === undefined || lengthMs(longest) < LITTLE_LEAST_MS) return null;
  const { busyMs, takenMs } = addWindows(longest.windows);
  const spanMs = lengthMs(longest);
  return { phase: longest.phase.name, inFlight: busyMs / spanMs, expected: takenMs / spanMs };
}
