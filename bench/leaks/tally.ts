import type { Status } from '../../src/model/verdict.ts';
import { createRandom, hashSeed } from '../../src/stats/random.ts';
import { judgeOnce, type Pools } from './trial.ts';

/** What became of many gates of one kind. */
export interface Tally {
  readonly trials: number;
  /** The metric that must tell, by status; what was not compared counts as inconclusive. */
  readonly statuses: Readonly<Record<Status, number>>;
  /** Gates in which the check of any other resource failed, or of any resource where nothing leaks. */
  readonly falseAlarms: number;
}

/** Judges `trials` gates; the same name and seed give the same draws. `leaks`: metrics that may rightly fail. */
export function tallyOf(
  name: string,
  pools: Pools,
  metric: string,
  leaks: readonly string[],
  { trials, seed }: { readonly trials: number; readonly seed: number },
): Tally {
  const random = createRandom(hashSeed(`${seed}/${name}`));
  const statuses: Record<Status, number> = { fail: 0, inconclusive: 0, warn: 0, pass: 0, skipped: 0 };
  let falseAlarms = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const judged = judgeOnce(pools, random, seed + trial);
    statuses[judged.get(metric) ?? 'inconclusive'] += 1;
    const isFalse = [...judged].some(([id, status]) => status === 'fail' && !leaks.includes(id));
    if (isFalse) falseAlarms += 1;
  }
  return { trials, statuses, falseAlarms };
}
