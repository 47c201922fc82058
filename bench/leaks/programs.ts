import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The programs under `programs/`: one job in four languages, with the same arguments. */
export const PROGRAMS = ['node', 'python', 'go', 'c'] as const;
export type Program = (typeof PROGRAMS)[number];

/** Folder of their sources. */
export const SOURCES = join(import.meta.dirname, 'programs');

/** Operations of each process: the least that docs/leaks.md asks for. */
export const OPERATIONS = 200_000;

/**
 * Size of an operation where a run is judged by what is sampled from outside: it then takes about eight seconds, which a busy machine
 * needs for enough samples. With checkpoints the smallest size will do.
 */
export const SAMPLED_WORK: Readonly<Record<Program, number>> = { node: 88, python: 12, go: 72, c: 72 };

/** Builds the compiled ones into `folder`; throws where a compiler is missing. Gives the words that start each. */
export function build(folder: string): Readonly<Record<Program, readonly string[]>> {
  const [go, c] = [join(folder, 'leak-go'), join(folder, 'leak-c')];
  execFileSync('go', ['build', '-o', go, '.'], { cwd: join(SOURCES, 'go'), stdio: 'inherit' });
  execFileSync('cc', ['-O2', '-o', c, join(SOURCES, 'c/leak.c'), '-lm', '-lpthread'], { stdio: 'inherit' });
  return {
    node: [process.execPath, join(SOURCES, 'node/leak.mjs')],
    python: ['python3', join(SOURCES, 'python/leak.py')],
    go: [go],
    c: [c],
  };
}
