import type { Load, LoadTrace } from '../../src/model/load.ts';
import type { PlannedScenario } from '../../src/model/plan.ts';
import type { ScenarioResult } from '../../src/model/result.ts';
import type { LoadSearch, Probe, ProbeVerdict } from '../../src/model/search.ts';
import type { View } from '../../src/model/view.ts';
import { loadMetrics } from '../../src/run/load/load-metrics.ts';
import { simulatedTrace, spikes } from './simulated-load.ts';
import { informative, limited, type MetricFacts, MS, viewOf } from './views.ts';

/** Hand-made views of loads; what became of the loads is simulated, and told by the engine's own arithmetic. */

/** What is known of the load of one scenario, beside its metrics. */
interface LoadFacts {
  readonly planned: Partial<PlannedScenario>;
  readonly result: Partial<ScenarioResult>;
}

/** A view with loads in place of the single operations that hand-made scenarios are. */
export function underLoad(view: View, loads: Readonly<Record<string, LoadFacts>>): View {
  const { plan } = view.result;
  return {
    ...view,
    result: {
      ...view.result,
      plan: {
        ...plan,
        scenarios: plan.scenarios.map(planned => ({ ...planned, ...loads[planned.id]?.planned })),
      },
      scenarios: view.result.scenarios.map(scenario => ({ ...scenario, ...loads[scenario.id]?.result })),
    },
  };
}

const SPIKE = spikes(100, 350, [8_000], 24_000);
/** It can do 250 a second, and answers some with an error. */
const SHOP = { places: 2, serviceMs: 8, times: 'exponential', failing: () => 0.006 } as const;

/** Starts were late in one window, by the generator's own fault. */
const paused = (trace: LoadTrace): LoadTrace => ({
  ...trace,
  voided: [
    {
      index: 4,
      cause: 'paused',
      reason:
        '5 of 150 starts were more than 2.0 ms late, by up to 18.3 ms: the generator collected garbage for 17.9 ms',
    },
  ],
});

/** What the spike came to. */
export const spikeTrace = (): LoadTrace => paused(simulatedTrace(SPIKE, SHOP, 7));

/** Values of a load as metrics that are shown and not judged, but for those that `judged` names. */
function metricsOf(
  trace: LoadTrace,
  { model }: Load,
  judged: Readonly<Record<string, (facts: MetricFacts) => MetricFacts>>,
): readonly MetricFacts[] {
  return Object.entries(loadMetrics(trace, model).metrics).map(([id, value]) => {
    const facts = informative(id, value, 0);
    return judged[id]?.(facts) ?? facts;
  });
}

const probe = (rate: number, verdict: ProbeVerdict, facts: Partial<Probe> = {}): Probe => ({
  ...{ rate, purpose: 'search', holdMs: 10_000, verdict },
  ...{ throughput: Math.min(rate, 250) * 0.998, p50: 8.1 * MS, p99: rate > 250 ? 1_830 * MS : 41 * MS },
  ...facts,
});
const HOLDS = { kind: 'holds' } as const;
const SLOW = { kind: 'fails', criterion: 'latency.p95 max' } as const;

const FOUND: LoadSearch = {
  probes: [
    probe(100, HOLDS),
    probe(200, HOLDS),
    probe(400, SLOW),
    probe(283, SLOW),
    probe(238, { kind: 'unclear', criterion: 'latency.p95 max', leans: 'fails' }, { p99: 113 * MS }),
    probe(238, SLOW, { p99: 121 * MS }),
    probe(218, HOLDS, { p99: 62 * MS }),
    probe(228, HOLDS, { p99: 92 * MS }),
    probe(228, HOLDS, { purpose: 'confirm', holdMs: 30_000, p99: 89 * MS }),
    probe(238, SLOW, { purpose: 'recovery', p99: 118 * MS }),
    probe(217, HOLDS, { purpose: 'recovery', p99: 69 * MS }),
  ],
  ...{ sustainable: 228, beyond: 238, limiting: 'latency.p95 max' },
  ...{ metastable: false, cut: null },
};

/** A spike that was too much for its service, and a search for the rate that is not. */
export function loaded(): View {
  const trace = spikeTrace();
  const tooSlow = (facts: MetricFacts): MetricFacts =>
    limited(
      facts,
      { limit: 'max', value: 500 * MS, position: 'beyond' },
      { rule: 'max', status: 'fail', reason: 'wholly above its limit' },
    );
  const view = viewOf([
    { id: 'orders', metrics: metricsOf(trace, SPIKE, { 'latency.p95@spike': tooSlow }) },
    { id: 'orders-most', metrics: [informative('load.sustainable', 233, 0)] },
  ]);
  return underLoad(view, {
    orders: {
      planned: { load: SPIKE },
      result: {
        loadTrace: trace,
        failures: [
          {
            outcome: { kind: 'unmet', reason: 'status 503' },
            count: trace.counts.failed,
            excerpt: '503 Service Unavailable',
            log: 'logs/orders/3.log',
          },
        ],
      },
    },
    'orders-most': {
      planned: { load: spikes(100, 100, [], 10_000) },
      result: { searches: [FOUND, { ...FOUND, sustainable: 226, beyond: 236 }] },
    },
  });
}
