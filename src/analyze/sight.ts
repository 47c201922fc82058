import type { MetricNoise, Need, Sight, SightAdvice } from '../model/noise.ts';

/** A sight that is more than this many times the change that matters deserves advice (docs/statistics.md, "Cannot tell"). */
const BLINDNESS = 2;
/** What people most often want to see, where the change that matters is smaller. */
const WANTED = 0.05;
/** Below this, start-up and the clock outweigh the work (docs/statistics.md). */
const LONG_ENOUGH_MS = 500;
/** CPU time is worth changing to when it shows less than this share of what elapsed time shows. */
const QUIETER = 0.7;

/** Metrics that speak for the speed of a scenario, the most telling first. */
const SPEED = ['time.wall', 'latency.p50', 'throughput', 'cpu.perop'];
const CPU_TIME = 'cpu.perop';

/** What one scenario sees after `pairs` pairs, or at the last look before; null where nothing that is gated varies. */
export function sightOf(
  metrics: readonly MetricNoise[],
  taken: { readonly pairs: number; readonly msPerPair: number | null },
): Sight | null {
  const gated = metrics.filter(metric => metric.gated && metric.pairNoise > 0);
  const speaking = SPEED.map(id => gated.find(({ metric }) => metric.id === id)).find(
    found => found !== undefined,
  );
  const chosen = speaking ?? gated[0];
  if (chosen === undefined) return null;
  const { pairs, change } = at(chosen, taken.pairs);
  const isBlind = change === null || change > BLINDNESS * chosen.matters;
  const wanted = isBlind ? wantedOf(chosen) : null;
  return {
    metric: chosen.metric.id,
    pairs,
    ms: taken.msPerPair === null ? null : pairs * taken.msPerPair,
    change,
    wanted: wanted?.change ?? null,
    advice: wanted === null ? [] : adviceFor(chosen, metrics, pairs, wanted),
  };
}

/** The last look that `pairs` allow; the first one where they allow none. */
function at({ visible }: MetricNoise, pairs: number): MetricNoise['visible'][number] {
  const reached = visible.filter(look => look.pairs <= pairs);
  return reached.at(-1) ?? visible[0] ?? { pairs, change: null };
}

/** The least change of those planned for that people want and that counts; the largest where none does. */
const wantedOf = ({ needed }: MetricNoise): Need | null =>
  needed.find(({ change, counts }) => counts && change >= WANTED) ?? needed.at(-1) ?? null;

/** In the order of docs/statistics.md: CPU time, longer invocations, more pairs, a quieter machine. */
function adviceFor(
  chosen: MetricNoise,
  metrics: readonly MetricNoise[],
  pairs: number,
  wanted: Need,
): readonly SightAdvice[] {
  const most = chosen.visible.at(-1)?.pairs ?? pairs;
  return [
    ...cpuTime(chosen, metrics, pairs),
    ...longer(chosen),
    { kind: 'pairs', pairs: wanted.pairs, ms: wanted.ms, most: wanted.pairs > most ? most : null },
    { kind: 'quieter-machine' },
  ];
}

function cpuTime(
  chosen: MetricNoise,
  metrics: readonly MetricNoise[],
  pairs: number,
): readonly SightAdvice[] {
  const other = metrics.find(({ metric }) => metric.id === CPU_TIME);
  if (other === undefined || other === chosen) return [];
  const [theirs, ours] = [at(other, pairs).change, at(chosen, pairs).change];
  if (theirs === null || (ours !== null && theirs > QUIETER * ours)) return [];
  return [{ kind: 'cpu-time', metric: CPU_TIME, change: theirs, gated: other.gated }];
}

function longer({ metric, level }: MetricNoise): readonly SightAdvice[] {
  const ms = level / 1e6;
  return metric.id === 'time.wall' && ms < LONG_ENOUGH_MS
    ? [{ kind: 'longer', ms, atLeastMs: LONG_ENOUGH_MS }]
    : [];
}
