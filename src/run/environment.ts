import { readFileSync } from 'node:fs';
import os from 'node:os';
import type { Environment } from '../model/environment.ts';

/** Where this program runs. Reads files and asks Node; starts no other program. `environment` gives the runner image on GitHub. */
export async function environmentOf(environment: NodeJS.ProcessEnv): Promise<Environment> {
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
    runtimes: { node },
    machineClass: machineClassOf({ os: process.platform, arch: process.arch, cores, cpuModel }),
  };
}

/** `linux-x64-4c-amd-epyc-7763`: runs of one class may be compared without confirmation. */
export function machineClassOf(machine: Pick<Environment, 'os' | 'arch' | 'cores' | 'cpuModel'>): string {
  const model = machine.cpuModel
    .toLowerCase()
    .replace(/\((r|tm|c)\)|@.*$/g, ' ')
    .replace(/\b(cpu|processor|\d+-core|with radeon.*)\b/g, ' ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return [machine.os, machine.arch, `${machine.cores}c`, model || 'unknown-cpu'].join('-');
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
