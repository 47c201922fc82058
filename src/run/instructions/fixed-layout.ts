import { execFile } from 'node:child_process';
import { machine } from 'node:os';
import { promisify } from 'node:util';
import { childEnvironment } from '../process/child-environment.ts';
import { findExecutable } from '../process/executable.ts';
import type { InstructionCounter } from './instruction-counter.ts';

const PATIENCE_MS = 5_000;

/**
 * The beginning of a command line that switches off the random layout of the address space (`setarch -R`, util-linux), which moves
 * counts through hashes of addresses and alignment. Null where it is missing or a container forbids it.
 */
export async function fixedLayout(environment: NodeJS.ProcessEnv): Promise<readonly string[] | null> {
  const setarch = findExecutable('setarch', environment.PATH);
  if (setarch === null) return null;
  const prefix = [setarch, machine(), '-R'];
  try {
    const env = childEnvironment(environment, [], {});
    await promisify(execFile)(setarch, [...prefix.slice(1), '/bin/true'], { env, timeout: PATIENCE_MS });
    return prefix;
  } catch {
    // Forbidden: counting goes on, and says so.
    return null;
  }
}

/** The same counter with everything it runs laid out alike each time. */
export function withFixedLayout(counter: InstructionCounter, prefix: readonly string[]): InstructionCounter {
  const [first, ...rest] = prefix;
  if (first === undefined) return counter;
  return { ...counter, wrap: (argv, outputFile) => [first, ...rest, ...counter.wrap(argv, outputFile)] };
}
