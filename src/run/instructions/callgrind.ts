import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { takeMetrics } from '../process/scratch.ts';
import type { Count, CounterKind, InstructionCounter } from './instruction-counter.ts';

/** Measured: 20 to 50 times longer, 130 for a program that is over before valgrind has started; with room (docs/instructions.md). */
const SLOWDOWN = 100;
const PATIENCE_MS = 10_000;
/**
 * A process that forks hands the count it has so far on to its child, where it would be counted again. So the count is written and set
 * to zero before each of these functions, by all the names under which C libraries have them.
 */
const FORKS = ['fork', '__fork', '__libc_fork', 'vfork', '__vfork', 'posix_spawn', 'posix_spawnp'];

/**
 * `valgrind --tool=callgrind`: executes the program on a simulated processor, so it works on every machine, in every container. One file
 * a process, and one for each part before a fork.
 */
export const callgrind: CounterKind = {
  program: 'valgrind',
  remedy: 'install valgrind (on Debian and Ubuntu: apt-get install valgrind)',
  async open(path) {
    const { stdout } = await promisify(execFile)(path, ['--version'], {
      env: { PATH: dirname(path) },
      timeout: PATIENCE_MS,
    });
    return openCallgrind(path, stdout.trim().replace('-', ' '));
  },
};

/** `valgrind 3.19.0` stands in the name: another version may choose other variants of library functions for the processor it shows. */
const openCallgrind = (path: string, version: string): InstructionCounter => ({
  name: `callgrind of ${version}`,
  slowdown: SLOWDOWN,
  wrap: (argv, outputFile) => [
    path,
    '-q',
    '--tool=callgrind',
    '--trace-children=yes',
    // No pipes in the temporary folder for a debugger.
    '--vgdb=no',
    ...FORKS.map(name => `--dump-before=${name}`),
    // A percent sign in the path would be taken for a placeholder.
    `--callgrind-out-file=${outputFile.replaceAll('%', '%%')}.%p`,
    ...argv,
  ],
  read: outputFile => sum(filesOf(outputFile).map(countIn)),
});

function filesOf(outputFile: string): readonly string[] {
  const folder = dirname(outputFile);
  return readdirSync(folder)
    .filter(name => name.startsWith(`${basename(outputFile)}.`))
    .map(name => join(folder, name));
}

function countIn(file: string): Count {
  const taken = takeMetrics(file);
  if ('fault' in taken) return { kind: 'fault', reason: `a count cannot be read: ${taken.fault}` };
  const instructions = /^summary: (\d{1,15})$/m.exec(taken.text)?.[1];
  return instructions === undefined
    ? { kind: 'fault', reason: 'a process was killed while valgrind wrote its count' }
    : { kind: 'counted', instructions: Number(instructions) };
}

function sum(counts: readonly Count[]): Count {
  if (counts.length === 0)
    return { kind: 'fault', reason: 'valgrind left no count: the process was killed, or replaced it' };
  return counts.reduce((total, next) => {
    if (total.kind === 'fault' || next.kind === 'fault') return total.kind === 'fault' ? total : next;
    return { kind: 'counted', instructions: total.instructions + next.instructions };
  });
}
