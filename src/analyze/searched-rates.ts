import type { Comparison, ScenarioAnalysis } from '../model/analysis.ts';
import type { Caveat } from '../model/caveat.ts';
import type { Plan } from '../model/plan.ts';
import { perSecond, SUSTAINABLE } from '../model/search.ts';

/**
 * Metrics of searches that the user has compared by name. Each side was measured at the rate that it sustains: what sustains more may answer more
 * slowly there, and use more, without being any worse.
 */
export const searchedRateCaveats = (
  { scenarios }: Plan,
  analyses: readonly ScenarioAnalysis[],
): readonly Caveat[] => {
  const searching = new Set(scenarios.filter(({ search }) => search !== undefined).map(({ id }) => id));
  return analyses
    .filter(({ id }) => searching.has(id))
    .flatMap(({ id, metrics }) => {
      const compared = metrics.filter(
        ({ metric: { id: name }, gated, comparison }) =>
          gated && name !== SUSTAINABLE && COMPARED.has(comparison.kind),
      );
      if (compared.length === 0) return [];
      const names = compared.map(({ metric }) => metric.id).join(', ');
      return [
        {
          code: 'searched-rates',
          text: `${names} ${compared.length === 1 ? 'was' : 'were'} compared, though each side was measured at the rate that it sustains${ratesOf(metrics)}`,
          advice:
            'to compare them at one rate, add a scenario with that rate; of a search compare load.sustainable',
          scenario: id,
        },
      ];
    });
};

/** How a value is held against another. */
const COMPARED: ReadonlySet<Comparison['kind']> = new Set(['exact', 'stored', 'paired']);

/** `: 100/s on the reference, 400/s here`; '' where one of the two is not known. */
function ratesOf(metrics: ScenarioAnalysis['metrics']): string {
  const found = metrics.find(({ metric }) => metric.id === SUSTAINABLE);
  if (found?.estimate == null || !('reference' in found.comparison)) return '';
  return `: ${perSecond(found.comparison.reference)} on the reference, ${perSecond(found.estimate.center)} here`;
}
