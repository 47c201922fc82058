import type { Column } from '../columns.ts';
import type { MonitorMember, Readings } from '../monitor.ts';
import { listProcFolder, readProcLink } from './proc-files.ts';
import { oncePerSample, type ProcessTree, type TreeProcess } from './process-tree.ts';

/** What the descriptors of a process point to: a path, `socket:[INODE]`, `pipe:[INODE]`, `anon_inode:[KIND]`. Null when it vanished. */
function readDescriptorTargets({ pid }: TreeProcess): readonly string[] | null {
  const names = listProcFolder(`/proc/${pid}/fd`);
  return (
    names?.map(name => readProcLink(`/proc/${pid}/fd/${name}`)).filter(target => target !== null) ?? null
  );
}

/** Two monitors need the same links of the same sample, and reading them costs about 5 µs each. */
export const descriptorTargets = oncePerSample(readDescriptorTargets);

function kindOf(target: string): Column {
  if (target.startsWith('/') && !target.startsWith('/memfd:')) return 'fdFiles';
  if (target.startsWith('socket:')) return 'fdSockets';
  if (target.startsWith('pipe:')) return 'fdPipes';
  return target === 'anon_inode:[eventpoll]' ? 'fdEventpolls' : 'fdOther';
}

function countKinds({ live }: ProcessTree): Readings {
  const lists = live.map(descriptorTargets).filter(targets => targets !== null);
  if (lists.length === 0) return {};
  const counts = { fdFiles: 0, fdSockets: 0, fdPipes: 0, fdEventpolls: 0, fdOther: 0 } as Record<
    Column,
    number
  >;
  const targets = lists.flat();
  for (const target of targets) counts[kindOf(target)] += 1;
  return { ...counts, sockets: new Set(targets.filter(target => target.startsWith('socket:'))).size };
}

export const descriptorKinds: MonitorMember<ProcessTree> = {
  cost: { typicalNs: 100_000, share: 0.0008 },
  columns: ['fdFiles', 'fdSockets', 'fdPipes', 'fdEventpolls', 'fdOther', 'sockets', 'socketsReadings'],
  open() {
    let socketsReadings = 0;
    return {
      sample(tree) {
        const counts = countKinds(tree);
        if (counts.sockets === undefined) return counts;
        socketsReadings += 1;
        return { ...counts, socketsReadings };
      },
    };
  },
};
