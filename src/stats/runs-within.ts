import type { Random } from './random.ts';

/** Draws at least as clustered after which nothing more is learned. */
const ENOUGH = 20;

/**
 * The runs test where the chance of a failure may differ between groups, such as conditions, whose order is given: of the failures that each
 * group has, every place among its own runs is equally likely. The share of draws with as few stretches as these outcomes or fewer, by the
 * rule of Besag and Clifford, which stops early where there are many; 0 where no draw was as clustered: below one in `draws`.
 * Source: Good, Permutation, Parametric and Bootstrap Tests of Hypotheses (blocked permutations); Besag and Clifford 1991.
 */
export function clusteredWithin(
  outcomes: readonly boolean[],
  groups: readonly string[],
  draws: number,
  random: Random,
): number {
  const rarer = outcomes.filter(Boolean).length * 2 <= outcomes.length;
  const blocks = blocksOf(outcomes, groups, rarer);
  const seen = boundaries(outcomes.map(outcome => outcome === rarer));
  let hits = 0;
  for (let draw = 1; draw <= draws; draw++) {
    if (boundaries(drawn(blocks, outcomes.length, random)) <= seen) hits++;
    if (hits === ENOUGH) return hits / draw;
  }
  return hits === 0 ? 0 : (hits + 1) / (draws + 1);
}

/** Places of one group, and how many of them have the rarer outcome. */
interface Block {
  readonly places: number[];
  marked: number;
}

function blocksOf(outcomes: readonly boolean[], groups: readonly string[], rarer: boolean): readonly Block[] {
  const blocks = new Map<string, Block>();
  outcomes.forEach((outcome, place) => {
    const group = groups[place] ?? '';
    const block = blocks.get(group) ?? { places: [], marked: 0 };
    blocks.set(group, block);
    block.places.push(place);
    if (outcome === rarer) block.marked += 1;
  });
  return [...blocks.values()];
}

function drawn(blocks: readonly Block[], length: number, random: Random): readonly boolean[] {
  const marks = new Array<boolean>(length).fill(false);
  for (const { places, marked } of blocks)
    for (let i = 0; i < marked; i++) {
      // The first of what is left of a shuffle; whatever order the last draw left is as good as another.
      const other = i + random.below(places.length - i);
      const place = places[other] ?? 0;
      places[other] = places[i] ?? 0;
      places[i] = place;
      marks[place] = true;
    }
  return marks;
}

const boundaries = (marks: readonly boolean[]): number => {
  let count = 0;
  for (let i = 1; i < marks.length; i++) if (marks[i] !== marks[i - 1]) count++;
  return count;
};
