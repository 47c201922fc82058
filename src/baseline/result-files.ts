import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { SuiteError } from '../model/suite-error.ts';
import { RESULT_NAMES } from './result-file.ts';

/** Folders below a named one that are looked into; an artifact action makes one level. */
const DEPTH = 6;
/** Far above the 256 jobs of a matrix with all that they may upload beside their results. */
const MOST_PLACES = 20_000;

/**
 * Where results lie below the named files, folders and patterns, sorted: each a file or a folder for `readResultFile`. A folder that holds
 * results is one place; what lies below it are rounds and logs of the same run. Links are not followed. SuiteError (exit 2) where a
 * name matches nothing, or where there are more places than results can be.
 */
export async function findResults(
  names: readonly string[],
  workingDirectory: string,
): Promise<readonly string[]> {
  const found = await Promise.all(names.map(name => placesOf(name, workingDirectory)));
  return [...new Set(found.flat())].sort();
}

async function placesOf(name: string, workingDirectory: string): Promise<readonly string[]> {
  const named = await matches(name, workingDirectory);
  const places = (await Promise.all(named.map(path => placesIn(path)))).flat();
  if (places.length > 0 && places.length <= MOST_PLACES) return places;
  const found =
    places.length === 0
      ? `there is no ${RESULT_NAMES.view} or ${RESULT_NAMES.events} in it or below`
      : `found ${places.length} results, at most ${MOST_PLACES} are read`;
  throw new SuiteError(`Cannot find results in ${name}: ${found}`, { exitCode: 2 });
}

const isPattern = (name: string): boolean => /[*?{[]/.test(name);

async function matches(name: string, workingDirectory: string): Promise<readonly string[]> {
  const path = resolve(workingDirectory, name);
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (isThere || !isPattern(name)) return isThere ? [path] : [];
  return glob(name, {
    cwd: workingDirectory,
    absolute: true,
    onlyFiles: false,
    dot: true,
    followSymbolicLinks: false,
  });
}

async function placesIn(path: string): Promise<readonly string[]> {
  return (await stat(path)).isDirectory() ? walk(path, DEPTH) : [path];
}

async function walk(folder: string, depth: number): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names: readonly string[] = Object.values(RESULT_NAMES);
  if (entries.some(entry => entry.isFile() && names.includes(entry.name))) return [folder];
  if (depth === 0) return [];
  const below = entries.filter(entry => entry.isDirectory() && entry.name !== 'node_modules');
  return (await Promise.all(below.map(({ name }) => walk(join(folder, name), depth - 1)))).flat();
}
