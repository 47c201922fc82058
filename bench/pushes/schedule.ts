/** What a push changes: a comment, or the rounds of one scenario. */
export type PushKind = 'unchanged' | 'slower';

/** A push that is to be made. */
export interface PlannedPush {
  /** `slower-3`: the same whatever else is planned. */
  readonly id: string;
  readonly kind: PushKind;
  /** Place in the list of scenarios, cyclic: whose program gets the comment or the rounds. */
  readonly turn: number;
  /** Busy processes beside it. */
  readonly neighbours: 0 | 1 | 2;
}

/** Scenarios of the suite: after so many turns each meets the other number of neighbours. */
const TURNS = 10;

/** Unchanged pushes are by turns alone and beside one neighbour; slower ones beside one and beside two. */
function planned(kind: PushKind, turn: number): PlannedPush {
  const isOdd = (turn + Math.floor(turn / TURNS)) % 2 === 1;
  const [fewer, more] = kind === 'unchanged' ? ([0, 1] as const) : ([1, 2] as const);
  return { id: `${kind}-${turn}`, kind, turn, neighbours: isOdd ? more : fewer };
}

/** All pushes, both kinds spread evenly over the whole, so that a part of it has its share of each. */
export function schedule(unchanged: number, slower: number): readonly PlannedPush[] {
  const spread = (kind: PushKind, count: number) =>
    Array.from({ length: count }, (_, turn) => ({ push: planned(kind, turn), at: (turn + 0.5) / count }));
  return [...spread('unchanged', unchanged), ...spread('slower', slower)]
    .toSorted((a, b) => a.at - b.at)
    .map(({ push }) => push);
}
