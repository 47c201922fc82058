import type { Detected } from '../../model/detected.ts';
import type { Guard } from '../process/guard.ts';
import type { CommandReport } from '../process/run-command.ts';
import { combine } from './combine.ts';
import type { DetectorWatch, WatchedOperation } from './detector.ts';
import { DETECTORS } from './registry.ts';

/** All detectors of a scenario over one operation. */
export interface Detection {
  readonly env: Readonly<Record<string, string>>;
  /** Whether a detector reads what is printed, so that the streams must be told apart. */
  readonly hasStreams: boolean;
  readonly guard: Guard | null;
  onSpawn(rootPid: number, ownPids: readonly number[]): void;
  onOutput(chunk: Buffer, stream: 'stdout' | 'stderr'): void;
  finish(report: CommandReport): Promise<Detected>;
}

/** Opens every detector that the operation's scenario asks for. */
export async function openDetection(operation: WatchedOperation): Promise<Detection> {
  const opened = await Promise.all(DETECTORS.map(detector => detector.open(operation)));
  const watches: readonly DetectorWatch[] = opened.filter(watch => watch !== null);
  const guard = watches.find(watch => watch.guard !== undefined)?.guard ?? null;
  return {
    env: Object.assign({}, ...watches.map(({ env }) => env ?? {})),
    hasStreams: watches.some(watch => watch.onOutput !== undefined),
    guard,
    onSpawn(rootPid, ownPids) {
      for (const watch of watches) watch.onSpawn?.(rootPid, ownPids);
    },
    onOutput(chunk, stream) {
      // A dump that the guard has asked for is no report of its own.
      if (guard?.isGathering) return;
      for (const watch of watches) watch.onOutput?.(chunk, stream);
    },
    finish: async report => combine(await Promise.all(watches.map(watch => watch.finish(report)))),
  };
}
