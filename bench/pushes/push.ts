import { execFileSync } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { median } from '../../src/stats/descriptive.ts';
import { hashSeed } from '../../src/stats/random.ts';
import { type Neighbours, startNeighbours } from '../decisions/neighbours.ts';
import { type Gate, runGate } from './gate.ts';
import type { PushRecord } from './record.ts';
import type { Change, Repository } from './repository.ts';
import type { PlannedPush } from './schedule.ts';
import { PROBE, PROGRAMS, type Rounds, roundsIn, slowerRounds } from './suite.ts';

/** What all pushes are made with. */
export interface Bench {
  readonly repository: Repository;
  readonly cli: string;
  readonly seed: number;
  readonly signal: AbortSignal;
}

const ROUNDS = roundsIn(PROGRAMS);
const SCENARIOS = Object.keys(ROUNDS);

/**
 * The programs' interpreters first on the PATH, by the folders they really lie in: a version switcher's wrapper would be measured with
 * every process. Error where one is missing.
 */
function programEnvironment(): NodeJS.ProcessEnv {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' });
    const python = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' });
    const folders = [dirname(process.execPath), dirname(python.trim()), process.env.PATH ?? ''];
    return { ...process.env, PATH: folders.join(delimiter) };
  } catch (cause) {
    throw new Error('Cannot run the programs: go and python3 are needed on the PATH', { cause });
  }
}

/** The first look of ten scenarios and a confirmation of some: the probe needs the pairs, not the verdict. */
const PROBE_BUDGET = '60s';

const gate = (
  { repository, cli, seed, signal }: Bench,
  id: string,
  budget: string | null = null,
): Promise<Gate> =>
  runGate(repository.folder, {
    cli,
    signal,
    budget,
    environment: programEnvironment(),
    seed: hashSeed(`${seed}/${id}`),
  });

/** The rounds of a slower push, from one push that does `PROBE` more of everything. Null when it was broken off. */
export async function probe(bench: Bench): Promise<{ rounds: Rounds; gate: Gate } | null> {
  const more = Object.entries(ROUNDS).map(([name, rounds]) => [name, Math.round(rounds * (1 + PROBE))]);
  bench.repository.push({ kind: 'rounds', rounds: Object.fromEntries(more) });
  const probed = await gate(bench, 'probe', PROBE_BUDGET);
  if (bench.signal.aborted) return null;
  const { scenarios } = probed.record;
  const slower = Object.entries(ROUNDS).map(([name, rounds]) => {
    const change = Math.expm1(median(scenarios[name]?.ratios['cpu.perop'] ?? []));
    if (!(change > 0))
      throw new Error(`Cannot slow ${name}: ${PROBE} more rounds change its CPU time by ${change}`);
    return [name, slowerRounds(rounds, change)];
  });
  return { rounds: Object.fromEntries(slower), gate: probed };
}

/** Makes a push, has it judged beside its neighbours, and ends those. Null when it was broken off. */
export async function makePush(
  planned: PlannedPush,
  slower: Rounds,
  bench: Bench,
): Promise<{ push: PushRecord; gate: Gate } | null> {
  const scenario = SCENARIOS[planned.turn % SCENARIOS.length] ?? '';
  bench.repository.push(changeOf(planned, scenario, slower));
  const neighbours: Neighbours[] = [];
  try {
    for (let count = 0; count < planned.neighbours; count++) {
      neighbours.push(await startNeighbours('one'));
      // The second begins in the middle of the first one's phase.
      await pause(NEIGHBOUR_LAG_MS);
    }
    const judged = await gate(bench, planned.id);
    return bench.signal.aborted
      ? null
      : { push: { ...planned, scenario, gate: judged.record }, gate: judged };
  } finally {
    await Promise.all(neighbours.map(running => running.end()));
  }
}

const NEIGHBOUR_LAG_MS = 2_500;

const changeOf = ({ kind, id }: PlannedPush, scenario: string, slower: Rounds): Change =>
  kind === 'unchanged'
    ? { kind: 'comment', scenario, text: `Push ${id}` }
    : { kind: 'rounds', rounds: { [scenario]: slower[scenario] ?? 0 } };
