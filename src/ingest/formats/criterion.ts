import type { Collector } from '../collector.ts';
import { type JsonObject, listOf, numberOf, objectOf, readJson } from '../json.ts';
import type { DocumentParser } from '../parser.ts';
import { TIME } from '../vocabulary.ts';

/**
 * What criterion keeps below `target/criterion/<benchmark>/new/`: `sample.json` with iterations and total nanoseconds of each sample, and
 * `estimates.json` with its estimate alone. The name of the benchmark stands in the path. Source: criterion 0.4 to 0.8, `src/analysis/mod.rs`,
 * `src/connection.rs`.
 */
export const criterion: DocumentParser = {
  kind: 'document',
  format: 'criterion',
  about: 'criterion: `target/criterion/**/new/sample.json` (or `estimates.json`)',
  recognises: head =>
    /^\s*\{\s*"sampling_mode"\s*:/.test(head) ||
    /^\s*\{\s*"mean"\s*:\s*\{\s*"confidence_interval"/.test(head),
  read(text, collector) {
    const document = readJson(text, collector);
    if (document === undefined) return;
    const content = objectOf(document);
    const { folder, name } = placeOf(collector.file);
    const fault = NOT_MEASURED.get(folder);
    if (fault !== undefined) collector.broken(`It is ${fault}: name target/criterion/**/new/ in the pattern`);
    else if ('times' in content) readSamples(content, name, collector);
    else readEstimate(content, name, collector);
  },
};

/** What stands beside `new` for each benchmark. */
const NOT_MEASURED: ReadonlyMap<string, string> = new Map([
  ['base', 'the run that the last one was compared with'],
  ['change', 'the change since the run before, not a time'],
]);

/** Where criterion keeps a file: below the benchmark's own folder, in `new`, `base`, `change` or that of `--save-baseline NAME`. */
interface Place {
  /** Empty where the file does not stand below a benchmark's folder. */
  readonly folder: string;
  readonly name: string;
}

/**
 * `target/criterion/group/function/new/sample.json` → `group/function`; elsewhere below the last folder `criterion`, and where there is none, what was
 * given before `new`, as in a folder that was unpacked somewhere else.
 */
function placeOf(file: string): Place {
  const path = file.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');
  const below = /(?:^|\/)target\/criterion\/(.+)$/.exec(path) ?? /(?:^.*\/|^)criterion\/(.+)$/.exec(path);
  const parts = (below?.[1] ?? path).split('/').slice(0, -1);
  const folder = parts.pop() ?? '';
  const benchmark = parts.join('/');
  if (benchmark === '' || (below === null && !FOLDERS.has(folder))) return { folder: '', name: 'benchmark' };
  // A named baseline beside `new` is a run of its own.
  return { folder, name: below === null || folder === 'new' ? benchmark : `${benchmark} (${folder})` };
}

const FOLDERS: ReadonlySet<string> = new Set(['new', ...NOT_MEASURED.keys()]);

function readSamples(content: JsonObject, name: string, collector: Collector): void {
  const rounds = listOf(content.iters);
  const times = listOf(content.times);
  if (rounds.length !== times.length)
    collector.broken(`It has ${rounds.length} counts of iterations for ${times.length} times`);
  for (const [index, time] of times.entries()) {
    const total = numberOf(time);
    const iterations = numberOf(rounds[index]);
    if (total === null || iterations === null)
      collector.problem('A sample is not a number', `times.${index}`);
    else collector.reading(name).sample(TIME, total / iterations, iterations);
  }
}

/** The slope where there is one, as criterion itself prints it; flat sampling has none. */
function readEstimate(content: JsonObject, name: string, collector: Collector): void {
  const slope = numberOf(objectOf(content.slope).point_estimate);
  const estimate = slope ?? numberOf(objectOf(content.mean).point_estimate);
  if (estimate === null) collector.broken('It has neither samples nor an estimate');
  else collector.reading(name).sample(TIME, estimate);
}
