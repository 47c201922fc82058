import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Capability } from '../../model/doctor.ts';
import { findings } from './finding.ts';
import { type Probe, read, type Surroundings } from './surroundings.ts';

const { good, limited, missing } = findings('monitors');

/** What can be sampled while a workload runs. */
export const monitors: Probe = at => {
  if (read(at, 'proc/self/stat') === null) return [noProc];
  return [processTimes, uniqueMemory(at), descriptors(at), pressure(at)];
};

const noProc = limited(
  'proc',
  'Resource monitors',
  'no /proc: CPU, memory and process counts through a library',
  {
    costs: 'descriptors, sockets, threads, unique memory, pressure and steal are not measured',
    remedy: 'measure on Linux, with /proc mounted',
  },
);

const processTimes = good(
  'proc',
  'Resource monitors',
  '/proc: CPU, memory, threads, sockets, processes, storage',
);

function uniqueMemory(at: Surroundings): Capability {
  const [id, name] = ['smaps-rollup', 'PSS and USS'];
  if (/^Pss:/m.test(read(at, 'proc/self/smaps_rollup') ?? ''))
    return good(id, name, 'smaps_rollup readable: shared pages are told apart');
  return limited(id, name, 'smaps_rollup not readable', {
    costs:
      'memory.pss and memory.uss are not measured, only resident sets, which count shared pages more than once',
    remedy:
      'allow ptrace of own processes (kernel.yama.ptrace_scope, container capability SYS_PTRACE), Linux 4.14 or newer',
  });
}

function descriptors({ root }: Surroundings): Capability {
  const [id, name] = ['descriptors', 'File descriptors'];
  try {
    readdirSync(join(root, 'proc/self/fd'));
    return good(id, name, '/proc/PID/fd readable');
  } catch {
    return limited(id, name, '/proc/PID/fd not readable', {
      costs: 'fds and sockets are not measured, so descriptor leaks are not seen',
      remedy: 'run the workload as the same user as this program',
    });
  }
}

/** Pressure stall information tells when processes waited for the machine and not for the program. */
function pressure(at: Surroundings): Capability {
  const [id, name] = ['psi', 'Pressure (PSI)'];
  const kinds = ['cpu', 'memory', 'io'].filter(kind => read(at, `proc/pressure/${kind}`) !== null);
  if (kinds.length === 3) return good(id, name, 'cpu, memory, io');
  return missing(id, name, kinds.length === 0 ? 'not there' : `only ${kinds.join(', ')}`, {
    costs: 'a disturbed invocation cannot be told from a slow one while it runs',
    remedy: 'start the kernel with psi=1 (Linux 4.20 or newer)',
  });
}
