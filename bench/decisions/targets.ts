import { markdownTable } from 'markdown-table';
import type { Noise } from './noise.ts';
import { shareWithInterval } from './table.ts';
import { type Found, OURS, type Tally } from './tally.ts';

/** A share of pushes that the rule must not exceed, or must reach, under each of the noises that it is promised for. */
interface Target {
  readonly name: string;
  readonly bound: { readonly atMost: number } | { readonly atLeast: number };
  /** Counts of one noise: null where the promise does not cover it. */
  readonly count: (tally: Tally, noise: Noise) => Count | null;
}

interface Count {
  readonly count: number;
  readonly of: number;
}

const NO_COUNT: Count = { count: 0, of: 0 };

const isWall = ({ metric }: Noise): boolean => metric === 'time.wall';
const isCpu = ({ metric }: Noise): boolean => metric === 'cpu.perop';
const isHeavy = ({ name }: Noise): boolean => name.endsWith('heavy');

const entryOf = (found: readonly Found[], slowdown: number): Found | undefined =>
  found.find(entry => entry.slowdown === slowdown);

/** How often the slowdown was found, under noises that `covers`, in groups whose pairs differ by at most `pairNoise`. */
const foundOf =
  (slowdown: number, covers: (noise: Noise) => boolean, pairNoise = Infinity): Target['count'] =>
  ({ groups }, noise) => {
    const quiet = Object.entries(groups).filter(([name]) => (noise.pairNoise[name] ?? Infinity) <= pairNoise);
    if (!covers(noise) || quiet.length === 0) return null;
    return quiet.reduce(
      ({ count, of }, [, group]) => ({
        count: count + (entryOf(group.found, slowdown)?.found ?? 0),
        of: of + group.pushes,
      }),
      NO_COUNT,
    );
  };

const TARGETS: readonly Target[] = [
  {
    name: 'any false fail of a push',
    bound: { atMost: 0.01 },
    count: ({ falseFails, pushes }) => ({ count: falseFails, of: pushes }),
  },
  {
    name: '+10 % called pass',
    bound: { atMost: 0.01 },
    count: ({ found, pushes }) => ({ count: entryOf(found, 0.1)?.pass ?? 0, of: pushes }),
  },
  { name: '+10 % found, CPU time', bound: { atLeast: 0.95 }, count: foundOf(0.1, isCpu) },
  {
    name: '+10 % found, wall time, pair noise up to 6 %',
    bound: { atLeast: 0.95 },
    count: foundOf(0.1, isWall, 0.06),
  },
  {
    name: '+5 % found, wall time, pair noise up to 3 %',
    bound: { atLeast: 0.85 },
    count: foundOf(0.05, isWall, 0.03),
  },
  { name: '+20 % found, CPU time', bound: { atLeast: 0.97 }, count: foundOf(0.2, isCpu) },
  {
    name: '+20 % found, wall time, without heavy neighbours',
    bound: { atLeast: 0.97 },
    count: foundOf(0.2, noise => isWall(noise) && !isHeavy(noise)),
  },
  {
    name: '+20 % found, wall time, heavy neighbours',
    bound: { atLeast: 0.85 },
    count: foundOf(0.2, noise => isWall(noise) && isHeavy(noise)),
  },
];

/** What one target came to. */
export interface TargetResult {
  readonly name: string;
  readonly wanted: string;
  /** The noise that is farthest on the wrong side, and its share there; null where no noise was of this kind. */
  readonly worst: { readonly noise: string; readonly count: number; readonly of: number } | null;
  readonly met: boolean | null;
}

/** Each target against the worst of the noises it covers: it is met when it is met under every one of them. */
export function resultsOf(tallies: readonly Tally[], noises: readonly Noise[]): readonly TargetResult[] {
  const ours = tallies.filter(({ rule }) => rule === OURS);
  return TARGETS.map(({ name, bound, count }) => {
    const most = 'atMost' in bound;
    const counted = ours.flatMap(tally => {
      const noise = noises.find(({ name }) => name === tally.noise);
      const found = noise === undefined ? null : count(tally, noise);
      return found === null ? [] : [{ noise: tally.noise, ...found }];
    });
    const badness = (entry: Count): number => (most ? 1 : -1) * (entry.count / entry.of);
    const worst = counted.toSorted((a, b) => badness(b) - badness(a))[0] ?? null;
    const limit = most ? bound.atMost : bound.atLeast;
    const ratio = worst === null ? null : worst.count / worst.of;
    const met = ratio === null ? null : most ? ratio <= limit : ratio >= limit;
    return { name, wanted: `${most ? 'at most' : 'at least'} ${(100 * limit).toFixed(0)} %`, worst, met };
  });
}

const metWord = (met: boolean | null): string =>
  met === null ? 'not measured' : met ? 'met' : '**not met**';

/** One row a target. */
export function targetTable(results: readonly TargetResult[]): string {
  const rows = results.map(({ name, wanted, worst, met }) => [
    name,
    wanted,
    worst === null ? '–' : shareWithInterval(worst.count, worst.of),
    worst === null ? '–' : worst.noise,
    metWord(met),
  ]);
  return markdownTable([['target', 'wanted', 'worst found', 'under', ''], ...rows], {
    alignDelimiters: false,
  });
}
