import type { ClosedLoad, Load, LoadPhase, OpenLoad } from '../model/load.ts';
import type { Plan } from '../model/plan.ts';
import { cleanName } from './clean.ts';
import { arrivalWords, curveWords, spanWords, timeWords } from './load-curve.ts';

/** What `--dry-run` says of loads, for people: a line for each scenario, and one for its phases where it has some. */
export const loadLines = (plan: Plan): readonly string[] =>
  plan.scenarios
    .filter(({ driver, repeat }) => driver.kind !== 'results' && repeat === undefined)
    .flatMap(({ id, load }) => [`${cleanName(id)}: ${loadWords(load)}`, ...phaseLines(load.phases ?? [])]);

/** When operations start, in a sentence. */
export const loadWords = (load: Load): string =>
  load.model === 'closed' ? closedWords(load) : openWords(load);

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
