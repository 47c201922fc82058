import type { Dump, Dumper, Scene } from './dumps/dump.ts';
import { DUMPERS } from './dumps/registry.ts';
import type { ProcessFacts, Snapshot } from './snapshot.ts';
import { examine, type Suspect } from './suspect.ts';

/** Processes that are asked; the rest of a large tree says the same. */
const MOST_SUSPECTS = 8;

/**
 * Asks the processes of a tree what they do, one after the other: each by its runtime, then by a debugger where the runtime said nothing, and
 * last in the way that it does not outlive. What runtimes say comes first. Ends early when the scene's signal aborts. Processes of most
 * threads first, since parents that only wait have few.
 */
export async function takeDumps({ processes }: Snapshot, scene: Scene): Promise<readonly Dump[]> {
  const suspects = inOrder(processes).flatMap(process => examine(process) ?? []);
  const dumps: Record<Dumper['speaks'], Dump[]> = { runtime: [], debugger: [] };
  const answered = new Set<number>();
  for (const dumper of DUMPERS)
    for (const suspect of suspects) {
      if (scene.signal.aborted || answered.has(suspect.pid) || !dumper.suits(suspect)) continue;
      const dump = await dumper.take(suspect, scene);
      if (dump === null) continue;
      dumps[dumper.speaks].push(dump);
      if (isLastWord(dumper, suspect)) answered.add(suspect.pid);
    }
  return [...dumps.runtime, ...dumps.debugger];
}

/** Native stacks of Python tell where in C it waits, not what of the program: its own word is still wanted. */
const isLastWord = ({ speaks }: Dumper, { runtime }: Suspect): boolean =>
  speaks === 'runtime' || runtime === 'native';

const inOrder = (processes: readonly ProcessFacts[]): readonly ProcessFacts[] =>
  processes.toSorted((a, b) => b.threads.length - a.threads.length).slice(0, MOST_SUSPECTS);
