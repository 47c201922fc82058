import type { View } from '../model/view.ts';
import { cleanSentence } from './clean.ts';
import { lacksReference } from './joined.ts';
import { name, type Phrase, quoted, text } from './phrase.ts';
import type { ReportRow } from './row.ts';
import type { Sections } from './section.ts';

/** What was not measured: skipped checks, then metrics this machine could not give. */
export function notMeasured(view: View, sections: Sections): readonly Phrase[] {
  const skipped = sections.skipped.map(({ check }) => [
    ...(check.metric === null ? [] : [name(check.metric), text(' of ')]),
    name(check.scenario),
    text(': '),
    quoted(check.reason),
  ]);
  return [...skipped, ...unavailableMetrics(view)];
}

/** Metrics that could not be read, one line a metric and reason however many scenarios share it. */
function unavailableMetrics({ analysis }: View): readonly Phrase[] {
  const groups = new Map<string, { metric: string; reason: string; scenarios: string[] }>();
  for (const scenario of analysis.scenarios) {
    for (const { metric, reason } of scenario.unavailable) {
      const key = JSON.stringify([metric, reason]);
      const group = groups.get(key) ?? { metric, reason, scenarios: [] };
      group.scenarios.push(scenario.id);
      groups.set(key, group);
    }
  }
  return [...groups.values()].map(({ metric, reason, scenarios }) => [
    name(metric),
    ...(scenarios.length === 1
      ? [text(' of '), name(scenarios[0] ?? '')]
      : [text(` of ${scenarios.length} scenarios`)]),
    text(': '),
    quoted(reason),
  ]);
}

/** Doubts about the numbers, each with its advice; the same sentence once. */
export function caveatLines({ analysis, result, rounds }: View): readonly Phrase[] {
  const all = [
    ...analysis.caveats,
    ...result.caveats,
    ...rounds.flatMap(round => round.caveats),
    ...analysis.scenarios.flatMap(scenario => metricCaveats(scenario.metrics)),
  ];
  const unique = new Map(all.map(caveat => [JSON.stringify([caveat.scenario, caveat.text]), caveat]));
  return [...unique.values()].map(({ scenario, text: sentence, advice }) => [
    ...(scenario === null ? [] : [name(scenario), text(': ')]),
    quoted(sentence),
    ...(advice === null ? [] : [text('. '), text(capitalise(cleanSentence(advice)))]),
  ]);
}

const metricCaveats = (metrics: View['analysis']['scenarios'][number]['metrics']) =>
  metrics.flatMap(metric => metric.caveats);

/** What to do next, each tied to its evidence. */
export function recommendationLines({ analysis }: View): readonly Phrase[] {
  return analysis.recommendations.map(({ scenario, metric, text: sentence }) => [
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
