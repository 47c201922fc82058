import type { Arm } from '../../model/arm.ts';
import type { ExplanationStep, ExplanationTable } from '../../model/explanation.ts';
import type { Policy } from '../../model/policy.ts';
import type { RunResult } from '../../model/result.ts';
import { EXCLUSION_ALPHA, everyLook, type LookResult } from '../../stats/sequential.ts';
import { signedRank } from '../../stats/signed-rank.ts';
import { hodgesLehmann } from '../../stats/walsh.ts';
import { type Candidate, candidatesOf, isConstant, LOOKED_LEVEL, memberOf } from '../candidate.ts';
import { confirmAtLooks, freshCandidate } from '../confirm.ts';
import { changeThatMatters } from '../pairs.ts';
import { columns, fact, step } from './steps.ts';

/** How pairs of base and head were judged: the pairs, every look at them, and the fresh pairs; empty where there are none. */
export function explainPairs(
  scenario: string,
  metric: string,
  runs: readonly RunResult[],
  policy: Policy,
): readonly ExplanationStep[] {
  const search = runs.find(run => run.plan.pairing?.purpose === 'search');
  const confirmation = runs.find(run => run.plan.pairing?.purpose === 'confirm');
  if (search === undefined) return [];
  const family = search.plan.scenarios
    .flatMap(({ id }) => candidatesOf(search, id, policy, 'head'))
    .filter(({ pairs }) => pairs.head.length > 0);
  const own = family.find(isOf(scenario, metric));
  if (own === undefined) return [];
  const [firstLook = 0] = search.plan.pairing?.looks ?? [];
  if (isConstant(own) && own.pairs.taken >= firstLook) return explainConstant(own, search);
  const varying = family.filter(member => !(isConstant(member) && member.pairs.taken >= firstLook));
  const looks = everyLook(varying.map(memberOf), search.plan.pairing?.looks ?? [], policy.familyAlpha);
  const taken = looks[varying.indexOf(own)] ?? [];
  const fresh = confirmation === undefined ? null : freshCandidate(own, confirmation);
  return [
    samplesStep('Pairs', own, search, taken.at(-1)?.attempts ?? own.pairs.taken),
    marginStep(own),
    looksStep(own, taken, varying.length, policy.familyAlpha),
    intervalStep(own, taken.at(-1)),
    ...(fresh === null || confirmation === undefined || taken.at(-1)?.state !== 'worse'
      ? []
      : confirmationSteps(fresh, confirmation)),
  ];
}

const isOf =
  (scenario: string, metric: string) =>
  (candidate: Candidate): boolean =>
    candidate.scenario === scenario && candidate.pairs.metric.id === metric;

function explainConstant(own: Candidate, search: RunResult): readonly ExplanationStep[] {
  const text = 'Neither side varies, so the difference needs no test: it is held against the margin.';
  return [samplesStep('Pairs', own, search, own.pairs.taken), step('Comparison', text, []), marginStep(own)];
}

function samplesStep(title: string, own: Candidate, run: RunResult, upTo: number): ExplanationStep {
  const orders = run.plan.pairing?.orders[own.scenario] ?? [];
  const logs = isLogarithmic(own);
  const text = logs
    ? 'd = ln(head / base), its sign turned where more is better, so that positive is worse. Pairs with a failed side are missing.'
    : 'A value is zero, so d is the adverse difference divided by the level of the base. Pairs with a failed side are missing.';
  const ratio = own.other === null ? '' : ` Each value is divided by that of ${own.other} in the same pair.`;
  return step(title, text + ratio, [], {
    columns: columns(
      ['pair', 'count'],
      ['order', 'text'],
      ['base', 'value'],
      ['head', 'value'],
      ['d', 'number'],
    ),
    rows: own.pairs.numbers.flatMap((number, i) =>
      number > upTo
        ? []
        : [
            [
              number,
              orderOf(orders[number - 1]),
              own.pairs.base[i] ?? null,
              own.pairs.head[i] ?? null,
              own.scale.differences[i] ?? null,
            ],
          ],
    ),
  });
}

const orderOf = (order: readonly Arm[] | undefined): string => order?.join(', ') ?? '';

const isLogarithmic = ({ pairs: { base, head } }: Candidate): boolean =>
  [...base, ...head].every(value => value > 0);

function marginStep({ pairs, margin, scale }: Candidate): ExplanationStep {
  const matters = changeThatMatters(pairs, margin);
  const text =
    'The change that matters is the smallest effect, or what the floor is of the level of the base, whichever is larger.';
  return step('What matters', text, [
    fact('smallest effect', 'ratio', margin.smallestEffect),
    fact('floor', 'value', margin.floor),
    fact('change that matters', 'ratio', matters),
    fact('the same on the scale of d', 'number', scale.fromChange(matters)),
  ]);
}

function looksStep(
  { scale }: Candidate,
  taken: readonly LookResult[],
  family: number,
  alpha: number,
): ExplanationStep {
  const text = `Exact one-sided signed-rank test of d over the pairs so far, Holm's step-down over the ${family} metrics of the push (those that stopped earlier count as p = 1). Worse: adjusted p at most the level of the look and the Hodges–Lehmann estimate at least the change that matters. Excluded: the one-sided upper bound of d, at the share of 5 % that the look may spend, below that.`;
  const table: ExplanationTable = {
    columns: columns(
      ['look', 'count'],
      ['pairs', 'count'],
      ['p', 'probability'],
      ['adjusted p', 'probability'],
      ['level', 'probability'],
      ['estimate of d', 'number'],
      ['upper bound', 'number'],
      ['state', 'text'],
    ),
    rows: taken.map(look => [
      look.attempts,
      look.n,
      look.p,
      look.adjustedP,
      look.alpha,
      look.estimate,
      // Both levels are spent alike, so the look's share of one is its share of the other.
      hodgesLehmann(scale.differences.slice(0, look.n), (EXCLUSION_ALPHA * look.alpha) / alpha).high,
      look.state,
    ]),
  };
  return step('Looks', text, [fact('level of the push', 'probability', alpha)], table);
}

function intervalStep({ scale }: Candidate, look: LookResult | undefined): ExplanationStep {
  return estimateStep(
    'Estimate',
    scale.differences.slice(0, look?.n ?? scale.differences.length),
    scale.toChange,
  );
}

function estimateStep(
  title: string,
  differences: readonly number[],
  toChange: (difference: number) => number,
): ExplanationStep {
  const { estimate, low, high } = hodgesLehmann(differences, (1 - LOOKED_LEVEL) / 2);
  const n = differences.length;
  const text =
    'The median of all averages of two d (each with itself too), and the averages that bound it by the signed-rank distribution at 2 % on each side, which over several looks covers 95 %.';
  const change = (value: number | null): number | null => (value === null ? null : toChange(value));
  return step(title, text, [
    fact('averages', 'count', (n * (n + 1)) / 2),
    fact('estimate of d', 'number', estimate),
    fact('change', 'ratio', change(estimate)),
    fact('from', 'ratio', change(low)),
    fact('to', 'ratio', change(high)),
  ]);
}

function confirmationSteps(fresh: Candidate, run: RunResult): readonly ExplanationStep[] {
  const found = confirmAtLooks(fresh, run.plan.pairing?.looks ?? []);
  if (found === null) return [];
  const differences = fresh.scale.differences.slice(0, found.pairs);
  const test = signedRank(differences);
  const text =
    'Tests of this metric alone, at 0.05 over the looks; confirmed when p is at most the share of the look and the estimate at least half the change that matters.';
  return [
    samplesStep('Fresh pairs', fresh, run, fresh.pairs.numbers[found.pairs - 1] ?? 0),
    step('Confirmation', text, [
      fact('fresh pairs', 'count', found.pairs),
      fact('d that are not zero', 'count', test.n),
      fact('sum of the ranks of positive d', 'number', test.statistic),
      fact('p', 'probability', found.p),
      fact('share of the look', 'probability', found.alpha),
      fact('half of what matters', 'ratio', changeThatMatters(fresh.pairs, fresh.margin) / 2),
      fact('confirmed', 'text', found.holds ? 'yes' : 'no'),
    ]),
    estimateStep('Fresh estimate', differences, fresh.scale.toChange),
  ];
}
