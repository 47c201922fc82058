import type { OperationFailure } from '../model/event.ts';
import type { LoadCounts, LoadTrace, VoidWindow } from '../model/load.ts';
import { describeOutcome } from '../model/outcome.ts';
import type { View } from '../model/view.ts';
import { formatNumber, plural } from './format.ts';
import { lateRemarks } from './load-late.ts';
import { describeSearches } from './load-search.ts';
import { loadsOf, type ShownLoad } from './loads.ts';
import { name, type Phrase, quoted, text } from './phrase.ts';

/** Kinds of failures of one scenario that are told. */
const MOST_KINDS = 5;

/** What has to be said of loads beside their numbers: what did not end well, windows that do not count, what searches found. */
export const loadRemarks = (view: View): readonly Phrase[] =>
  loadsOf(view).flatMap(shown => remarksOf(shown).map(remark => [name(shown.id), text(': '), ...remark]));

/** The remarks on one load, without its name. */
export const remarksOf = ({ trace, searches, result, load }: ShownLoad): readonly Phrase[] => [
  ...(searches.length === 0 ? [] : [describeSearches(searches)]),
  ...(trace === null ? [] : [...countRemarks(trace.counts), ...voidRemarks(trace)]),
  ...lateRemarks({ trace, load }),
  ...failureRemarks(result.failures),
];

/** How operations ended, where not all of them ended well at once. Of one invocation. */
function countRemarks({ scheduled, ok, ...counts }: LoadCounts): readonly Phrase[] {
  const told = COUNTED.flatMap(([key, words]) =>
    counts[key] === 0 ? [] : [`${formatNumber(counts[key], 0)} ${words}`],
  );
  if (told.length === 0) return [];
  return [
    [
      text(
        `of ${plural(scheduled, 'operation')} in one invocation ${formatNumber(ok, 0)} ended well, ${told.join(', ')}`,
      ),
    ],
  ];
}

const COUNTED: readonly (readonly [Exclude<keyof LoadCounts, 'scheduled' | 'ok'>, string])[] = [
  ['failed', 'failed'],
  ['timedOut', 'timed out'],
  ['dropped', 'were dropped'],
  ['interrupted', 'were given up when the load was over'],
  ['queued', 'had to wait for a free place'],
];

function voidRemarks({ voided, windows }: LoadTrace): readonly Phrase[] {
  const [first] = voided;
  if (first === undefined) return [];
  const count = `${formatNumber(voided.length, 0)} of ${plural(windows.scheduled.length, 'window')}`;
  const causes = CAUSES.flatMap(([cause, words]) => {
    const having = voided.filter(window => window.cause === cause).length;
    return having === 0 ? [] : [`${formatNumber(having, 0)} ${words}`];
  });
  return [[text(`${count} do not count (${causes.join(', ')}); the first: `), quoted(first.reason)]];
}

const CAUSES: readonly (readonly [VoidWindow['cause'], string])[] = [
  ['late', 'with late starts'],
  ['saturated', 'with a generator that had no time left'],
  ['paused', 'in which the generator collected garbage'],
];

/** What failed operations had in common, most frequent first. What ended an invocation as a whole is said where that is judged. */
function failureRemarks(failures: readonly OperationFailure[]): readonly Phrase[] {
  const kinds = failures
    .filter(({ outcome, invocations = 0 }) => invocations === 0 && !OF_THE_WHOLE.has(outcome.kind))
    .toSorted((a, b) => b.count - a.count);
  const rest = kinds.length - MOST_KINDS;
  return [
    ...kinds
      .slice(0, MOST_KINDS)
      .map(
        ({ outcome, count }): Phrase => [
          text(`${plural(count, 'operation')} `),
          quoted(
            outcome.kind === 'unmet'
              ? `were not answered as expected: ${outcome.reason}`
              : describeOutcome(outcome),
          ),
        ],
      ),
    ...(rest > 0 ? [[text(`operations that failed in ${plural(rest, 'other way')}`)]] : []),
  ];
}

/** Outcomes of an invocation, which no operation has. */
const OF_THE_WHOLE: ReadonlySet<string> = new Set(['aborted', 'unmeasured', 'interrupted']);
