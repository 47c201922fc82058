import type { Lookups } from './analyze/histories.ts';
import { contradictionIn } from './baseline/consistency.ts';
import type { BaselineStore } from './baseline/store.ts';
import { conclude } from './evidence.ts';
import { concludeMerged, firstFound, lookupsOf } from './merging.ts';
import type { Commit, Environment } from './model/environment.ts';
import { SuiteError } from './model/suite-error.ts';
import type { View } from './model/view.ts';
import { type Gated, writeReports } from './pipeline.ts';
import { factsOf } from './rejudge/facts.ts';
import { type Terms, termsOf, type Word } from './rejudge/terms.ts';
import type { Measured } from './run/merge/lift.ts';
import { putTogether } from './run/merge/together.ts';

/** What judging again takes besides the results. Nothing of it comes with them. */
export interface Bench {
  readonly word: Word;
  /** The head that GitHub says was measured. */
  readonly commit: Commit;
  /** Baselines of the machine that the results say they come from. */
  readonly storeFor: (environment: Environment) => Pick<BaselineStore, 'restore'>;
  /** Start of every command that reproduces. */
  readonly program: string;
  /** Reports go there; absolute. */
  readonly out: string;
}

/**
 * Judges the results of a run that nobody trusts: their samples by the base's limits, against a baseline found here, without regard to
 * the analysis and the verdict that came with them. Results of several parts of a suite are joined first. Throws a SuiteError where they
 * contradict themselves (exit 3).
 *
 * What this cannot do is to tell whether the samples were measured: who controls the measuring run can write any.
 */
export async function rejudge(views: readonly View[], bench: Bench): Promise<Gated> {
  for (const view of views) {
    const contradiction = contradictionIn(view);
    if (contradiction !== null)
      throw new SuiteError(`Cannot judge the results: ${contradiction}`, { exitCode: 3 });
  }
  const claimed = joined(views);
  const terms = termsOf(bench.word, claimed.result.plan);
  const lookups = await restoreAll(claimed, terms, bench);
  const lookup = firstFound(lookups);
  const facts = factsOf(claimed, terms, lookup, bench.commit);
  const view =
    facts.result.merged === undefined
      ? conclude(facts, lookup, terms.policy, bench.program)
      : concludeMerged({ ...facts, policy: terms.policy }, lookups, bench.program);
  await writeReports(view, bench.out);
  return {
    view,
    lookup,
    saved: null,
    refreshReason: 'results of a proposal never enter it',
    accepted: [],
  };
}

/** Results of a whole suite are themselves; parts come together, and what is missing of them is written down. */
function joined(views: readonly View[]): Measured {
  const [view, ...others] = views;
  if (view === undefined) throw new Error('there are no results to judge');
  if (others.length === 0 && view.result.plan.shard === undefined) return view;
  if (views.some(({ result }) => result.merged !== undefined))
    throw new SuiteError(
      `Cannot judge ${views.length} results together: one of them is joined from parts already; name its artifact alone`,
      { exitCode: 2 },
    );
  return putTogether(
    views.map((measured, i) => ({ source: `artifact ${i + 1}`, measured })),
    null,
  );
}

const restoreAll = ({ result }: Measured, { plan, policy }: Terms, bench: Bench): Promise<Lookups> =>
  lookupsOf(
    result.merged?.parts.map(({ environment }) => environment) ?? [result.environment],
    async environment =>
      policy.against === 'none'
        ? { kind: 'disabled' }
        : bench.storeFor(environment).restore({ suite: plan.suite, machineClass: environment.machineClass }),
  );
