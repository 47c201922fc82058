import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, relative, resolve as resolvePath } from 'node:path';
import type { Problem } from '../model/caveat.ts';
import { SuiteError } from '../model/suite-error.ts';
import type { Config } from './config.ts';
import { explainProblems } from './explain.ts';

/** Larger files are refused before they are read. */
const LARGEST_BYTES = 1024 ** 2;

/**
 * Reads and checks a stress.yml. `file` is relative to the working directory, or absolute.
 * @throws SuiteError (exit code 2) with all problems; each has line and column where the text has them
 */
export async function loadConfig(file: string, options: { workingDirectory: string }): Promise<Config> {
  const text = await readText(file, options.workingDirectory);
  // The parsers cost more to load than everything else here; they are needed only now.
  const { parseConfig } = await import('./parse.ts');
  const parsed = parseConfig(text, shownName(file, options.workingDirectory));
  if ('config' in parsed) return parsed.config;
  const { problems } = parsed;
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  throw new SuiteError(`Cannot use ${problems[0]?.file}: ${count}`, { exitCode: 2, problems });
}

/** The problems of a failed `loadConfig` with their lines of source, as a paragraph for the terminal. */
export async function explainLoadFailure(
  error: SuiteError,
  options: { workingDirectory: string },
): Promise<string> {
  const file = error.problems.find(problem => problem.line !== null)?.file;
  const source =
    file === undefined
      ? null
      : await readFile(resolvePath(options.workingDirectory, file), 'utf8').catch(() => null);
  return `${error.message}\n\n${explainProblems(error.problems, source)}`;
}

/** Relative to the working directory where that is shorter to read. */
function shownName(file: string, workingDirectory: string): string {
  const path = relative(workingDirectory, resolvePath(workingDirectory, file));
  return path === '' || path.startsWith('..') ? file : path;
}

async function readText(file: string, workingDirectory: string): Promise<string> {
  const path = resolvePath(workingDirectory, file);
  const refuse = (message: string, cause?: unknown): SuiteError => {
    const name = shownName(file, workingDirectory);
    const problem: Problem = { file: name, line: null, column: null, path: '', message };
    return new SuiteError(`Cannot use ${name}: ${message}`, { exitCode: 2, problems: [problem], cause });
  };
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) throw refuse(await absence(path, found), found);
  if (found.isDirectory())
    throw refuse(`${path} is a directory; name the file inside it, such as ${file}/stress.yml`);
  if (!found.isFile()) throw refuse(`${path} is not a regular file`);
  if (found.size > LARGEST_BYTES)
    throw refuse(`it is ${found.size.toLocaleString('en-US')} bytes large; at most 1 MiB is read`);
  const bytes = await readFile(path).catch((error: Error) => {
    throw refuse(`it cannot be read (${error.message})`, error);
  });
  return decoded(bytes) ?? Promise.reject(refuse(encodingProblem(bytes)));
}

/** The text of UTF-8 bytes; null when they are none. */
function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: the caller says so, with what it seems to be instead.
    return null;
  }
}

const encodingProblem = (bytes: Uint8Array): string =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
    ? 'it is encoded in UTF-16; save it as UTF-8'
    : 'it is not text in UTF-8; save it as UTF-8, or check whether it is the right file';

/** Names people give the file by mistake. */
const OTHER_NAMES = ['stress.yml', 'stress.yaml', '.stress.yml', '.stress.yaml'];

async function absence(path: string, error: NodeJS.ErrnoException): Promise<string> {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') return `${path} cannot be read (${error.message})`;
  const beside = await readdir(dirname(path)).catch((): string[] => []);
  const other = OTHER_NAMES.find(name => name !== basename(path) && beside.includes(name));
  if (other !== undefined)
    return `there is no file at ${path}, but ${other} stands beside it; rename it, or name it with --config`;
  return `there is no file at ${path}; create one that declares your suite, or name another with --config. A first suite:\n\n  version: 1\n  scenarios:\n    start:\n      command: ./bench.sh\n\nAll keys are on the page docs/configuration.md`;
}
