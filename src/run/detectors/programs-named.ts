import { resolve } from 'node:path';
import { findExecutable } from '../process/executable.ts';
import type { WatchedOperation } from './detector.ts';
import { type ExecutableFacts, executableFacts } from './executable-facts.ts';
import type { StartedProgram } from './uncovered.ts';

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

/** Words of a shell before a command. */
const BEFORE = /^(?:[A-Za-z_]\w*=.*|if|then|else|elif|while|until|do|time|exec|!|\{)$/;

/** Facts of the programs that a command starts by a path: its first word, and the first of each part of a shell's command. */
export async function programsStarted({
  argv,
  cwd,
}: Pick<WatchedOperation, 'argv' | 'cwd'>): Promise<readonly StartedProgram[]> {
  const [first = '', ...rest] = argv;
  const parts = rest.filter(word => /\s/.test(word)).flatMap(text => text.split(/[;&|()`\n]+/));
  const words = parts.flatMap(part => firstWord(part) ?? []);
  const paths = [first, ...words].filter(word => word.includes('/')).slice(0, MOST_WORDS);
  const facts = await Promise.all(paths.map(path => executableFacts(resolve(cwd, path))));
  return facts.flatMap(fact => (fact === null ? [] : [{ ...fact, starts: new Set<string>() }]));
}

const firstWord = (part: string): string | undefined =>
  part
    .split(/\s+/)
    .map(word => word.replace(/["']/g, ''))
    .find(word => word !== '' && !BEFORE.test(word));
