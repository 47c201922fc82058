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
  /** Versions of runtimes that the run used or found, by name. */
  readonly runtimes: Readonly<Record<string, string>>;
  /** os, arch, cores and CPU model in a short readable key: `linux-x64-4c-amd-epyc-7763`. */
  readonly machineClass: string;
}

/** The commit under test; null fields where git does not know. */
export interface Commit {
  readonly sha: string;
  readonly ref: string | null;
  readonly subject: string | null;
  /** Uncommitted changes were present. */
  readonly dirty: boolean;
}
