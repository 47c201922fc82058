import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Environment } from '../../src/model/environment.ts';
import type { ScenarioResult } from '../../src/model/result.ts';

/** What is kept of the processes of one cell: values by metric, null where a process gave none, and the curve of the last one. */
export interface Pool extends Pick<ScenarioResult, 'series' | 'checkpoints'> {
  readonly processes: number;
  readonly metrics: Readonly<Record<string, readonly (number | null)[]>>;
}

/** Growth of real processes on a real machine. */
export interface Recording {
  readonly format: 1;
  readonly environment: Environment;
  readonly operations: number;
  /** By the name of the cell. */
  readonly pools: Readonly<Record<string, Pool>>;
}

/** Where the committed recording lies. */
export const RECORDING_FILE = join(import.meta.dirname, 'recordings/growth.json');

/** A recording; null where there is no such file. Error for a file of another format. */
export function readRecording(file: string): Recording | null {
  if (!existsSync(file)) return null;
  const read: Recording = JSON.parse(readFileSync(file, 'utf8'));
  if (read.format !== 1)
    throw new Error(
      `Cannot read ${file}: it has the format ${read.format}, only 1 is known; record it again`,
    );
  return read;
}

/** Writes a recording so that there is always a whole one; one line a cell. */
export function writeRecording(file: string, { pools, ...head }: Recording): void {
  mkdirSync(dirname(file), { recursive: true });
  const lines = Object.entries(pools).map(
    ([name, pool]) => `${JSON.stringify(name)}:${JSON.stringify(pool)}`,
  );
  const text = `${JSON.stringify(head).slice(0, -1)},"pools":{\n${lines.join(',\n')}\n}}\n`;
  writeFileSync(`${file}.partial`, text);
  renameSync(`${file}.partial`, file);
}
