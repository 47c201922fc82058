import type { LeakComparison, MetricAnalysis } from '../model/analysis.ts';
import type { Caveat } from '../model/caveat.ts';
import { grouped } from '../model/grouped.ts';
import type { MetricDefinition } from '../model/metric.ts';
import type { View } from '../model/view.ts';
import { cleanSentence } from './clean.ts';
import { formatProbability, formatValue, plural } from './format.ts';
import { lacksReference } from './joined.ts';
import { describeProcesses } from './leak.ts';
import { name, type Phrase, quoted, subjectOf, text } from './phrase.ts';
import type { ReportRow } from './row.ts';
import type { Sections } from './section.ts';

/** What was not measured: skipped checks, then metrics this machine could not give. */
export const notMeasured = (view: View, sections: Sections): readonly Phrase[] => [
  ...skippedChecks(sections),
  ...unavailableMetrics(view),
];

/** Each skipped check with its reason. */
export const skippedChecks = ({ skipped }: Sections): readonly Phrase[] =>
  skipped.map(({ check }) => [...subjectOf(check), text(': '), quoted(check.reason)]);

/** Metrics that could not be read: one line for what has one reason in the same scenarios, however many they are. */
export function unavailableMetrics({ analysis }: View): readonly Phrase[] {
  const missing = new Map<string, { metric: string; reason: string; scenarios: string[] }>();
  for (const scenario of analysis.scenarios) {
    for (const { metric, reason } of scenario.unavailable) {
      const key = JSON.stringify([metric, reason]);
      const found = missing.get(key) ?? { metric, reason, scenarios: [] };
      found.scenarios.push(scenario.id);
      missing.set(key, found);
    }
  }
  const groups = new Map<string, { metrics: string[]; reason: string; scenarios: readonly string[] }>();
  for (const { metric, reason, scenarios } of missing.values()) {
    const key = JSON.stringify([reason, scenarios]);
    const group = groups.get(key) ?? { metrics: [], reason, scenarios };
    group.metrics.push(metric);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ metrics, reason, scenarios }) => [
    ...listed(metrics),
    ...(scenarios.length === 1
      ? [text(' of '), name(scenarios[0] ?? '')]
      : [text(` of ${scenarios.length} scenarios`)]),
    text(': '),
    quoted(reason),
  ]);
}

/** Metrics named in one line; of many the first few and their number. */
function listed(metrics: readonly string[]): Phrase {
  const named = metrics.slice(0, MOST_NAMED);
  const rest = metrics.length - named.length;
  return [
    ...named.flatMap((metric, i) => [...(i === 0 ? [] : [text(', ')]), name(metric)]),
    ...(rest === 0 ? [] : [text(` and ${rest} more`)]),
  ];
}

/** Metrics that one line names. */
const MOST_NAMED = 12;

/** Doubts about the numbers, each with its advice; the same sentence once, with all scenarios that it is about. */
export function caveatLines({ analysis, result, rounds }: View): readonly Phrase[] {
  const all = [
    ...analysis.caveats,
    ...result.caveats,
    ...rounds.flatMap(round => round.caveats),
    ...analysis.scenarios.flatMap(scenario => metricCaveats(scenario.metrics)),
  ];
  const groups = grouped(all, ({ scenario, text: sentence }) =>
    JSON.stringify([scenario === null, sentence]),
  );
  return [...groups.values()].map(describeCaveats);
}

/** One sentence about the scenarios of all `caveats`, which say the same. */
function describeCaveats(caveats: readonly Caveat[]): Phrase {
  const scenarios = new Set(caveats.flatMap(({ scenario }) => scenario ?? []));
  const [first] = caveats;
  if (first === undefined) return [];
  const { text: sentence, advice } = first;
  return [
    ...(scenarios.size === 0 ? [] : [...listed([...scenarios]), text(': ')]),
    quoted(sentence),
    ...(advice === null ? [] : [text('. '), text(capitalise(cleanSentence(advice)))]),
  ];
}

const metricCaveats = (metrics: View['analysis']['scenarios'][number]['metrics']) =>
  metrics.flatMap(metric => metric.caveats);

/** What to do next, each tied to its evidence. */
export function recommendationLines({ analysis }: View): readonly Phrase[] {
  return [...given(analysis), ...sharperPairs(analysis), ...sharperLeaks(analysis)];
}

/** Pairs that see only changes of more than this many times what matters leave the question open (docs/statistics.md). */
const BLINDNESS = 2;

/** What would have let pairs see more, in the order of what it costs; a line for what CPU time would help, and one for the rest. */
function sharperPairs({ scenarios, recommendations }: View['analysis']): readonly Phrase[] {
  const blind = scenarios.flatMap(({ id, metrics }) =>
    metrics.flatMap(({ metric, comparison }) =>
      comparison.kind === 'paired' &&
      comparison.state === 'undecided' &&
      comparison.mde80 > BLINDNESS * comparison.smallestEffect &&
      !recommendations.some(given => given.scenario === id && given.metric === metric.id)
        ? [{ subject: [name(metric.id), text(' of '), name(id)], byCpu: cpuTimeHelps(metric, metrics) }]
        : [],
    ),
  );
  const subjects = (byCpu: boolean) =>
    blind.filter(entry => entry.byCpu === byCpu).map(({ subject }) => subject);
  return [...sharper(subjects(true), `${CPU_TIME}; ${SHARPER}`), ...sharper(subjects(false), SHARPER)];
}

/** What would let long runs show smaller leaks, in the order of what it costs. */
function sharperLeaks({ scenarios, recommendations }: View['analysis']): readonly Phrase[] {
  const blind = scenarios.flatMap(({ id, metrics }) =>
    metrics
      .filter(
        ({ metric, comparison }) =>
          comparison.kind === 'leak' &&
          comparison.state === 'undecided' &&
          !recommendations.some(given => given.scenario === id && given.metric === metric.id),
      )
      .map(({ metric }) => ({ metric, subject: subjectOf({ scenario: id, metric: metric.id }) })),
  );
  const [memory, counted] = [true, false].map(isMemory =>
    blind.filter(({ metric }) => (metric.unit === 'bytes') === isMemory).map(({ subject }) => subject),
  );
  return [
    ...sharper(memory ?? [], `${HEAP}; or ${LONGER}`, 'leaks'),
    ...sharper(counted ?? [], LONGER, 'leaks'),
  ];
}

const HEAP = 'report the heap after a garbage collection at checkpoints, which hides less than pages do';
const LONGER = 'let each run do more operations';

function sharper(
  [first, ...more]: readonly Phrase[],
  advice: string,
  what: 'changes' | 'leaks' = 'changes',
): readonly Phrase[] {
  if (first === undefined) return [];
  const others = more.length === 0 ? [] : [text(` and ${more.length} more`)];
  return [[text(`To see smaller ${what} in `), ...first, ...others, text(`: ${advice}`)]];
}

/** CPU time stands in for a time or a rate that nothing quieter guards yet. */
const cpuTimeHelps = ({ kind }: MetricDefinition, metrics: readonly MetricAnalysis[]): boolean =>
  (kind === 'time' || kind === 'tail' || kind === 'rate') &&
  !metrics.some(({ metric, gated }) => gated && metric.id === 'cpu.perop');

const CPU_TIME = 'gate CPU time, which is several times quieter than elapsed time';
const SHARPER =
  'let one invocation last half a second or more; allow more pairs by a larger budget; or use a quieter runner';

/** What each metric was decided by, for the detailed reports: `time.wall of parse: 20 pairs, p 0.0007, adjusted 0.003 at a level of 0.01`. */
export const lookLines = ({ analysis }: View): readonly Phrase[] =>
  analysis.scenarios.flatMap(({ id, metrics }) =>
    metrics.flatMap(({ metric, comparison }) => {
      if (comparison.kind === 'leak') return [leakLook(id, metric, comparison)];
      if (comparison.kind !== 'paired') return [];
      const { pairs, dropped, p, adjustedP, alpha, state, confirmation } = comparison;
      const words = [
        `${plural(pairs, 'pair')}${dropped === 0 ? '' : ` and ${dropped} dropped`}`,
        `p ${formatProbability(p)}`,
        `adjusted ${formatProbability(adjustedP)} at a level of ${formatProbability(alpha)}`,
        state,
        ...(confirmation === null
          ? []
          : [`${plural(confirmation.pairs, 'fresh pair')} with p ${formatProbability(confirmation.p)}`]),
      ];
      return [[name(metric.id), text(' of '), name(id), text(`: ${words.join(', ')}`)]];
    }),
  );

/** `memory.leak of import: 5 processes a side, p 0.004 at a level of 0.01, worse, against 10 KB/1k ops, 5 fresh processes with p 0.004`. */
function leakLook(scenario: string, metric: MetricDefinition, comparison: LeakComparison): Phrase {
  const { p, alpha, state, margin, wanted, confirmation } = comparison;
  const fresh =
    confirmation === null
      ? []
      : [
          `${plural(confirmation.processes, 'fresh process', 'fresh processes')} a side with p ${formatProbability(confirmation.p)}`,
        ];
  const words = [
    describeProcesses(comparison),
    `p ${formatProbability(p)} at a level of ${formatProbability(alpha)}`,
    `${state} against ${formatValue(metric, state === 'worse' ? margin : wanted)}`,
    ...fresh,
  ];
  return [...subjectOf({ scenario, metric: metric.id }), text(`: ${words.join(', ')}`)];
}

function given({ recommendations }: View['analysis']): readonly Phrase[] {
  return recommendations.map(({ scenario, metric, text: sentence }) => [
    ...(scenario === null ? [] : [name(scenario), text(metric === null ? ': ' : ' ')]),
    ...(metric === null ? [] : [name(metric), text(': ')]),
    text(capitalise(cleanSentence(sentence))),
  ]);
}

/** Commands that run again what needs attention, worst first, each once. */
export function reproductions({ failed, unclear, warned }: Sections): readonly string[] {
  const rows: readonly ReportRow[] = [...failed, ...unclear, ...warned];
  const commands = rows.filter(row => !lacksReference(row)).map(row => row.check.reproduce);
  return [...new Set(commands.filter(command => command !== null))];
}

/** The last output of a scenario in trouble, with its log file. */
export interface Excerpt {
  readonly scenario: string;
  readonly log: string;
  readonly output: string;
}

/** One excerpt for each scenario that had trouble and printed something. */
export const excerptsOf = ({ analysis }: View): readonly Excerpt[] =>
  analysis.scenarios.flatMap(({ id, trouble }) =>
    trouble === null || trouble.excerpt.trim() === ''
      ? []
      : [{ scenario: id, log: trouble.log, output: trouble.excerpt }],
  );

const capitalise = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
