import { isPieced, MOST_PIECES, segmentsOf } from '../model/load-segments.ts';
import { BEFORE_SPIKE, SPIKE } from '../model/recovery.ts';
import { LEAST_RATES, risingPart } from '../model/rising-load.ts';
import { COHERENCY, CONTENTION, LADDER_METRICS, LEAST_RUNGS } from '../model/scalability.ts';
import type { LoadConfig } from './config.ts';
import { partsOf } from './parts.ts';
import { readLoad } from './read-load.ts';
import { atKey, type Finding, nodeAt, type Path, type TreeNode } from './tree.ts';

/**
 * Limits on what the shape of a load is made to find out need that shape: on any other load they would never be answered. `path` leads to the
 * scenario.
 */
export function answerFindings(scenario: TreeNode, path: Path): readonly Finding[] {
  const thresholds = scenario.children.get('thresholds')?.children;
  const asked = Object.keys(NEEDS).filter(metric => thresholds?.has(metric));
  const load = asked.length === 0 ? null : readLoad(scenario);
  if (load === null) return [];
  return asked.flatMap(metric => {
    const problem = NEEDS[metric]?.(load, scenario) ?? null;
    const here = [...path, 'thresholds', metric];
    return problem === null ? ratioFindings(metric, scenario, here) : [atKey(here, problem)];
  });
}

type Need = (load: LoadConfig, scenario: TreeNode) => string | null;

const rises: Need = load => {
  const pieces = load.model === 'open' ? piecesOf(load) : null;
  if (pieces !== null && risingPart({ kind: 'pieces', pieces }) !== null) return null;
  return `\`load.saturation\` is where throughput stops following a load that rises; give the load \`steps\` with ${LEAST_RATES} rates or more, or a ramp of \`stages\` over half of its time`;
};

function piecesOf({ shape }: Extract<LoadConfig, { model: 'open' }>) {
  if (!isPieced(shape) || shape.kind === 'randomWalk' || shape.kind === 'sawtooth') return null;
  const pieces = [];
  for (const segment of segmentsOf(shape, () => 0.5)) {
    // Too many are refused elsewhere, and must not be followed for ever here.
    if (pieces.length === MOST_PIECES) return null;
    pieces.push(segment);
  }
  return pieces;
}

const hasSpike: Need = (_, scenario) => {
  const parts = partsOf(scenario) ?? [];
  if (parts.includes(BEFORE_SPIKE) && parts.includes(SPIKE)) return null;
  return '`recovery.time` is counted from the end of a spike until all is as before it; give the load a `spike` that begins some time after the start, or phases named `before` and `spike`';
};

const isLadder: Need = (load, scenario) => {
  const users = load.model === 'closed' ? load.users : [];
  if (new Set(users).size < LEAST_RUNGS || !users.includes(1))
    return `The scalability of a scenario is told from how its throughput changes with the number of users; give the load a ladder of ${LEAST_RUNGS} numbers or more with 1 among them, such as \`users: [1, 2, 4, 8, 16, 32]\``;
  const hasEnd = ['iterations', 'duration'].some(key => nodeAt(scenario, ['load', key]) !== undefined);
  return hasEnd || scenario.children.has('phases')
    ? null
    : 'The scalability of a scenario is told from its throughput, and one operation of each user has none; add `duration` or `iterations` to the load';
};

const NEEDS: Readonly<Record<string, Need>> = {
  'load.saturation': rises,
  'recovery.time': hasSpike,
  [CONTENTION]: isLadder,
  [COHERENCY]: isLadder,
};

/** A ladder is compared by the difference of its parameters. */
const ratioFindings = (metric: string, scenario: TreeNode, here: Path): readonly Finding[] =>
  LADDER_METRICS.has(metric) && nodeAt(scenario, ['thresholds', metric, 'relativeTo']) !== undefined
    ? [
        atKey(
          [...here, 'relativeTo'],
          `\`${metric}\` belongs to the ladder as a whole, which has no other scenario to be held against; remove it`,
        ),
      ]
    : [];
