import { grouped } from '../model/grouped.ts';
import type { ClosedLoad, Load, LoadPhase, OpenLoad } from '../model/load.ts';
import type { Plan, SearchPlan } from '../model/plan.ts';
import { cleanName } from './clean.ts';
import { arrivalWords, curveWords, spanWords, timeWords } from './load-curve.ts';

/** What `--dry-run` says of loads, for people: a line for each scenario, and one for its phases where it has some. */
export const loadLines = (plan: Plan): readonly string[] => [
  ...gridCounts(plan),
  ...plan.scenarios
    .filter(({ driver, repeat }) => driver.kind !== 'results' && repeat === undefined)
    .flatMap(({ id, load, search }) => [
      `${cleanName(id)}: ${loadWords(load)}`,
      ...(search === undefined ? [] : [`  ${searchWords(search)}`]),
      ...phaseLines(load.phases ?? []),
    ]),
];

/** How many cells each grid has, which run in the order below. */
const gridCounts = ({ scenarios }: Plan): readonly string[] =>
  [
    ...grouped(
      scenarios.filter(({ levels }) => levels !== undefined),
      ({ name }) => name,
    ),
  ].map(([name, cells]) => `${cleanName(name)}: a grid of ${counted(cells.length, 'cell')}, in random order`);

/** When operations start, in a sentence. */
export const loadWords = (load: Load): string =>
  load.model === 'closed' ? closedWords(load) : openWords(load);

/** What a search does with the load, which is that of its first probe. */
const searchWords = ({ from, to, holdMs, settleMs, criteria }: SearchPlan): string =>
  `searches the largest rate from ${from.toLocaleString('en-US')}/s to ${to.toLocaleString('en-US')}/s, each held for ${timeWords(holdMs)} after ${timeWords(settleMs)}, within limits on ${criteria.map(({ metric }) => metric).join(', ')}`;

function closedWords({ users, iterations, durationMs, thinkTime }: ClosedLoad): string {
  const length =
    iterations === null
      ? `for ${timeWords(durationMs ?? 0)}`
      : counted(iterations, 'operation', users === 1 ? '' : ' in all');
  const pauses =
    thinkTime === undefined
      ? ''
      : `, after a pause of ${[...new Set([thinkTime.minMs, thinkTime.maxMs])].map(timeWords).join(' to ')}`;
  return `${counted(users, 'user')}, ${length}${pauses}`;
}

function openWords(load: OpenLoad): string {
  const overflow = load.overflow === 'queue' ? 'wait' : 'are dropped';
  const most = `at most ${load.maxInFlight.toLocaleString('en-US')} under way, further ones ${overflow}`;
  return `${curveWords(load.curve)}; ${arrivalWords(load)}; ${most}`;
}

const phaseLines = (phases: readonly LoadPhase[]): readonly string[] =>
  phases.length === 0 ? [] : [`  phases: ${phases.map(phaseWords).join(', ')}`];

const phaseWords = ({ name, measure, spans }: LoadPhase): string =>
  `${name}${measure ? '' : ' (not measured)'} ${spanWords(spans)}`;

const counted = (count: number, what: string, more = ''): string =>
  `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}${more}`;
