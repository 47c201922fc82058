import { readFileSync } from 'node:fs';
import os from 'node:os';
import { type Environment, WORKLOAD_CORES } from '../model/environment.ts';
import { type CoreToSpare, coreToSpare } from './process/affinity.ts';

/** Where this program runs. `environment` gives the runner image on GitHub, and the PATH by which `spare` is found out where it is not given. */
export async function environmentOf(
  environment: NodeJS.ProcessEnv,
  spare?: CoreToSpare,
): Promise<Environment> {
  const { workload } = spare ?? (await coreToSpare(environment));
  const cpuModel = findCpuModel();
  // Respects CPU affinity and so the share of a container, unlike the number of CPUs of the machine.
  const cores = os.availableParallelism();
  const { node } = process.versions;
  return {
    os: process.platform,
    arch: process.arch,
    kernel: os.release(),
    cpuModel,
    cores,
    memoryBytes: os.totalmem(),
    image: findImage(environment),
    runtimes: { node, ...(workload === null ? {} : { [WORKLOAD_CORES]: `${workload.length} of ${cores}` }) },
    machineClass: machineClassOf(
      { os: process.platform, arch: process.arch, cores, cpuModel },
      workload?.length ?? cores,
    ),
  };
}

/**
 * `linux-x64-4c-amd-epyc-7763`: runs of one class may be compared without confirmation. A workload on fewer cores than the machine has is
 * of a class of its own (`3of4c`): a parallel program does other work there.
 */
export function machineClassOf(
  machine: Pick<Environment, 'os' | 'arch' | 'cores' | 'cpuModel'>,
  workloadCores: number = machine.cores,
): string {
  const model = machine.cpuModel
    .toLowerCase()
    .replace(/\((r|tm|c)\)|@.*$/g, ' ')
    .replace(/\b(cpu|processor|\d+-core|with radeon.*)\b/g, ' ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  const cores = workloadCores === machine.cores ? `${machine.cores}c` : `${workloadCores}of${machine.cores}c`;
  return [machine.os, machine.arch, cores, model || 'unknown-cpu'].join('-');
}

/** Arm Linux names no model: implementer and part from /proc/cpuinfo tell the core apart (`arm-0x41-0xd49`). */
function findCpuModel(): string {
  const model = os.cpus()[0]?.model.trim() ?? '';
  if (model !== '' && model !== 'unknown') return model.replace(/\s+/g, ' ');
  const cpuinfo = read('/proc/cpuinfo');
  const field = (name: string) => new RegExp(`^${name}\\s*: (\\S+)`, 'm').exec(cpuinfo)?.[1] ?? 'unknown';
  return cpuinfo === '' ? 'unknown' : `Arm ${field('CPU implementer')} ${field('CPU part')}`;
}

function findImage(environment: NodeJS.ProcessEnv): string {
  const { ImageOS: image, ImageVersion: version } = environment;
  if (image !== undefined && image !== '') return version ? `${image}/${version}` : image;
  const name = /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(read('/etc/os-release'))?.[1];
  return name ?? `${os.type()} ${os.release()}`;
}

/** '' where the file does not exist: these files are Linux's. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
