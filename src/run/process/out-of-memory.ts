import { readFileSync } from 'node:fs';

/** Counters of kernel kills for memory: the whole machine's, and those of this process's own control group (version 2, then 1). */
function counterFiles(): readonly string[] {
  const lines = (read('/proc/self/cgroup') ?? '').split('\n').map(line => line.split(':'));
  const unified = lines.find(([id, names]) => id === '0' && names === '')?.[2] ?? '/';
  const memory = lines.find(([, names]) => names?.split(',').includes('memory'))?.[2] ?? '/';
  return [
    '/proc/vmstat',
    `/sys/fs/cgroup${unified}/memory.events`,
    `/sys/fs/cgroup/memory${memory}/memory.oom_control`,
  ];
}

/** Number of kills for memory so far; only its movement means something. 0 where the kernel does not tell. */
export function countMemoryKills(): number {
  const counts = counterFiles().map(file => Number(/^oom_kill (\d+)$/m.exec(read(file) ?? '')?.[1] ?? 0));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Absent or unreadable counters are the normal case outside Linux. */
function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** What runtimes print when they end themselves for want of memory. */
const RUNTIME_EVIDENCE: readonly (readonly [string, RegExp])[] = [
  ['Node.js', /JavaScript heap out of memory/],
  ['Java', /java\.lang\.OutOfMemoryError/],
  ['Go', /runtime: out of memory|fatal error: runtime: cannot allocate memory|\bcannot allocate memory\b/],
  ['Python', /^MemoryError\b/m],
  ['C++', /std::bad_alloc/],
  ['Rust', /memory allocation of \d+ bytes failed/],
  ['.NET', /System\.OutOfMemoryException/],
  ['Ruby', /\bNoMemoryError\b/],
  ['PHP', /Allowed memory size of \d+ bytes exhausted/],
  ['Perl', /^Out of memory!/m],
];

/** The runtime whose message in the output says that memory ran out, with the message; null when none does. */
export function memoryEvidence(output: string): string | null {
  for (const [runtime, pattern] of RUNTIME_EVIDENCE) {
    const found = pattern.exec(output);
    if (found !== null) return `${runtime} reported "${found[0]}"`;
  }
  return null;
}
