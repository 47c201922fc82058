import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseView } from '../../src/baseline/result-file.ts';
import type { View } from '../../src/model/view.ts';
import { cli } from '../../test/helpers/command-line.ts';
import { TWINS } from './suites.ts';

/**
 * Runs part of a language's suite by the built command line, as people do, and reads its results, which stay in `.stress/<name>` there.
 * @throws Error with what it printed where it could not measure
 */
export async function gate(language: string, name: string, flags: readonly string[]): Promise<View> {
  const folder = join(TWINS, language);
  const out = join('.stress', name);
  rmSync(join(folder, out), { recursive: true, force: true });
  const { code, stdout, stderr } = await cli(['run', '--out', out, ...flags], folder);
  if (code !== 0 && code !== 1)
    throw new Error(`The suite of ${language} ended with exit code ${code}\n${stdout}${stderr}`);
  const file = join(folder, out, 'results.json');
  return parseView(readFileSync(file, 'utf8'), file);
}
