import type { Arm } from '../model/arm.ts';
import type { MetricDefinition } from '../model/metric.ts';
import type { ServiceEnding, ServiceResult } from '../model/service.ts';
import type { View } from '../model/view.ts';
import { findMetric } from './find-metric.ts';
import { formatValue, formatValues, plural } from './format.ts';
import { name, type Phrase, text } from './phrase.ts';

export const SERVICES_TITLE = 'Services';

const TIME: MetricDefinition = { id: '', unit: 'ns', better: 'lower', kind: 'time', about: '' };

/** Whose service it was; the head's is nobody else's where there is no base. */
const SIDES: Readonly<Record<Arm, string>> = {
  head: '',
  base: ' of the base',
  control: ' of the base, once more',
};

/** How it ended, unless as it should. */
const TROUBLES: readonly (readonly [ServiceEnding['kind'], string])[] = [
  ['not-ready', 'did not become ready'],
  ['died', 'ended by itself'],
  ['killed', 'did not end when it was asked to'],
];

/**
 * Every service of each scenario and side, over all runs: how long it took to be ready, what went wrong with it, and the memory it took,
 * where it is the only one and so the memory of the scenario is its own.
 */
export function serviceLines(view: View): readonly Phrase[] {
  return [view.result, ...view.rounds].flatMap(run =>
    run.scenarios.flatMap(({ id, arm, services = [] }) =>
      services.map((service): Phrase => {
        const memory = services.length === 1 && arm === 'head' ? memoryOf(view, id) : null;
        const found = [...readiness(service), ...troublesOf(service), ...(memory === null ? [] : [memory])];
        return [
          name(service.service),
          text(`${SIDES[arm]} beside `),
          name(id),
          text(`: ${found.join(', ')}`),
        ];
      }),
    ),
  );
}

function readiness({ readyMs }: ServiceResult): readonly string[] {
  if (readyMs.length === 0) return [];
  const ends = [Math.min(...readyMs), Math.max(...readyMs)];
  const [least, most] = formatValues(
    TIME,
    ends.map(ms => ms * 1e6),
  );
  return [
    readyMs.length === 1
      ? `ready in ${least}`
      : `started ${readyMs.length} times, ready in ${least === most ? least : `${least} to ${most}`}`,
  ];
}

const troublesOf = ({ endings }: ServiceResult): readonly string[] =>
  TROUBLES.flatMap(([kind, words]) => {
    const count = endings[kind] ?? 0;
    return count === 0 ? [] : [count === 1 ? words : `${words} ${plural(count, 'time')}`];
  });

function memoryOf(view: View, scenario: string): string | null {
  const found = findMetric(view.analysis, scenario, 'memory.peak');
  if (found?.estimate == null) return null;
  return `peak memory ${formatValue(found.metric, found.estimate.center)}`;
}
