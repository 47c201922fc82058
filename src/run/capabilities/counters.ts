import type { Capability } from '../../model/doctor.ts';
import { versionIn } from '../version-in.ts';
import { findings } from './finding.ts';
import { ask, type Probe, read, type Surroundings } from './surroundings.ts';

const { good, limited, missing } = findings('counters');

/** What can count instructions (`measure: instructions`). */
export const counters: Probe = async at => Promise.all([hardware(at), valgrind(at)]);

async function hardware(at: Surroundings): Promise<Capability> {
  const [id, name] = ['perf', 'Instruction counter'];
  const costs = 'instructions are counted by valgrind, 20 to 50 times slower, or not at all';
  const answer = await ask(at, 'perf', ['stat', '-x', ',', '-e', 'instructions:u', 'true']);
  if (answer === null)
    return missing(id, name, 'perf not found', {
      costs,
      remedy: 'install perf (linux-tools for the running kernel)',
    });
  if (/^\d+,.*instructions/m.test(answer.text)) return good(id, name, 'perf stat counts instructions:u');
  if (/not supported/.test(answer.text))
    return missing(id, name, 'perf is there, but this CPU shows no counters', {
      costs,
      remedy: 'none on a virtual machine without a performance monitoring unit: use bare metal',
    });
  const paranoid = read(at, 'proc/sys/kernel/perf_event_paranoid') ?? 'unknown';
  return limited(id, name, `perf may not count (perf_event_paranoid ${paranoid})`, {
    costs,
    remedy: 'sudo sysctl kernel.perf_event_paranoid=2; in a container allow the system call perf_event_open',
  });
}

async function valgrind(at: Surroundings): Promise<Capability> {
  const answer = await ask(at, 'valgrind', ['--version']);
  if (answer?.ok === true) return good('valgrind', 'valgrind', versionIn(answer.text) ?? 'present');
  return missing('valgrind', 'valgrind', answer === null ? 'not found' : 'does not start', {
    costs: 'instructions cannot be counted where the CPU shows no counters',
    remedy: 'apt-get install valgrind',
  });
}
