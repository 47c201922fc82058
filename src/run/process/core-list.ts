/** Linux can be built for this many processors at most (CONFIG_NR_CPUS): a number beyond is none of a core. */
const MOST_CORES = 8192;

/** `0-2,5` → [0, 1, 2, 5]: how the kernel writes sets of cores (cpuset(7)). Empty for text that is none. */
export const parseCoreList = (text: string): readonly number[] =>
  text.split(',').flatMap(part => {
    const [, first, last = first] = /^\s*(\d{1,4})(?:-(\d{1,4}))?\s*$/.exec(part) ?? [];
    if (first === undefined) return [];
    const cores = Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => Number(first) + i);
    return cores.filter(core => core < MOST_CORES);
  });

/** The bit mask that sched_setaffinity(2) takes on a little-endian machine, in hex: core 0 is the lowest bit of the first byte. */
export function coreMask(cores: readonly number[]): string {
  const bytes = new Uint8Array(cores.length === 0 ? 0 : 8 * (1 + Math.floor(Math.max(...cores) / 64)));
  for (const core of cores) bytes[core >> 3] = (bytes[core >> 3] ?? 0) | (1 << (core & 7));
  return Buffer.from(bytes).toString('hex');
}
