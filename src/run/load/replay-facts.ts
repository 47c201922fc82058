import type { ReplayFacts } from '../../model/load.ts';
import { readReplay } from './replay-file.ts';

/** What is in the files of replays, by name: a file that cannot be used is told before anything runs. */
export async function replayFacts(
  files: readonly string[],
  directory: string,
): Promise<ReadonlyMap<string, ReplayFacts>> {
  const facts = new Map<string, ReplayFacts>();
  // One after the other: each may hold millions of moments.
  for (const file of new Set(files)) {
    const { times, content } = await readReplay(file, directory);
    facts.set(file, { arrivals: times.length, durationMs: (times.at(-1) ?? 0) + 1, content });
  }
  return facts;
}
