import type { Comparison, LeakComparison, PairedComparison, ScenarioAnalysis } from './model/analysis.ts';
import { sideOf } from './model/sides.ts';
import type { Check, Verdict } from './model/verdict.ts';
import type { View } from './model/view.ts';
import { normalQuantile } from './stats/normal.ts';
import { trialsToExclude } from './stats/proportion.ts';
import { isDistrusted } from './verdict/distrust.ts';

/** What a view leaves open: which scenarios the next samples, pairs or fresh pairs are for. */

/** Scenarios that more samples of the head may decide: those with an absolute limit that their interval still straddles. */
export const straddling = (view: View): ReadonlySet<string> =>
  scenariosWith(
    view.verdict,
    check =>
      check.status === 'inconclusive' &&
      (check.rule === 'max' || check.rule === 'min') &&
      canDecide(view, check),
  );

/** An error rate near zero takes a known number of operations to show, of which a part has no more than the whole; a plan with fewer need not go on trying. */
function canDecide({ result, analysis }: View, { scenario, metric, rule }: Check): boolean {
  const found = analysis.scenarios
    .find(({ id }) => id === scenario)
    ?.metrics.find(candidate => candidate.metric.id === metric);
  if (found?.counted === undefined || found.metric.better === 'higher') return true;
  const planned = result.plan.scenarios.find(candidate => candidate.id === scenario);
  const limit = found.limits.find(candidate => candidate.limit === rule);
  if (planned === undefined || limit === undefined || planned.load.iterations === null) return true;
  return planned.load.iterations * planned.samples.max >= trialsToExclude(limit.value, limit.interval.level);
}

/** A stored comparison that sees only changes beyond this does not clear a scenario (docs/statistics.md). */
export const BLUNT_SCREEN = 0.2;

/** Rules that pairs with the base may answer. */
const BESIDE_BASE: ReadonlySet<Check['rule']> = new Set(['regression', 'leak']);

/** A detector reported what only the base can excuse: a fault that it has as well. */
const isFault = ({ rule, status }: Check): boolean => rule === 'detector' && status === 'fail';

/** Scenarios that the screening does not clear: suspect, with a fault, without history, or seen by a history too blunt to see anything. */
export function doubtfulOf(view: View): ReadonlySet<string> {
  const { verdict, analysis } = view;
  const notCleared = scenariosWith(
    verdict,
    check => isFault(check) || (BESIDE_BASE.has(check.rule) && check.status !== 'pass'),
  );
  const bluntly = analysis.scenarios.filter(scenario =>
    scenario.metrics.some(
      ({ gated, comparison }) => gated && comparison.kind === 'stored' && comparison.mde80 > BLUNT_SCREEN,
    ),
  );
  return withReferences(view, new Set([...notCleared, ...bluntly.map(scenario => scenario.id)]));
}

/**
 * Scenarios that more pairs may decide: with a metric that the pairs so far neither show worse nor exclude, or with failures that they
 * cannot tell from the base's. Those that need least come first: there, what is left of a budget decides most. What looks worse needs
 * only itself to be shown, and all of a scenario's metrics must be cleared to clear it.
 */
export function undecidedPairs(view: View): ReadonlySet<string> {
  const open = view.analysis.scenarios.flatMap(scenario => {
    const undecided = scenario.metrics.flatMap(({ comparison }) =>
      comparison.kind === 'paired' && comparison.state === 'undecided' ? [comparison] : [],
    );
    const needs = undecided.map(pairsToClear);
    const toShow = Math.min(...undecided.map(pairsToShow));
    const isOpenSoak = scenario.metrics.some(({ metric, comparison }) =>
      processesMayTell(metric.id, comparison),
    );
    if (isSeldomFailing(scenario) || isOpenSoak) needs.push(Number.MAX_VALUE);
    return needs.length === 0 ? [] : [{ id: scenario.id, needs: Math.min(toShow, Math.max(...needs)) }];
  });
  return withReferences(view, new Set(open.sort((a, b) => a.needs - b.needs).map(({ id }) => id)));
}

/**
 * Whether more processes may answer what a soak leaves open. Where less memory than matters cannot be seen in runs of this length, none
 * excludes a leak: they are worth their time only if what they grew by is near enough to what can be seen.
 */
function processesMayTell(metric: string, comparison: Comparison): boolean {
  if (comparison.kind !== 'leak' || comparison.state !== 'undecided') return false;
  const { margin, wanted, difference } = comparison;
  return !metric.startsWith('memory.') || margin <= wanted || difference >= margin / 2;
}

/** Scenarios with a metric that the fresh pairs so far neither confirm nor make unlikely. */
export function unconfirmed(view: View): ReadonlySet<string> {
  const open = view.analysis.scenarios.filter(({ metrics }) =>
    metrics.some(
      ({ comparison }) =>
        (comparison.kind === 'paired' && isUnconfirmed(comparison)) ||
        (comparison.kind === 'leak' && isUnconfirmedLeak(comparison)),
    ),
  );
  return withReferences(view, new Set(open.map(({ id }) => id)));
}

/** An estimate that may still reach half of what matters is worth a second look. */
function isUnconfirmed({ state, confirmation, ...comparison }: PairedComparison): boolean {
  if (state !== 'worse' || confirmation === null || confirmation.holds) return false;
  return (confirmation.interval.high ?? Infinity) >= mattersIn(comparison) / 2;
}

function isUnconfirmedLeak({ state, confirmation, margin }: LeakComparison): boolean {
  if (state !== 'worse' || confirmation === null || confirmation.holds) return false;
  return (confirmation.interval.high ?? Infinity) >= margin / 2;
}

/** The relative change that matters: the floor may ask for more than the smallest effect. */
const mattersIn = ({
  smallestEffect,
  floor,
  reference,
}: Pick<PairedComparison, 'smallestEffect' | 'floor' | 'reference'>): number =>
  Math.max(smallestEffect, reference === 0 ? 0 : floor / Math.abs(reference));

/** Pairs until what looks worse is shown at the level of this look: z grows with the root of their number. Infinite for what does not. */
function pairsToShow({ pairs, change, p, adjustedP, alpha, ...comparison }: PairedComparison): number {
  if (change < mattersIn(comparison) || p >= 0.5) return Infinity;
  const sharing = Math.max(1, adjustedP / p);
  return pairs * (normalQuantile(1 - alpha / sharing) / normalQuantile(1 - p)) ** 2;
}

/** Pairs until the change that matters is visible: what is visible shrinks with the root of their number. */
function pairsToClear({ pairs, mde80, ...comparison }: PairedComparison): number {
  const matters = mattersIn(comparison);
  return matters === 0 ? Number.MAX_VALUE : pairs * (mde80 / matters) ** 2;
}

/** The head failed more often than the base, too seldom to say that it is no chance. */
const isSeldomFailing = ({ failures }: ScenarioAnalysis): boolean =>
  failures !== null && failures.head.failed > failures.base.failed && failures.adjustedP > failures.alpha;

/** With the scenarios that their values are divided by, which have to be run in the same pairs. */
function withReferences({ policy, result }: View, ids: ReadonlySet<string>): ReadonlySet<string> {
  const planned = new Set(result.plan.scenarios.map(({ id }) => id));
  const references = [...ids].flatMap(id =>
    (policy.thresholds[id] ?? []).flatMap(({ relativeTo }) =>
      relativeTo !== null && planned.has(relativeTo) ? [relativeTo] : [],
    ),
  );
  return new Set([...ids, ...references]);
}

/**
 * Repeated scenarios of which the same runs of the base may explain something: a fault that a detector reported, or the failure of a test
 * that nothing excuses, that is not broken, and of which the history knows nothing, or too little, or better.
 */
export function unexplained({ verdict, analysis }: View): ReadonlySet<string> {
  const failing = new Map(
    analysis.scenarios.flatMap(({ id, tests }) => (tests === undefined ? [] : [[id, tests.failing]])),
  );
  return scenariosWith(verdict, check => {
    const { scenario, rule, subject, status } = check;
    const tests = failing.get(scenario);
    const found = tests?.find(({ test }) => test === subject);
    const isOpen = status === 'fail' || status === 'inconclusive';
    return (
      (tests !== undefined && isFault(check)) ||
      (rule === 'test' && isOpen && found !== undefined && found.failed < found.runs)
    );
  });
}

/**
 * Repeated scenarios whose tests of before nobody knows, each with a run that the base can make as well: one is enough to see that a test is
 * gone. The stored history knows them, unless the base is asked for.
 */
export function unnamed({ result, policy, analysis }: View): ReadonlyMap<string, number> {
  const named = analysis.scenarios.flatMap(({ id, tests }): readonly (readonly [string, number])[] => {
    const isKnown = tests?.against === 'history' && policy.against !== 'base';
    const [run] = sideOf(result, id, 'head')?.repetition?.runs ?? [];
    const hasNames = tests !== undefined && [...tests.failing, ...tests.clean.tests].some(isNamed);
    return run === undefined || isKnown || !hasNames ? [] : [[id, run]];
  });
  return new Map(policy.vanished === 'ignore' ? [] : named);
}

/** Where all there is is the command itself, no test can be missed. */
const isNamed = ({ test }: { readonly test: string }): boolean => test !== '';

/** Scenarios with a metric that was found worse and is to be confirmed. Nothing is, where the base differs from itself. */
export function worseOf(view: View): ReadonlySet<string> {
  if (isDistrusted(view.analysis.control)) return new Set();
  const worse = view.analysis.scenarios.filter(({ metrics }) =>
    metrics.some(
      ({ comparison }) =>
        (comparison.kind === 'paired' && comparison.state === 'worse') || isLeak(comparison, 'worse'),
    ),
  );
  return withReferences(view, new Set(worse.map(({ id }) => id)));
}

const isLeak = (comparison: Comparison, state: LeakComparison['state']): boolean =>
  comparison.kind === 'leak' && comparison.state === state;

const scenariosWith = ({ checks }: Verdict, test: (check: Check) => boolean): ReadonlySet<string> =>
  new Set(checks.filter(test).map(check => check.scenario));
