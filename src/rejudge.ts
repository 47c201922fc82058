import { contradictionIn } from './baseline/consistency.ts';
import type { BaselineStore } from './baseline/store.ts';
import { conclude } from './evidence.ts';
import type { BaselineLookup } from './model/baseline.ts';
import type { Commit, Environment } from './model/environment.ts';
import { SuiteError } from './model/suite-error.ts';
import type { View } from './model/view.ts';
import { type Gated, writeReports } from './pipeline.ts';
import { factsOf } from './rejudge/facts.ts';
import { type Terms, termsOf, type Word } from './rejudge/terms.ts';

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
 * the analysis and the verdict that came with them. Throws a SuiteError where they contradict themselves (exit 3).
 *
 * What this cannot do is to tell whether the samples were measured: who controls the measuring run can write any.
 */
export async function rejudge(views: readonly View[], bench: Bench): Promise<Gated> {
  const claimed = join(views);
  const contradiction = contradictionIn(claimed);
  if (contradiction !== null)
    throw new SuiteError(`Cannot judge the results: ${contradiction}`, { exitCode: 3 });
  const terms = termsOf(bench.word, claimed.result.plan);
  const lookup = await restore(claimed, terms, bench);
  const facts = factsOf(claimed, terms, lookup, bench.commit);
  const view = conclude(facts, lookup, terms.policy, bench.program);
  await writeReports(view, bench.out);
  return { view, lookup, saved: null, refreshReason: 'results of a proposal never enter it', accepted: [] };
}

/** Where results of several parts of a suite come together. */
function join(views: readonly View[]): View {
  const [view, ...others] = views;
  if (view === undefined) throw new Error('there are no results to judge');
  if (others.length === 0) return view;
  throw new SuiteError(
    `Cannot judge ${views.length} results together: parts of a suite are not joined here; name the one artifact that holds the joined results`,
    { exitCode: 2 },
  );
}

async function restore(
  { result: { environment } }: View,
  { plan, policy }: Terms,
  bench: Bench,
): Promise<BaselineLookup> {
  if (policy.against === 'none') return { kind: 'disabled' };
  const { machineClass } = environment;
  return bench.storeFor(environment).restore({ suite: plan.suite, machineClass });
}
