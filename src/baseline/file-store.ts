import { join } from 'node:path';
import type { BaselineLookup } from '../model/baseline.ts';
import { readBoundedText } from './bounded-file.ts';
import { encodeBaseline } from './encode-baseline.ts';
import { LIMITS } from './limits.ts';
import { type BaselineOrigin, lookupOf, parseBaseline } from './parse-baseline.ts';
import { type BaselineStore, notSaved } from './store.ts';
import { writeAtomically } from './write-atomically.ts';

/** Where the command line keeps a baseline unless `--baseline FILE` says otherwise. */
export const defaultBaselineFile = (out: string): string => join(out, 'baseline.json');

/** A baseline in one JSON file. A run that is killed while saving leaves the old file whole. */
export function fileStore(file: string): BaselineStore {
  return {
    restore: ({ suite }) => readBaselineFile(file, { suite, source: file }),

    async save(baseline) {
      const text = encodeBaseline(baseline);
      if (text === null)
        return notSaved('too-large', `One run alone exceeds the size of a baseline: ${file}`);
      try {
        await writeAtomically(file, text);
        return { kind: 'saved', key: file };
      } catch (error) {
        return notSaved('failed', `Cannot write ${file}: ${error instanceof Error ? error.message : error}`);
      }
    },
  };
}

/** A file that may not exist, be anything, and hold anything → what it is worth as a baseline. Never throws. */
export async function readBaselineFile(file: string, origin: BaselineOrigin): Promise<BaselineLookup> {
  const read = await readBoundedText(file, LIMITS.baselineBytes);
  switch (read.kind) {
    case 'text':
      return parseBaseline(read.text, origin);
    case 'absent':
      return { kind: 'absent', searched: origin.source };
    case 'unavailable':
      return { kind: 'unavailable', source: origin.source, reason: read.reason };
    case 'fault':
      return lookupOf(read, origin);
  }
}
