import type { Environment } from '../model/environment.ts';

const SYSTEMS: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' };
const ARCHITECTURES: Readonly<Record<string, string>> = {
  x64: 'X64',
  arm64: 'ARM64',
  ia32: 'X86',
  arm: 'ARM',
};

/** System and architecture of a measured machine as the runner names its own, and as baselines are kept under. */
export const runnerNames = ({ os, arch }: Pick<Environment, 'os' | 'arch'>) => ({
  runnerOs: Object.hasOwn(SYSTEMS, os) ? (SYSTEMS[os] ?? os) : os,
  runnerArch: Object.hasOwn(ARCHITECTURES, arch) ? (ARCHITECTURES[arch] ?? arch) : arch,
});
