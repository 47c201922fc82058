import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseView } from '../../src/baseline/result-file.ts';
import type { View } from '../../src/model/view.ts';
import { cli } from '../../test/helpers/command-line.ts';
import { EXAMPLES } from './expected.ts';

/** What a run of the built command line came to. */
export interface SuiteRun {
  readonly view: View;
  /** What it printed, with a single space in the place of each break. */
  readonly printed: string;
}

/**
 * Runs the built command line in `folder`, as people do, and reads the results that it leaves in `out` there.
 * @throws Error with what it printed where it could not measure
 */
export async function runSuite(folder: string, args: readonly string[], out: string): Promise<SuiteRun> {
  const { code, stdout, stderr } = await cli(args, folder);
  if (code !== 0 && code !== 1)
    throw new Error(`${args.join(' ')} ended with exit code ${code}\n${stdout}${stderr}`);
  const file = join(folder, out, 'results.json');
  return { view: parseView(readFileSync(file, 'utf8'), file), printed: stdout.replace(/\s+/g, ' ') };
}

/**
 * The arguments of the command by which an example's page runs this suite, as it stands there.
 * @throws Error where the page has no such command
 */
export function commandOf(example: string, suite: string): readonly string[] {
  const page = readFileSync(join(EXAMPLES, example, 'README.md'), 'utf8');
  const config = suite === 'stress.yml' ? '' : ` --config ${suite}`;
  const command = `run examples/${example}${config} --against none`;
  if (!page.split('\n').includes(`node dist/cli.js ${command}`))
    throw new Error(`examples/${example}/README.md does not say how to run ${suite}: ${command}`);
  return command.split(' ');
}
