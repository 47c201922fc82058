import type { AlarmRate, FalseAlarms } from '../model/noise.ts';
import { shareInterval } from '../stats/proportion.ts';
import { createRandom, type Random } from '../stats/random.ts';
import { lookTogether, type Member } from '../stats/sequential.ts';
import { type Candidate, memberOf } from './candidate.ts';
import { confirmAtLooks } from './confirm.ts';
import { INTERVAL_LEVEL } from './estimate.ts';
import type { Rule } from './noise.ts';

/** Neighbouring pairs that stay together, so that a drift that outlasts one pair is in the drawn pushes too. */
export const BLOCK_PAIRS = 5;
/** Pushes that are drawn: a rate of 1 % is then known to ±0.6 points. */
export const PUSHES = 1_000;
/** Fewer recorded pairs are no ground to draw from. */
const LEAST_PAIRS = 10;

/** Blocks of one push: where each starts, as a share of the recording, the same for all scenarios, because they shared those moments. */
interface Draw {
  readonly starts: readonly number[];
  /** By scenario, one sign a block. */
  readonly signs: ReadonlyMap<string, readonly (1 | -1)[]>;
}

/**
 * How often the gate's rule alarms on this suite unchanged: pushes drawn from `family`, the pairs of a tree against itself. Blocks of
 * neighbouring pairs are drawn with replacement, and the sides of each block change places at random: which side was called head
 * means nothing. All metrics of a scenario change together. The same seed gives the same pushes. Null without a metric of 10 pairs.
 */
export function falseAlarmsOf(
  family: readonly Candidate[],
  rule: Rule,
  { seed, pushes }: { readonly seed: number; readonly pushes: number },
): FalseAlarms | null {
  if (!family.some(canBeDrawn)) return null;
  const random = createRandom(seed);
  const found = Array.from({ length: pushes }, () => onePush(family, rule, random));
  return {
    pushes,
    worse: rateOf(found.filter(push => push.worse).length, pushes),
    failed: rateOf(found.filter(push => push.failed).length, pushes),
    meanPairs: found.reduce((sum, push) => sum + push.meanPairs, 0) / pushes,
  };
}

const canBeDrawn = ({ scale }: Candidate): boolean => scale.differences.length >= LEAST_PAIRS;

/** A member of the family that no look reaches, as those of a soak: it shares the level and cannot alarm. */
const SILENT: Member = { differences: [], attempts: [], attempted: 0, margin: 0 };

interface Push {
  readonly worse: boolean;
  readonly failed: boolean;
  readonly meanPairs: number;
}

function onePush(
  family: readonly Candidate[],
  { looks, confirmationLooks, alpha }: Rule,
  random: Random,
): Push {
  const scenarios = [...new Set(family.filter(canBeDrawn).map(({ scenario }) => scenario))];
  const search = draw(scenarios, looks.at(-1) ?? 0, random);
  const fresh = draw(scenarios, confirmationLooks.at(-1) ?? 0, random);
  const found = lookTogether(
    family.map(candidate => (canBeDrawn(candidate) ? memberOf(drawnFrom(candidate, search)) : SILENT)),
    looks,
    alpha,
  );
  const worse = family.filter((_, i) => found[i]?.state === 'worse');
  const taken = scenarios.map(scenario =>
    Math.max(
      ...family.map((candidate, i) => (candidate.scenario === scenario ? (found[i]?.attempts ?? 0) : 0)),
    ),
  );
  return {
    worse: worse.length > 0,
    failed: worse.some(candidate => isConfirmed(candidate, fresh, confirmationLooks)),
    meanPairs: taken.reduce((sum, pairs) => sum + pairs, 0) / taken.length,
  };
}

function draw(scenarios: readonly string[], pairs: number, random: Random): Draw {
  const starts = Array.from({ length: Math.ceil(pairs / BLOCK_PAIRS) }, () => random.next());
  return {
    starts,
    signs: new Map(scenarios.map(scenario => [scenario, starts.map(() => (random.next() < 0.5 ? 1 : -1))])),
  };
}

/** The candidate with the drawn pairs instead of its own. The recording is taken as a ring, so that every pair is drawn as often. */
function drawnFrom(candidate: Candidate, { starts, signs }: Draw): Candidate {
  const { scale, pairs, scenario } = candidate;
  const own = scale.differences;
  const differences = starts.flatMap((start, block) =>
    Array.from({ length: BLOCK_PAIRS }, (_, i) => {
      const difference = own[(Math.floor(start * own.length) + i) % own.length] ?? 0;
      return (signs.get(scenario)?.[block] ?? 1) * difference;
    }),
  );
  return {
    ...candidate,
    pairs: { ...pairs, numbers: differences.map((_, i) => i + 1), taken: differences.length },
    scale: { ...scale, differences },
  };
}

const isConfirmed = (candidate: Candidate, fresh: Draw, looks: readonly number[]): boolean =>
  confirmAtLooks(drawnFrom(candidate, fresh), looks)?.holds === true;

const rateOf = (count: number, pushes: number): AlarmRate => ({
  count,
  interval: shareInterval(count, pushes, INTERVAL_LEVEL),
});
