/** Where a run took place. Two runs are comparable without confirmation only when `machineClass` is the same. */
export interface Environment {
  readonly os: string;
  readonly arch: string;
  readonly kernel: string;
  readonly cpuModel: string;
  readonly cores: number;
  readonly memoryBytes: number;
  /** Runner image and version on GitHub (`ubuntu24/20261101.1`), else the distribution's name. */
  readonly image: string;
  /** Versions of runtimes that the run used or found, by name, and what else the measurement rests on (`INSTRUCTION_COUNTER`). */
  readonly runtimes: Readonly<Record<string, string>>;
  /** os, arch, cores and CPU model in a short readable key: `linux-x64-4c-amd-epyc-7763`; `3of4c` where one core was kept. */
  readonly machineClass: string;
}

/** Among the runtimes: what counted instructions. Counts of different counters are never compared. */
export const INSTRUCTION_COUNTER = 'instruction counter';
/** Among the runtimes, where a core was kept for this program: `3 of 4`. */
export const WORKLOAD_CORES = 'cores for the workload';

/** The commit under test; null fields where git does not know. */
export interface Commit {
  readonly sha: string;
  readonly ref: string | null;
  readonly subject: string | null;
  /** Uncommitted changes were present. */
  readonly dirty: boolean;
}
