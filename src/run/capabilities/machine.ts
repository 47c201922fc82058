import os from 'node:os';
import type { Capability } from '../../model/doctor.ts';
import { environmentOf } from '../environment.ts';
import { type CoreToSpare, coreToSpare } from '../process/affinity.ts';
import { findings } from './finding.ts';
import { type Probe, read, type Surroundings } from './surroundings.ts';

const { good, limited } = findings('machine');

/** What the machine is. */
export const machine: Probe = async at => {
  const {
    os: system,
    arch,
    kernel,
    image,
    cpuModel,
    cores,
    memoryBytes,
  } = await environmentOf(at.environment);
  return [
    operatingSystem(`${image}, ${system} ${kernel}, ${arch}`, system),
    good('cpu', 'CPU', isVirtual(at) ? `${cpuModel}, virtual machine` : cpuModel),
    coresFound(cores, os.cpus().length, await coreToSpare(at.environment)),
    good('memory', 'Memory', `${(memoryBytes / 1024 ** 3).toFixed(1)} GB`),
    good('node', 'Node.js', process.versions.node),
  ];
};

const operatingSystem = (found: string, system: string): Capability =>
  system === 'linux'
    ? good('os', 'System', found)
    : limited('os', 'System', found, {
        costs:
          'the exact launcher and the own reader of /proc are for Linux: resources are sampled more coarsely',
        remedy: 'gate on Linux, such as runs-on: ubuntu-latest',
      });

/** Hypervisors show themselves in the flags of the CPU. */
const isVirtual = (at: Surroundings): boolean =>
  /^flags\s*:.*\bhypervisor\b/m.test(read(at, 'proc/cpuinfo') ?? '');

function coresFound(usable: number, all: number, spare: CoreToSpare): Capability {
  const found = usable === all ? `${usable}` : `${usable} of ${all} may be used`;
  if (spare.workload !== null)
    return good('cores', 'Cores', `${found}; core ${spare.kept} is kept free of workloads`);
  if (usable > 1) return good('cores', 'Cores', `${found}; none is kept free of workloads: ${spare.reason}`);
  return limited('cores', 'Cores', found, {
    costs: 'the workload, its sampling and everything else share one core',
    remedy: 'use a machine with two cores or more; from four on one is kept free of workloads',
  });
}
