import type { LiveWindow } from '../../model/event.ts';
import type { Load } from '../../model/load.ts';
import { builtInMetric, qualified } from '../../model/metric.ts';
import type { LoadWatch } from '../../model/plan.ts';
import { SUSTAINED } from '../../model/watched.ts';
import { isMeasured, valueIn } from './window-values.ts';

/** Looks at the windows of a load as they pass, and says when a limit that ends it is broken. */
export class LimitWatch {
  readonly #watches: readonly LoadWatch[];
  readonly #phases: NonNullable<Load['phases']>;
  readonly #isClosed: boolean;
  /** For each watch, for how long its limit has been broken without a pause. */
  readonly #brokenMs = new Map<LoadWatch, number>();
  #broken: LoadWatch | null = null;

  constructor(watches: readonly LoadWatch[], { model, phases = [] }: Pick<Load, 'model' | 'phases'>) {
    this.#isClosed = model === 'closed';
    this.#watches = watches.filter(({ abort }) => abort);
    this.#phases = phases;
  }

  /** The metric that the broken limit is held against; null while none is broken. */
  get limit(): string | null {
    if (this.#broken === null) return null;
    const { metric, forMs } = this.#broken;
    return forMs > 0 ? qualified(metric, SUSTAINED) : metric;
  }

  /**
   * Which limit has been broken for as long as it may be, in words; null while none has. A void window says nothing of the service: neither
   * that a limit is broken, nor that it no longer is, and its time does not count.
   */
  look(window: LiveWindow): string | null {
    if (window.voided || !isMeasured(this.#phases, window.fromMs)) return null;
    for (const watch of this.#watches) {
      if (!isBroken(watch, window) && !(this.#isClosed && hangs(watch, window))) {
        this.#brokenMs.delete(watch);
        continue;
      }
      const brokenMs = (this.#brokenMs.get(watch) ?? 0) + window.toMs - window.fromMs;
      this.#brokenMs.set(watch, brokenMs);
      if (brokenMs < watch.forMs) continue;
      this.#broken ??= watch;
      return told(watch, window, brokenMs);
    }
    return null;
  }
}

/** Where nothing that was due in a window has ended, and something has waited for longer than the limit, times are beyond it already. */
function isBroken(watch: LoadWatch, window: LiveWindow): boolean {
  const { metric, max, min } = watch;
  const value = valueIn(metric, window);
  if (value !== null) return (max !== null && value > max) || (min !== null && value < min);
  return window.scheduled > 0 && waitsBeyond(watch, window);
}

/** Users that wait for answers start nothing: in a closed load nothing is due then. */
const hangs = (watch: LoadWatch, window: LiveWindow): boolean =>
  window.completed === 0 && waitsBeyond(watch, window);

const waitsBeyond = ({ metric, max }: LoadWatch, { waitedMs = 0 }: LiveWindow): boolean =>
  metric.startsWith('latency.') && max !== null && waitedMs * 1e6 > max;

/** As people write it: no digits that nobody reads. */
function shown(metric: string, value: number): string {
  const unit = builtInMetric(metric)?.unit;
  if (unit === 'ns') return `${Number((value / 1e6).toPrecision(3))} ms`;
  if (unit === 'ratio') return `${Number((100 * value).toPrecision(3))} %`;
  return `${Number(value.toPrecision(3))}/s`;
}

function told({ metric, max, min }: LoadWatch, window: LiveWindow, brokenMs: number): string {
  const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`;
  const limit =
    max === null ? `below its min of ${shown(metric, min ?? 0)}` : `above its max of ${shown(metric, max)}`;
  const value = valueIn(metric, window);
  const level =
    value === null
      ? `of what was due last nothing had ended, so ${metric} is`
      : `${metric} was ${shown(metric, value)},`;
  return `${level} ${limit}, for ${seconds(brokenMs)} until ${seconds(window.toMs)} after the start of the load`;
}
