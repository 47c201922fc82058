import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseView } from '../../src/baseline/result-file.ts';
import type { View } from '../../src/model/view.ts';
import { cli } from '../../test/helpers/command-line.ts';

/**
 * Runs a suite in `folder` by the built command line, as people do, and reads its results, which stay in `.stress/<name>` there.
 * @throws Error with what it printed where it could not measure
 */
export async function runSuite(folder: string, name: string, flags: readonly string[]): Promise<View> {
  const out = join('.stress', name);
  const { code, stdout, stderr } = await cli(['run', '--out', out, ...flags], folder);
  if (code !== 0 && code !== 1) throw new Error(`${name} ended with exit code ${code}\n${stdout}${stderr}`);
  const file = join(folder, out, 'results.json');
  return parseView(readFileSync(file, 'utf8'), file);
}
