import { type ParsedConfig, parseConfig } from '../../src/config/parse.ts';
import type { Config } from '../../src/config/schema.ts';
import type { Problem } from '../../src/model/caveat.ts';

/** A language for the tests of this folder: write a suite, ask for its config or its problems. */

/** A suite of one scenario with `lines` inside it, indented as they are. */
export const suiteWith = (...lines: readonly string[]): string =>
  [
    'version: 1',
    'scenarios:',
    '  parse:',
    '    command: ./bench',
    ...lines.map(line => `    ${line}`),
    '',
  ].join('\n');

/** A suite of one plain scenario with `lines` at the top. */
export const topWith = (...lines: readonly string[]): string =>
  ['version: 1', ...lines, 'scenarios:', '  parse:', '    command: ./bench', ''].join('\n');

const parsed = (text: string): ParsedConfig => parseConfig(text, 'stress.yml');

export function configOf(text: string): Config {
  const result = parsed(text);
  if ('config' in result) return result.config;
  throw new Error(`not a valid suite: ${result.problems.map(problem => problem.message).join(' · ')}`);
}

export function problemsOf(text: string): readonly Problem[] {
  const result = parsed(text);
  return 'problems' in result ? result.problems : [];
}

export const messagesOf = (text: string): readonly string[] =>
  problemsOf(text).map(problem => problem.message);
