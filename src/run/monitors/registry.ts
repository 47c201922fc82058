import { contextSwitches } from './linux/context-switches.ts';
import { descriptorKinds } from './linux/descriptor-kinds.ts';
import { descriptors } from './linux/descriptors.ts';
import { memory } from './linux/memory.ts';
import { memoryMap } from './linux/memory-map.ts';
import { openProcessTree, type ProcessTree } from './linux/process-tree.ts';
import { processes } from './linux/processes.ts';
import { socketStates } from './linux/socket-states.ts';
import { storageIo } from './linux/storage-io.ts';
import { systemPressure } from './linux/system-pressure.ts';
import { throttling } from './linux/throttling.ts';
import type { MonitorMember, TreeWalk, WatchTarget } from './monitor.ts';
import { type LibraryTree, openLibraryTree } from './portable/library-tree.ts';
import { libraryUsage } from './portable/library-usage.ts';
import { temporaryFiles } from './temporary-files.ts';

/** A way to walk a process tree and the monitors that read such a tree. */
export interface Platform<Tree extends { readonly live: readonly unknown[] }> {
  readonly walkCost: { readonly typicalNs: number; readonly share: number };
  openTree(target: WatchTarget): TreeWalk<Tree>;
  readonly members: Readonly<Record<string, MonitorMember<Tree>>>;
  /** Why a metric that no member gives is missing. */
  readonly limits: string;
}

/** The shares of all members and of the walk stay below 1 % of a core, with something left for timers and garbage collection. */
export const LINUX: Platform<ProcessTree> = {
  walkCost: { typicalNs: 30_000, share: 0.0056 },
  openTree: target => openProcessTree(target),
  members: {
    processes,
    memory,
    'memory-map': memoryMap,
    descriptors,
    'descriptor-kinds': descriptorKinds,
    'socket-states': socketStates,
    'storage-io': storageIo,
    'context-switches': contextSwitches,
    'system-pressure': systemPressure,
    throttling,
    'temporary-files': temporaryFiles,
  },
  limits: 'the monitors of this version do not give it',
};

/** Everywhere else, with what a library can tell of a process. */
export const PORTABLE: Platform<LibraryTree> = {
  walkCost: { typicalNs: 20_000_000, share: 0.02 },
  openTree: openLibraryTree,
  members: { 'library-usage': libraryUsage, 'temporary-files': temporaryFiles },
  limits: `not available on ${process.platform}: only resident memory, CPU time as one sum and the number of processes can be read there`,
};
