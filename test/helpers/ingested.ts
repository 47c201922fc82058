import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ingestText } from '../../src/ingest/ingest.ts';
import type { Ingested, Measured, Reading } from '../../src/ingest/reading.ts';

/** Outputs of real tools: `<format>/<tool>-<version>.<ext>`, or a folder of that name for tools that write several files. */
export const FIXTURES = join(import.meta.dirname, '../fixtures/ingest');

/** Every fixture as its path below the folder. */
export const fixtures = (): readonly string[] =>
  readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name !== 'README.md')
    .map(entry => join(entry.parentPath, entry.name).slice(FIXTURES.length + 1))
    .sort();

export const fixtureText = (path: string): string => readFileSync(join(FIXTURES, path), 'utf8');

/** A text as `format`, without a file behind it. */
export const read = (text: string, format: string, file = 'out.txt'): Ingested =>
  ingestText(text, { file, format });

/** What went wrong, in words: the file's own fault, then its problems as `line: message`. */
export const faults = ({ broken, problems }: Ingested): readonly string[] => [
  ...(broken === null ? [] : [`broken: ${broken}`]),
  ...problems.map(({ line, path, message }) => `${line ?? path}: ${message}`),
];

/** Everything that was read, in lines that people can hold beside the tool's own output. */
export function describeIngested(ingested: Ingested): string {
  const { format, metadata, readings } = ingested;
  const lines = [
    `format ${format}`,
    ...Object.entries(metadata).map(([key, value]) => `${key}: ${value}`),
    ...readings.flatMap(describeReading),
    ...faults(ingested),
  ];
  return `${lines.join('\n')}\n`;
}

function describeReading({ group, name, outcome, metadata, metrics }: Reading): readonly string[] {
  const tags = Object.entries(metadata).map(([key, value]) => `${key}=${value}`);
  const runs = outcome === null ? [] : Object.entries(outcome.runs).filter(([, count]) => count > 0);
  return [
    `${group === null ? '' : `[${group}] `}${name}${tags.length === 0 ? '' : ` {${tags.join(', ')}}`}`,
    ...(outcome === null
      ? []
      : [`  ${outcome.kind} (${runs.map(([kind, count]) => `${count} ${kind}`).join(', ')})`]),
    ...(outcome !== null && 'message' in outcome
      ? [`  | ${outcome.message.replaceAll('\n', '\n  | ')}`]
      : []),
    ...metrics.map(describeMeasured),
  ];
}

const describeMeasured = ({ metric, samples, count, iterations }: Measured): string =>
  `  ${metric.id} [${metric.unit}, ${metric.undirected === true ? 'no direction' : `${metric.better} is better`}] ${count}${iterations === null ? '' : ` of ${iterations} iterations`}: ${samples.map(round).join(' ')}`;

const round = (value: number): string => String(Number(value.toPrecision(12)));
