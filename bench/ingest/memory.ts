/**
 * Whether streams are read in constant memory: `node bench/ingest/memory.ts [--format NAME] [--heap MiB] [--write]`. Each line format is read
 * twice by a process of its own, 128 MiB and 1,024 MiB of it, with a heap that is too small to let garbage lie about; the largest resident sets of the two differ by
 * what grows with the stream. (`run.ts` leaves the heap at its default, and its growth is mostly garbage.)
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ingest } from '../../src/ingest/ingest.ts';
import { PARSERS } from '../../src/ingest/registry.ts';
import { fixtureText } from '../../test/helpers/ingested.ts';
import { MEBIBYTE, repeated, sampleOf } from './streams.ts';

/** MiB of stream; the first is long enough for every bounded store to be full. */
const SIZES = [128, 1024] as const;

const { values: flags } = parseArgs({
  options: {
    format: { type: 'string' },
    heap: { type: 'string', default: '64' },
    write: { type: 'boolean' },
    read: { type: 'string' },
  },
});

/** Reads so many MiB of one format in this process and tells the largest resident set, in MiB. */
async function readHere(format: string, mebibytes: number): Promise<void> {
  const path = sampleOf(format) ?? '';
  await ingest(repeated(fixtureText(path), mebibytes * MEBIBYTE), { file: path, format });
  console.log(process.resourceUsage().maxRSS / 1024);
}

const peakOf = (format: string, mebibytes: number): number =>
  Number(
    execFileSync(
      process.execPath,
      [
        `--max-old-space-size=${flags.heap}`,
        '--max-semi-space-size=2',
        import.meta.filename,
        '--format',
        format,
        '--read',
        String(mebibytes),
      ],
      { encoding: 'utf8' },
    ),
  );

function rowOf(format: string): string {
  const [short = 0, long = 0] = SIZES.map(size => peakOf(format, size));
  return `| \`${format}\` | ${short.toFixed(0)} | ${long.toFixed(0)} | ${((100 * (long - short)) / short).toFixed(1)} % |`;
}

function writePage(rows: readonly string[]): void {
  const page = join(import.meta.dirname, 'memory.md');
  const [introduction = ''] = readFileSync(page, 'utf8').split('| format |');
  const heading = `| format | MiB at ${SIZES[0]} MiB | MiB at ${SIZES[1]} MiB | more |\n|---|---|---|---|\n`;
  const where = `\nHeap of ${flags.heap} MiB, Node ${process.version}, ${cpus()[0]?.model.replace(/\s+/g, ' ')}.\n`;
  writeFileSync(page, `${introduction}${heading}${rows.join('\n')}\n${where}`);
}

function measureAll(): void {
  const rows: string[] = [];
  for (const { format, kind } of PARSERS) {
    if (kind !== 'lines' || sampleOf(format) === undefined || (flags.format ?? format) !== format) continue;
    const row = rowOf(format);
    rows.push(row);
    console.log(row);
  }
  if (flags.write === true) writePage(rows);
}

if (flags.read === undefined) measureAll();
else await readHere(flags.format ?? '', Number(flags.read));
