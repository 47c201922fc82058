import type { Collector } from '../collector.ts';
import { type JsonObject, listOf, numberOf, objectOf, readJson, scalarOf, textOf } from '../json.ts';
import { found } from '../metric-line.ts';
import type { DocumentParser } from '../parser.ts';
import { numbered, pairsOf, repeated } from '../repeated.ts';
import { PEAK_MEMORY, TIME } from '../vocabulary.ts';

/**
 * `hyperfine --export-json`: `{ results: [{ command, times: [seconds], exit_codes, memory_usage_byte?, parameters? }] }`. Commands are
 * named by `--command-name`. Times are those of single runs; a run whose exit code is not 0 is told and left out. Source: hyperfine,
 * `src/benchmark/benchmark_result.rs`.
 */
export const hyperfine: DocumentParser = {
  kind: 'document',
  format: 'hyperfine',
  about: '`hyperfine --export-json FILE`',
  recognises: head =>
    /^\s*\{\s*"results"\s*:\s*\[/.test(head) && head.includes('"command"') && /"times"|"mean"/.test(head),
  read(text, collector) {
    const document = readJson(text, collector);
    if (document === undefined) return;
    const results = listOf(objectOf(document).results).map(objectOf);
    const names = namesOf(results);
    for (const [index, result] of results.entries())
      readResult(result, names[index] ?? null, `results.${index}`, collector);
  },
};

/** A parameter may stand in `--prepare` alone, so that commands differ in nothing else. */
function namesOf(results: readonly JsonObject[]): readonly (string | null)[] {
  const commands = results.map(({ command }) => textOf(command));
  const again = repeated(commands);
  return numbered(
    commands.map((command, index) =>
      command === null || !again.has(command)
        ? command
        : [command, ...pairsOf(results[index]?.parameters)].join(' '),
    ),
  );
}

function readResult(result: JsonObject, command: string | null, path: string, collector: Collector): void {
  const times = listOf(result.times);
  if (command === null) collector.problem('A result needs the "command" that was run', path);
  else if (times.length === 0) collector.broken(`${command} has no times of single runs`, path);
  else readRuns({ command, times, result, path }, collector);
}

/** The runs of one command. */
interface Runs {
  readonly command: string;
  readonly times: readonly unknown[];
  readonly result: JsonObject;
  readonly path: string;
}

function readRuns({ command, times, result, path }: Runs, collector: Collector): void {
  const reading = collector.reading(command);
  for (const [key, value] of Object.entries(objectOf(result.parameters))) {
    reading.metadata.set(key, scalarOf(value));
  }
  const codes = listOf(result.exit_codes);
  const memory = listOf(result.memory_usage_byte);
  for (const [run, time] of times.entries()) {
    const fault = runFault(codes[run], time);
    if (fault === null) reading.sample(TIME, Number(time) * 1e9);
    else collector.problem(`Run ${run} of ${command} ${fault}`, `${path}.times.${run}`);
    const bytes = numberOf(memory[run]);
    if (fault === null && bytes !== null) reading.sample(PEAK_MEMORY, bytes);
  }
}

/** Exit codes are absent before 1.13; null is a run that was ended by a signal. */
function runFault(code: unknown, time: unknown): string | null {
  if (code !== undefined && code !== 0) return `ended with exit code ${found(code)}; its time is left out`;
  return typeof time === 'number' ? null : 'has a time that is no number';
}
