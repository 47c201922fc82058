import type { Arm } from '../../src/model/event.ts';
import type { Pairing } from '../../src/model/plan.ts';
import type { MetricSamples, RunResult, ScenarioResult } from '../../src/model/result.ts';
import { BASE, isPaired, type PairedFacts } from './paired-facts.ts';
import type { ScenarioFacts } from './views.ts';

const LOOKS = { search: [10, 20, 40, 60], confirm: [30] } as const;

/** The paired runs that hand-made facts speak of: the search, and the confirmation where anything was held against fresh pairs. */
export function roundsOf(scenarios: readonly ScenarioFacts[], screening: RunResult): readonly RunResult[] {
  const rounds = (['search', 'confirm'] as const).map(purpose => roundOf(scenarios, screening, purpose));
  return rounds.filter(round => round.plan.scenarios.length > 0);
}

function roundOf(
  scenarios: readonly ScenarioFacts[],
  screening: RunResult,
  purpose: Pairing['purpose'],
): RunResult {
  const measured = scenarios.flatMap(({ id, metrics = [] }) => {
    const paired = metrics.filter(isPaired).filter(({ confirm }) => purpose === 'search' || confirm !== null);
    return paired.length === 0 ? [] : [{ id, paired }];
  });
  const ids = new Set(measured.map(({ id }) => id));
  const planned = screening.plan.scenarios.filter(({ id }) => ids.has(id));
  const most = LOOKS[purpose].at(-1) ?? 0;
  const order = Array.from({ length: most }, (_, i): readonly Arm[] =>
    i % 3 !== 1 ? ['base', 'head'] : ['head', 'base'],
  );
  return {
    ...screening,
    durationMs: purpose === 'search' ? 212_000 : 61_000,
    plan: {
      ...screening.plan,
      scenarios: planned,
      pairing: {
        purpose,
        base: BASE,
        looks: LOOKS[purpose],
        control: false,
        orders: Object.fromEntries(planned.map(({ id }) => [id, order])),
      },
    },
    baseSetup: screening.setup,
    calibration: [],
    caveats: [],
    scenarios: measured.flatMap(({ id, paired }) =>
      (['head', 'base'] as const).flatMap(arm => {
        const own = screening.scenarios.find(scenario => scenario.id === id);
        return own === undefined ? [] : [sideOf(own, arm, paired, purpose)];
      }),
    ),
  };
}

function sideOf(
  own: ScenarioResult,
  arm: 'head' | 'base',
  paired: readonly PairedFacts[],
  purpose: Pairing['purpose'],
): ScenarioResult {
  const metrics = paired.map((facts): MetricSamples => {
    const sides = purpose === 'search' ? facts.search : (facts.confirm ?? facts.search);
    const samples = sides[arm];
    const { metric } = facts.analysis;
    return { metric, samples, invocations: samples.map((_, i) => i + own.warmups) };
  });
  const ok = Math.max(...metrics.map(({ samples }) => samples.length));
  return {
    ...own,
    arm,
    ending: { kind: purpose === 'search' ? 'decided' : 'complete' },
    outcomes: { ok },
    failedInvocations: [],
    operations: { ok, failed: 0 },
    failures: [],
    metrics: metrics.toSorted((a, b) => (a.metric.id < b.metric.id ? -1 : 1)),
    series: arm === 'head' ? own.series : null,
  };
}
