import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseView } from '../../src/baseline/result-file.ts';
import type { View } from '../../src/model/view.ts';
import { cli } from '../../test/helpers/command-line.ts';
import { TWINS } from './suites.ts';

/** Runs part of a language's suite by the built command line, as people do, and reads its results. @throws Error with its output where it has none */
export async function gate(language: string, flags: readonly string[]): Promise<View> {
  const out = join(
    '.stress',
    flags
      .join('-')
      .replace(/[^a-z0-9]+/gi, '-')
      .slice(0, 40),
  );
  const finished = await cli(['run', join(TWINS, language), '--out', out, ...flags], TWINS);
  const file = join(TWINS, language, out, 'results.json');
  if (finished.code !== 0 && finished.code !== 1)
    throw new Error(
      `The suite of ${language} ended with ${finished.code}\n${finished.stdout}${finished.stderr}`,
    );
  return parseView(readFileSync(file, 'utf8'), file);
}
