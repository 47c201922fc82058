import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Capability } from '../../model/doctor.ts';
import { chooseLauncher } from '../process/choose-launcher.ts';
import { findings } from './finding.ts';
import { installed, type Probe, type Surroundings } from './surroundings.ts';

const { good, limited, missing } = findings('processes');

/** How commands are started, placed and protected. */
export const processes: Probe = async at => [
  await launcher(at),
  outOfMemoryScore(at),
  tool(at, 'taskset', 'keeps processes on chosen cores'),
  tool(at, 'nice', 'gives way to other processes'),
];

async function launcher(at: Surroundings): Promise<Capability> {
  const { shortcoming } = await chooseLauncher(at.environment);
  const id = 'launcher';
  if (shortcoming === null)
    return good(id, 'Launcher', 'perl: exact CPU time, memory and orphans of every process');
  return limited(id, 'Launcher', shortcoming, {
    costs: 'CPU time and memory of short processes are not exact',
    remedy: 'install perl (on Debian and Ubuntu: apt-get install perl-base)',
  });
}

/** Raised scores make the kernel end the workload first. Writing the present score back tells whether it may be written. */
function outOfMemoryScore({ root }: Surroundings): Capability {
  const [id, name] = ['oom-score', 'Kill order'];
  const file = join(root, 'proc/self/oom_score_adj');
  try {
    const score = readFileSync(file, 'utf8');
    const handle = openSync(file, 'r+');
    try {
      writeSync(handle, score);
    } finally {
      closeSync(handle);
    }
    return good(id, name, 'oom_score_adj can be raised: short of memory, the workload ends first');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return limited(id, name, `oom_score_adj cannot be written (${reason})`, {
      costs:
        'short of memory, the kernel may end this program instead of the workload, and the report with it',
      remedy: 'allow writing /proc/self/oom_score_adj, or keep memory to spare',
    });
  }
}

function tool(at: Surroundings, program: string, use: string): Capability {
  if (installed(at, program) !== null) return good(program, program, `present: ${use}`);
  return missing(program, program, 'not found', {
    costs: `nothing ${use}`,
    remedy: 'install util-linux and coreutils',
  });
}
