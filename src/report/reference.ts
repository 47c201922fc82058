import type { Comparison, Reference } from '../model/analysis.ts';
import type { Arm } from '../model/arm.ts';
import { grouped } from '../model/grouped.ts';
import type { View } from '../model/view.ts';
import { formatSignedPercent } from './change.ts';
import { storedReference } from './compared.ts';
import { formatNumber, plural } from './format.ts';
import { name, type Phrase, quoted, text } from './phrase.ts';

type Paired = Extract<Reference, { kind: 'paired' }>;
type Stored = Extract<Reference, { kind: 'stored' }>;

/** A commit as people know it; other names of a base (a branch, a folder) as they are. */
export const shortRevision = (revision: string): string =>
  /^[0-9a-f]{40}$|^[0-9a-f]{64}$/.test(revision) ? revision.slice(0, 7) : revision;

/** What it was compared with, or why with nothing. */
export function describeReference(view: View): Phrase {
  const { reference } = view.analysis;
  switch (reference.kind) {
    case 'none':
      return view.policy.against === 'none'
        ? [text('Compared with nothing, as asked: only absolute limits judge')]
        : [text('Compared with nothing: '), quoted(reference.reason)];
    case 'stored':
      return describeStored(reference);
    case 'paired':
      return describePaired(view, reference);
  }
}

function describeStored(reference: Stored): Phrase {
  const age =
    reference.ageDays < 1 ? 'less than a day old' : `${plural(Math.round(reference.ageDays), 'day')} old`;
  return [
    text(
      `Compared with ${plural(reference.comparableRuns, 'run')} of the same machine class, the newest at `,
    ),
    name(reference.newestCommit.slice(0, 7)),
    text(`, ${age}`),
  ];
}

function describePaired(view: View, reference: Paired): Phrase {
  const seed = (view.rounds[0] ?? view.result).plan.seed;
  const pairs = pairsOf(view);
  const repeated = reference.scenarios.filter(id => isRepeated(view, id));
  const made = runsOf(view);
  const timed = reference.scenarios.length - repeated.length;
  const parts = [
    ...(timed > 0 ? [`${pairs} of ${plural(timed, 'scenario')}, order drawn with seed ${seed}`] : []),
    ...repeatedOnBase(repeated.map(id => made.get(id) ?? { head: 0, base: 0 })),
  ];
  return [
    text('Compared with '),
    name(shortRevision(reference.base)),
    text(` on this machine: ${parts.join('; ')}`),
    ...describeScreening(view, reference),
  ];
}

/** Runs that one repeated scenario has on each side. */
interface RunsOfSides {
  readonly head: number;
  readonly base: number;
}

/** By scenario. */
function runsOf({ result, rounds }: View): ReadonlyMap<string, RunsOfSides> {
  const repeated = [result, ...rounds].flatMap(({ scenarios }) =>
    scenarios.filter(({ repetition }) => repetition !== undefined),
  );
  return new Map(
    [...grouped(repeated, ({ id }) => id)].map(([id, sides]) => {
      const count = (arm: Arm): number =>
        sides.reduce((sum, side) => sum + (side.arm === arm ? (side.repetition?.runs.length ?? 0) : 0), 0);
      return [id, { head: count('head'), base: count('base') }];
    }),
  );
}

/** What the base ran of repeated scenarios: what nothing is claimed of where the budget left it nothing. */
function repeatedOnBase(repeated: readonly RunsOfSides[]): readonly string[] {
  const count = (isMeant: (runs: RunsOfSides) => boolean, words: string): readonly string[] => {
    const number = repeated.filter(isMeant).length;
    return number === 0 ? [] : [words.replace('%', plural(number, 'repeated scenario'))];
  };
  return [
    ...count(({ head, base }) => base > 0 && base >= head, 'the same runs of %'),
    ...count(({ head, base }) => base > 1 && base < head, 'some of the runs of %'),
    ...count(({ head, base }) => base === 1 && base < head, 'a single run of %, to know its tests'),
    ...count(({ base }) => base === 0, 'none of the runs of %'),
  ];
}

/** Its tests were repeated, and so has no pairs. */
const isRepeated = ({ analysis }: View, scenario: string): boolean =>
  analysis.scenarios.some(({ id, tests }) => id === scenario && tests !== undefined);

/** `20 pairs`, `5 to 40 pairs`: up to the deciding look of each metric, without those that confirm. Long runs are pairs, too. */
function pairsOf({ analysis }: View): string {
  const counts = analysis.scenarios.flatMap(({ metrics }) =>
    metrics.flatMap(({ comparison }) => pairsTaken(comparison)),
  );
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  if (counts.length === 0) return 'pairs';
  return least === most ? plural(most, 'pair') : `${least} to ${plural(most, 'pair')}`;
}

function pairsTaken(comparison: Comparison): readonly number[] {
  if (comparison.kind === 'paired') return [comparison.pairs + comparison.dropped];
  return comparison.kind === 'leak' ? [Math.max(comparison.processes.base, comparison.processes.head)] : [];
}

/** What the scenarios without pairs rest on. Nothing is said to be unsuspicious that has a finding of its own. */
function describeScreening({ analysis, verdict }: View, { scenarios, screening }: Paired): Phrase {
  const paired = new Set(scenarios);
  // Repeated tests that gave no reason to run the base rest on themselves.
  const others = analysis.scenarios.filter(({ id, tests }) => !paired.has(id) && tests === undefined);
  if (screening === null || others.length === 0) return [];
  const [who, rest] = [plural(others.length, 'scenario'), others.length === 1 ? 'rests' : 'rest'];
  if (screening.kind === 'none')
    return [text(`; ${who} ${others.length === 1 ? 'was' : 'were'} compared with nothing`)];
  const suspicious = verdict.checks.some(
    ({ scenario, rule, status }) => rule === 'regression' && status !== 'pass' && !paired.has(scenario),
  );
  const found = suspicious ? '' : ', which found nothing suspicious';
  return [text(`; ${who} ${rest} on the stored baseline${found}`)];
}

/** The rules of the evidence in a sentence a kind; null where nothing was compared. */
export function describeMethod({ analysis }: View): string | null {
  const { reference, suiteShift } = analysis;
  const repeated = analysis.scenarios.some(({ tests }) => tests !== undefined) ? TESTS_METHOD : '';
  if (reference.kind === 'none') return repeated === '' ? null : repeated;
  const sentences = [
    reference.kind === 'paired' && hasPairs(analysis) ? pairedMethod(analysis) : '',
    repeated,
    hasLeaks(analysis) ? LEAK_METHOD : '',
    analysis.control === null ? '' : CONTROL_METHOD,
    storedReference(reference) === null ? '' : storedMethod(analysis),
    suiteShift === null
      ? ''
      : `Over all compared metrics the median change is ${formatSignedPercent(suiteShift)} (worse is positive).`,
  ];
  return sentences.filter(sentence => sentence !== '').join(' ');
}

/** Something was timed in pairs, or would have been. */
const hasPairs = ({ scenarios }: View['analysis']): boolean =>
  scenarios.some(({ tests }) => tests === undefined);

const TESTS_METHOD =
  'A test that is repeated fails at a rate: intervals are Wilson’s, what no failure leaves possible is exact at 95 %, a condition is named by ' +
  'Fisher’s exact test at 1 % after Holm, and a test is held against its own runs of before by the same test, one-sided, after Holm over all ' +
  'that failed.';

const pairedMethod = ({ family }: View['analysis']): string =>
  'A pair is one fresh process of the base and one of the head, back to back in an order drawn by lot, so that both meet the same noise: ' +
  'a change is the median of the ratios of pairs (Hodges–Lehmann) with its 95 % interval, p is that of the exact signed-rank test, adjusted ' +
  `by Holm over ${plural(family.metrics, 'metric')} at a family level of ${formatNumber(family.alpha, 2)} that is spent over the looks, and what ` +
  'was found worse is held against fresh pairs.';

const hasLeaks = ({ scenarios }: View['analysis']): boolean =>
  scenarios.some(({ metrics }) => metrics.some(({ comparison }) => comparison.kind === 'leak'));

const LEAK_METHOD =
  'A leak is what a resource grows by over the second half of a long run, one value a process: those of the head are held against those ' +
  'of the base by the exact Mann–Whitney test, and what was found is held against fresh processes.';
const CONTROL_METHOD =
  'The base ran twice in each pair and was held against itself by the same rule: an alarm there comes from the machine, not from a change.';

function storedMethod({ reference, family }: View['analysis']): string {
  const rule =
    'are medians of this run against the stored runs, with 95 % prediction intervals from the spread between runs';
  if (reference.kind === 'paired') return `Where there are no pairs, changes ${rule}.`;
  return (
    `Changes ${rule}; ` +
    `p values are adjusted by Holm over ${plural(family.metrics, 'metric')} at a family level of ${formatNumber(family.alpha, 2)}.`
  );
}
