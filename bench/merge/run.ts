import { execFile } from 'node:child_process';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { markdownTable } from 'markdown-table';
import { measureOnePart, writeParts } from './make.ts';

/**
 * What merging costs: time and memory of the built command line over 64, 128 and 256 parts of a real run. `--write` puts the table
 * into results.md. Needs dist/ (npm run build).
 */
const COUNTS = [64, 128, 256];
const CLI = join(import.meta.dirname, '../../dist/cli.js');
/** Told by the process itself, as the kernel counts it: peak memory in bytes and processor time in microseconds. */
const REPORT = `process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  console.error('USED', maxRSS * 1024, userCPUTime + systemCPUTime);
});`;

interface Cost {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly rssBytes: number;
  readonly joinedBytes: number;
}

const megabytes = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(1)} MB`;

async function merge(folder: string): Promise<Cost> {
  const out = join(folder, 'joined');
  const args = [
    '--import',
    `data:text/javascript,${encodeURIComponent(REPORT)}`,
    CLI,
    'merge',
    folder,
    '--out',
    out,
  ];
  const startedMs = performance.now();
  const { stderr } = await promisify(execFile)(process.execPath, [...args, '--fail-on', 'never'], {
    maxBuffer: 1024 ** 3,
  });
  const seconds = (performance.now() - startedMs) / 1000;
  const [, rss = Number.NaN, cpu = Number.NaN] = (/USED (\d+) (\d+)/.exec(stderr) ?? []).map(Number);
  return {
    seconds,
    cpuSeconds: cpu / 1e6,
    rssBytes: rss,
    joinedBytes: statSync(join(out, 'results.json')).size,
  };
}

const part = await measureOnePart();
const rows: string[][] = [];
let each = 0;
for (const count of COUNTS) {
  const { folder, bytes } = writeParts(part, count);
  each = bytes / count;
  const { seconds, cpuSeconds, rssBytes, joinedBytes } = await merge(folder);
  rmSync(folder, { recursive: true });
  rows.push([
    String(count),
    megabytes(bytes),
    `${seconds.toFixed(1)} s`,
    `${cpuSeconds.toFixed(1)} s`,
    `${((1000 * cpuSeconds) / count).toFixed(0)} ms`,
    megabytes(rssBytes),
    megabytes(joinedBytes),
  ]);
}

const table = markdownTable(
  [
    ['parts', 'read', 'elapsed', 'processor time', 'processor time a part', 'peak memory', 'joined results'],
    ...rows,
  ],
  {
    alignDelimiters: false,
    align: ['r', 'r', 'r', 'r', 'r', 'r', 'r'],
  },
);
const { scenarios } = part.result.plan;
const page = `# What merging costs

\`node bench/merge/run.ts --write\` with the built bundle on Node ${process.versions.node}: parts of ${scenarios.length} scenarios each, ${Math.round(each / 1024)} KB a part, made from one real run in
pairs with all its readings (${part.result.environment.machineClass}). Times are those of the whole command, from its start until all reports are written; where processor time is less than
half of the elapsed time, something else was running.

${table}
`;
console.log(table);
if (parseArgs({ options: { write: { type: 'boolean' } } }).values.write)
  writeFileSync(join(import.meta.dirname, 'results.md'), page);
