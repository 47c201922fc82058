import { matchesGlob } from '../model/glob.ts';
import { builtInMetric, METRICS, qualified, unqualified } from '../model/metric.ts';
import { shorten } from './quantity.ts';
import { nearest } from './spelling.ts';
import { NAME } from './values.ts';

/** What is behind the `@` must be one of these; null where nobody knows yet. */
export type KnownParts = readonly string[] | SuiteParts | null;

/** Of all scenarios together: what is written for the suite is meant for those that have such a part, of which there is one at least. */
export interface SuiteParts {
  readonly suite: readonly string[] | null;
}

/** Families whose metrics a phase or a request has of its own: what is told by operation. Resources are those of a whole invocation. */
const OF_PARTS = ['latency', 'service', 'throughput', 'operations', 'errors', 'timeouts', 'load'];
/** Found by looking at a whole load. */
const OF_WHOLES: ReadonlySet<string> = new Set(['load.sustainable', 'load.saturation']);

/** Whether a phase or a request may have the built-in metric `id`. */
export const isOfParts = (id: string): boolean =>
  OF_PARTS.includes(id.split('.')[0] ?? id) && !OF_WHOLES.has(id);

/** Why `id`, in which there is an `@` behind a metric or a glob that is sound, cannot name a metric of a part; or null. */
export function partProblem(id: string, parts: KnownParts): string | null {
  const { id: whole, part } = unqualified(id);
  if (part === null) return null;
  const shown = shorten(id);
  if (!whole.includes('*') && !isOfParts(whole)) return notOfParts(whole, shown);
  if (parts !== null && 'suite' in parts) return suiteProblem(id, parts);
  if (parts === null || parts.includes(part)) return null;
  if (parts.length === 0)
    return `\`${shown}\` names a part of the scenario, which has none; give it \`phases\`, or limit \`${shorten(whole)}\``;
  return `\`${shown}\` names no part of the scenario; ${instead(id, parts, 'it has')}`;
}

function suiteProblem(id: string, { suite }: SuiteParts): string | null {
  const { id: whole, part } = unqualified(id);
  if (part === null) return null;
  const shown = shorten(id);
  if (!NAME.test(part.replaceAll('*', 'x')) && suite?.includes(part) !== true)
    return `\`${shown}\` needs the name of a phase or of a request behind its \`@\`, such as \`latency.p95@spike\``;
  if (suite === null || suite.some(name => matchesGlob(part, name))) return null;
  return suite.length === 0
    ? `\`${shown}\` names a part of scenarios, of which none has parts; give one \`phases\`, or limit \`${shorten(whole)}\``
    : `\`${shown}\` names a part that no scenario has; ${instead(id, suite, 'there are')}`;
}

/** What was meant, or what there is. */
function instead(id: string, parts: readonly string[], what: string): string {
  const { id: whole, part } = unqualified(id);
  const meant = nearest(part ?? '', parts);
  return meant === null ? `${what} ${listed(parts)}` : `did you mean \`${qualified(whole, meant)}\`?`;
}

function notOfParts(whole: string, shown: string): string {
  if (builtInMetric(whole) === undefined)
    return `\`${shown}\`: only built-in metrics have parts; a metric of the workload’s own cannot have an \`@\` in its name`;
  const some = METRICS.filter(({ id }) => isOfParts(id)).slice(0, 3);
  return `\`${shown}\`: \`${whole}\` is measured of a whole invocation; metrics of a part are those of operations, such as ${some.map(({ id }) => `\`${id}\``).join(', ')}`;
}

const MOST_NAMES = 8;

const listed = (parts: readonly string[]): string =>
  `${parts
    .slice(0, MOST_NAMES)
    .map(part => `\`${part}\``)
    .join(', ')}${parts.length > MOST_NAMES ? ', …' : ''}`;
