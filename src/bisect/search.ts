import type { Remaining } from '../model/bisect.ts';

/** What is known of one commit: its place in the history, oldest first from 0, and whether the change is in it. */
export interface Known {
  readonly place: number;
  readonly mark: 'good' | 'bad' | 'skipped';
}

/** What to do next. */
export type Move =
  | { readonly kind: 'try'; readonly place: number; readonly left: Remaining }
  | { readonly kind: 'found'; readonly place: number }
  /** The first bad commit is one of `from` to `to`, both included; all but the last were skipped. */
  | { readonly kind: 'range'; readonly from: number; readonly to: number };

/**
 * Binary search over `count` commits, of which the last is bad and the one before the first is good. Tries the middle one of those that
 * were not tried: after a skip that is a neighbour, and each answer halves what is left, so a search ends within log₂(count) steps,
 * rounded up, and one more for each skip.
 */
export function nextMove(count: number, known: readonly Known[]): Move {
  const placesOf = (mark: Known['mark']) =>
    known.filter(entry => entry.mark === mark).map(({ place }) => place);
  const bad = Math.min(count - 1, ...placesOf('bad'));
  const good = Math.max(-1, ...placesOf('good').filter(place => place < bad));
  const tried = new Set(placesOf('skipped'));
  const open = Array.from({ length: bad - good - 1 }, (_, i) => good + 1 + i).filter(
    place => !tried.has(place),
  );
  const middle = open[(open.length - 1) >> 1];
  if (middle !== undefined) return { kind: 'try', place: middle, left: remaining(open.length) };
  return bad - good === 1 ? { kind: 'found', place: bad } : { kind: 'range', from: good + 1, to: bad };
}

/** What is left to do after `move` was decided on. */
export const leftOf = (move: Move): Remaining => (move.kind === 'try' ? move.left : remaining(0));

const remaining = (commits: number): Remaining => ({ commits, steps: Math.ceil(Math.log2(commits + 1)) });
