import type { Part } from '../model/part.ts';
import type { View } from '../model/view.ts';
import { formatDuration, plural } from './format.ts';
import { type Phrase, text } from './phrase.ts';

/** That a run is one of several parts, or that it was joined from parts; null for one that is neither. */
export function describeParts({ result }: View): Phrase | null {
  const { shard } = result.plan;
  if (shard !== undefined)
    return [
      text(
        `This is part ${shard.index} of ${shard.count}: its verdict is provisional, the merge of all parts judges`,
      ),
    ];
  if (result.merged === undefined) return null;
  const { parts, missing } = result.merged;
  const classes = new Set(parts.map(({ environment }) => environment.machineClass));
  const lost = missing.length === 0 ? '' : `; ${plural(missing.length, 'scenario')} missing`;
  return [
    text(`Joined from ${plural(parts.length, 'part')} on ${plural(classes.size, 'kind')} of machine${lost}`),
  ];
}

/** Name and value of each part, for the detailed reports; none where the run was not merged. */
export function partFacts({ result }: View): readonly (readonly [string, string])[] {
  return (result.merged?.parts ?? []).map(part => [nameOf(part), factsOf(part)] as const).sort(byName);
}

const nameOf = ({ shard: { index, count }, id }: Part): string =>
  `part ${index} of ${count} (${id.slice(0, 7)})`;

const collator = new Intl.Collator('en', { numeric: true });
const byName = ([a]: readonly [string, string], [b]: readonly [string, string]): number =>
  collator.compare(a, b);

function factsOf({ environment, startedAt, durationMs, complete, interruption, copies }: Part): string {
  return [
    environment.machineClass,
    environment.image,
    `started ${startedAt}`,
    formatDuration(durationMs),
    ...(interruption === null ? [] : [`interrupted by ${interruption.signal}`]),
    ...(complete ? [] : ['not complete']),
    ...(copies === 1 ? [] : [`handed in ${copies} times`]),
  ].join(', ');
}

/** How a merged run falls short of its end, as the beginning of a sentence; '' where it does not. */
export function shortfall({ result, rounds }: View): string {
  const broken = new Set(
    [result, ...rounds].flatMap(run =>
      (run.merged?.parts ?? [])
        .filter(part => !part.complete || part.interruption !== null)
        .map(({ id }) => id),
    ),
  ).size;
  const parts = result.merged?.parts.length ?? 0;
  return broken === 0 ? '' : `${broken} of ${parts} parts ended before their run did; `;
}
