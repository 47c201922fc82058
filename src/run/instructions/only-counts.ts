import type { Invocation } from '../../model/event.ts';
import type { MetricDeclaration } from '../../model/plan.ts';

/** Of what the program itself measures; all else is the counter's cost, not the workload's. */
const KEPT: ReadonlySet<string> = new Set(['cpu.instructions', 'errors.rate']);
const REASON = 'the scenario counts instructions: beside a counter, times say nothing';

/**
 * An invocation that counted instructions, without anything that the counter slows or swells: of the workload's own metrics, those in
 * things, bytes and ratios stay; times and rates go, with the reason, and so does every other built-in metric.
 */
export function onlyCounts(invocation: Invocation): Invocation {
  const declarations = invocation.declarations.filter(isUntouched);
  const slowed = invocation.declarations.filter(declaration => !isUntouched(declaration));
  const kept = new Set([...KEPT, ...declarations.map(({ id }) => id)]);
  return {
    ...invocation,
    metrics: Object.fromEntries(Object.entries(invocation.metrics).filter(([id]) => kept.has(id))),
    declarations,
    series: null,
    checkpoints: null,
    unavailable: slowed.map(({ id }) => ({ metric: id, reason: REASON })),
  };
}

const isUntouched = ({ unit }: MetricDeclaration): boolean => unit !== 'ns' && unit !== 'per-second';
