import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import type { RunFlags } from './flags.ts';
import { TOOL } from './model/version.ts';
import { quote } from './reproduce.ts';

/** How the person called this program, so that a printed command can be pasted: `node dist/cli.js run examples/quickstart`. */
export function invocation(command: string, directory = '.'): string {
  const script = relative(process.cwd(), process.argv[1] ?? '');
  const start = script.endsWith('.js') || script.endsWith('.ts') ? `node ${script}` : TOOL.name;
  return [start, command, ...(directory === '.' ? [] : [directory])].join(' ');
}

/**
 * What names the stored baseline `file` in a printed command: nothing where `run` finds it by itself, where none is there, or where it
 * judges nothing. With a blank before it.
 */
export function baselineOption(
  { baseline, out, against }: Pick<RunFlags, 'baseline' | 'out' | 'against'>,
  file: string,
): string {
  const isUsual = baseline === undefined && out === DEFAULT_OUT;
  return isUsual || against === 'none' || !existsSync(file) ? '' : ` --baseline ${quote(file)}`;
}

/** Where `run` writes, and looks for its baseline, when nobody says. */
export const DEFAULT_OUT = '.stress';
