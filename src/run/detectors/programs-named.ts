import { resolve } from 'node:path';
import { findExecutable } from '../process/executable.ts';
import type { WatchedOperation } from './detector.ts';
import { type ExecutableFacts, executableFacts } from './executable-facts.ts';

/** Words of a command that are looked at. */
const MOST_WORDS = 50;

/** Facts of the programs that a command names by a path, and of its first word: what there is where a process was too short to be seen. */
export async function programsNamed({
  argv,
  cwd,
  env,
}: Pick<WatchedOperation, 'argv' | 'cwd' | 'env'>): Promise<readonly ExecutableFacts[]> {
  const [first = '', ...rest] = argv.flatMap(word => word.split(/[\s;&|()'"`]+/)).filter(word => word !== '');
  const named = rest.filter(word => word.includes('/') && !word.includes('=')).slice(0, MOST_WORDS);
  const start = first.includes('/') ? resolve(cwd, first) : findExecutable(first, env.PATH);
  const paths = [...(start === null ? [] : [start]), ...named.map(word => resolve(cwd, word))];
  const facts = await Promise.all(paths.map(path => executableFacts(path)));
  return facts.filter(fact => fact !== null);
}
