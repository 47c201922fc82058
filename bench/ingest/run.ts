/**
 * Reads a generated stream of each line format and tells speed and memory, beside a reader that only splits the same stream into lines:
 * `node bench/ingest/run.ts [--size MiB] [--format NAME] [--write]` (1024 MiB without it; `--write` replaces `results.md`). The aim is
 * 100 MB/s in constant memory; what a shared machine takes away, the ratio to the plain reader in the same run does not feel.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ingest } from '../../src/ingest/ingest.ts';
import { LineSplitter } from '../../src/ingest/line-splitter.ts';
import { PARSERS } from '../../src/ingest/registry.ts';
import { fixtureText } from '../../test/helpers/ingested.ts';
import { MEBIBYTE, repeated, sampleOf } from './streams.ts';

const { values: flags } = parseArgs({
  options: {
    size: { type: 'string', default: '1024' },
    format: { type: 'string' },
    write: { type: 'boolean' },
  },
});
const size = Number(flags.size) * MEBIBYTE;

/** What it takes to read a stream. Seconds of the processor, because the machine may be shared. */
interface Cost {
  readonly seconds: number;
  readonly processorSeconds: number;
  /** Largest resident set on the way less that before, in bytes. */
  readonly growth: number;
}

async function costOf(work: () => Promise<unknown>): Promise<Cost> {
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  const since = performance.now();
  const used = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(used);
  clearInterval(watch);
  peak = Math.max(peak, process.memoryUsage().rss);
  return {
    seconds: (performance.now() - since) / 1000,
    processorSeconds: (user + system) / 1e6,
    growth: peak - before,
  };
}

/** Decodes and splits, and looks at no line: the least that any reader of lines must do. */
async function plainly(text: string): Promise<number> {
  let lines = 0;
  const splitter = new LineSplitter({
    line: () => {
      lines += 1;
    },
    tooLong: () => undefined,
  });
  const decoder = new TextDecoder();
  for await (const chunk of repeated(text, size)) splitter.push(decoder.decode(chunk, { stream: true }));
  splitter.end();
  return lines;
}

async function rowOf(format: string, path: string): Promise<string> {
  const text = fixtureText(path);
  const plain = await costOf(() => plainly(text));
  const read = await costOf(() => ingest(repeated(text, size), { file: path, format }));
  const speed = (cost: number): string => (size / 1e6 / cost).toFixed(0);
  return `| \`${format}\` | ${speed(read.seconds)} | ${speed(read.processorSeconds)} | ${speed(plain.processorSeconds)} | ${(read.processorSeconds / plain.processorSeconds).toFixed(1)} | ${(read.growth / MEBIBYTE).toFixed(0)} MiB |`;
}

const rows: string[] = [];
for (const { format, kind } of PARSERS) {
  const path = sampleOf(format);
  if (kind !== 'lines' || path === undefined || (flags.format ?? format) !== format) continue;
  const row = await rowOf(format, path);
  rows.push(row);
  console.log(row);
}
if (flags.write === true) {
  const page = join(import.meta.dirname, 'results.md');
  const [introduction = ''] = readFileSync(page, 'utf8').split('| format |');
  const heading =
    '| format | MB/s | MB per second of processor | a plain line reader, likewise | times as long | growth of memory |\n|---|---|---|---|---|---|\n';
  const where = `\n${flags.size} MiB of each, Node ${process.version}, ${cpus()[0]?.model.replace(/\s+/g, ' ')}.\n`;
  writeFileSync(page, `${introduction}${heading}${rows.join('\n')}\n${where}`);
}
