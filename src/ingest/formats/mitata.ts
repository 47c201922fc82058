import type { Collector } from '../collector.ts';
import { type JsonObject, listOf, numberOf, objectOf, readJson, scalarOf, textOf } from '../json.ts';
import type { DocumentParser } from '../parser.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { numbered, pairsOf, repeated } from '../repeated.ts';
import { ALLOCATED, TIME } from '../vocabulary.ts';

/**
 * mitata's JSON in nanoseconds: since 1.0 (`format: 'json'`) each benchmark has a run for every set of arguments, before (`json: true`)
 * one. Where samples are left out the average stands for them. Source: evanwashere/mitata, `src/main.mjs`, `src/lib.mjs`.
 */
export const mitata: DocumentParser = {
  kind: 'document',
  format: 'mitata',
  about: "mitata: `run({ format: 'json' })`, before 1.0 `run({ json: true })`",
  recognises: head =>
    /^\s*\{\s*"(?:layout|benchmarks|context)"\s*:/.test(head) && /"(?:alias|baseline|layout)"\s*:/.test(head),
  read(text, collector) {
    const document = objectOf(readJson(text, collector));
    const context = objectOf(document.context);
    for (const key of ['runtime', 'version', 'arch'])
      collector.metadata.set(key, scalarOf(context[key] ?? document[key]));
    collector.metadata.set('cpu', textOf(objectOf(context.cpu).name) ?? textOf(document.cpu));
    const layout = listOf(document.layout).map(group => textOf(objectOf(group).name));
    const runs = listOf(document.benchmarks).flatMap((entry, index) =>
      runsOf(objectOf(entry), index, layout),
    );
    for (const named of numberedRuns(withGroups(runs))) readRun(named, collector);
  },
};

/** One run of a benchmark. */
interface Run {
  readonly run: JsonObject;
  readonly path: string;
  readonly name: string | null;
  /** Null for a group without a name. */
  readonly group: string | null;
  /** Its place in the layout; null in old versions, which write the name of the group. */
  readonly place: number | null;
}

/** Runs that a benchmark does with different arguments have one name unless it mentions them (`join <$size>`). */
function runsOf(benchmark: JsonObject, index: number, layout: readonly (string | null)[]): readonly Run[] {
  const runs = benchmark.runs === undefined ? [benchmark] : listOf(benchmark.runs).map(objectOf);
  const again = repeated(runs.map(run => textOf(run.name)));
  const place = numberOf(benchmark.group);
  const group = textOf(benchmark.group) ?? layout[place ?? -1] ?? null;
  return runs.map(run => {
    const plain = textOf(run.name);
    const name = plain === null || !again.has(plain) ? plain : [plain, ...pairsOf(run.args)].join(' ');
    return { run, path: `benchmarks.${index}`, name, group, place };
  });
}

/** A name in several groups that have none is told apart by their places. */
function withGroups(runs: readonly Run[]): readonly Run[] {
  const places = new Map<string | null, Set<number | null>>();
  for (const { name, group, place } of runs)
    if (group === null) places.set(name, (places.get(name) ?? new Set()).add(place));
  return runs.map(run =>
    run.group === null && run.place !== null && (places.get(run.name)?.size ?? 0) > 1
      ? { ...run, group: `group ${run.place}` }
      : run,
  );
}

/** Two benchmarks of one group may have the same name. */
function numberedRuns(runs: readonly Run[]): readonly Run[] {
  const prefixes = runs.map(({ group }) => `${group ?? ''}\n`);
  const keys = numbered(runs.map(({ name }, index) => (name === null ? null : `${prefixes[index]}${name}`)));
  return runs.map((run, index) => ({ ...run, name: keys[index]?.slice(prefixes[index]?.length) ?? null }));
}

function readRun({ run, path, name, group }: Run, collector: Collector): void {
  if (name === null) {
    collector.problem('A run needs a "name"', path);
    return;
  }
  const reading = collector.reading(name, group);
  for (const [key, value] of Object.entries(objectOf(run.args))) reading.metadata.set(key, scalarOf(value));
  if (run.error !== undefined) reading.ended('failed', messageOf(run.error));
  else readStats(objectOf(run.stats), path, reading, collector);
}

const messageOf = (error: unknown): string => textOf(error) ?? textOf(objectOf(error).message) ?? 'It threw';

function readStats(stats: JsonObject, path: string, reading: ReadingCollector, collector: Collector): void {
  const samples = listOf(stats.samples);
  const count = samples.length > 0 ? null : numberOf(stats.ticks);
  for (const written of samples.length > 0 ? samples : [stats.avg]) {
    const value = numberOf(written);
    if (value === null) collector.problem('A time is not a number', path);
    else reading.sample(TIME, value, count);
  }
  const heap = numberOf(objectOf(stats.heap).avg);
  if (heap !== null) reading.sample(ALLOCATED, heap);
}
