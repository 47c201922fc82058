import type { NoiseReport, ScenarioNoise, Sight, SightAdvice } from '../model/noise.ts';
import { formatPercent } from './change.ts';
import { cleanName, cleanSentence } from './clean.ts';
import { formatDuration, formatNumber, formatValue, plural } from './format.ts';

/** What one scenario sees, and what would show more, in sentences. */
export function sightSentences(scenario: ScenarioNoise): readonly string[] {
  const { id, trouble, pairs } = scenario;
  const name = cleanName(id);
  if (pairs === 0)
    return [`${name}: nothing was measured${trouble === null ? '' : `, because ${cleanSentence(trouble)}`}.`];
  return [
    ...(scenario.soak ? leaksSeen(scenario) : [seenAndAdvised(name, scenario.sight)]),
    ...(trouble === null ? [] : [`${name} has only ${plural(pairs, 'pair')}: ${cleanSentence(trouble)}.`]),
  ];
}

function leaksSeen({ id, leaks }: ScenarioNoise): readonly string[] {
  const name = cleanName(id);
  if (leaks.length === 0) return [`${name}: its growth could not be compared; run it as a gate to read why.`];
  return leaks.map(({ metric, comparison: { smallestVisible, processes } }) => {
    const least = formatValue(metric, smallestVisible);
    return `${name}: leaks of ${least} and more (${cleanName(metric.id)}, ${processes.base} + ${processes.head} processes).`;
  });
}

const seenAndAdvised = (name: string, sight: Sight | null): string =>
  sight === null
    ? `${name}: nothing that is judged varies; any change that counts is seen.`
    : [seen(name, sight), ...advised(sight)].join(' ');

function seen(name: string, { metric, pairs, ms, change }: Sight): string {
  const cost = [cleanName(metric), plural(pairs, 'pair'), ...(ms === null ? [] : [formatDuration(ms)])].join(
    ', ',
  );
  return change === null
    ? `${name}: nothing yet (${cost}): so few pairs cannot reach the level that this many metrics leave to each.`
    : `${name}: changes of ${formatPercent(change)} and more (${cost}).`;
}

function advised({ wanted, advice }: Sight): readonly string[] {
  if (wanted === null || advice.length === 0) return [];
  const ways = advice.map(way => wayOf(way, wanted));
  const last = ways.at(-1) ?? '';
  const list = ways.length === 1 ? last : `${ways.slice(0, -1).join('; ')}; or ${last}`;
  return [`To see smaller ones: ${list}.`];
}

function wayOf(advice: SightAdvice, wanted: number): string {
  switch (advice.kind) {
    case 'cpu-time':
      return `CPU time (${advice.metric}) shows ${formatPercent(advice.change)} and is ${
        advice.gated ? 'judged already' : 'not judged yet: give it a threshold'
      }`;
    case 'longer':
      return `longer invocations (${formatNumber(advice.ms, 0)} ms now, better ${advice.atLeastMs} ms and more)`;
    case 'pairs': {
      const cost = [
        ...(advice.ms === null ? [] : [formatDuration(advice.ms)]),
        ...(advice.most === null ? [] : [`a run takes ${advice.most} at most`]),
      ];
      const price = cost.length === 0 ? '' : ` (${cost.join('; ')})`;
      return `${plural(advice.pairs, 'pair')} for ${formatPercent(wanted)}${price}`;
    }
    case 'quieter-machine':
      return 'a quieter machine';
  }
}

/** How often the rule cries wolf here, and whether it did this time. */
export function alarmSentences({ falseAlarms, alarms, rule }: NoiseReport): readonly string[] {
  return [
    falseAlarms === null
      ? 'Too few pairs to draw pushes from: 10 of a metric are needed.'
      : `Of ${formatNumber(falseAlarms.pushes, 0)} pushes without a change, drawn from these pairs and judged as the gate does (looks at ${rule.looks.join(
          ', ',
        )} pairs, then ${rule.confirmationLooks.join(' or ')} fresh ones; ${plural(rule.metrics, 'metric')} share ${formatPercent(
          rule.alpha,
        )}):`,
    ...(falseAlarms === null
      ? []
      : [
          `  suspected worse  ${share(falseAlarms.worse, falseAlarms.pushes)}`,
          `  failed           ${share(falseAlarms.failed, falseAlarms.pushes)}`,
          `  pairs it took    ${formatNumber(falseAlarms.meanPairs, 0)} a scenario, on average`,
        ]),
    ...(alarms.length === 0
      ? ['This very run raised no alarm.']
      : alarms.map(
          ({ scenario, metric, reason }) =>
            `This very run alarmed: ${cleanName(scenario)} ${cleanName(metric)}, ${cleanSentence(reason)}. Fresh pairs were not taken.`,
        )),
  ];
}

const share = (
  {
    count,
    interval,
  }: { readonly count: number; readonly interval: { readonly low: number; readonly high: number } },
  of: number,
): string => `${formatPercent(count / of)} [${formatPercent(interval.low)}, ${formatPercent(interval.high)}]`;
