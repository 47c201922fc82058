/**
 * Reads a generated file of each line format and prints speed and memory: `node bench/ingest/run.ts [MiB per format]` (1024 without it).
 * Memory is the growth of the resident set, sampled on the way; the aim is 100 MB/s in constant memory (docs/ingest.md).
 */
import { ingest } from '../../src/ingest/ingest.ts';
import { PARSERS } from '../../src/ingest/registry.ts';
import { fixtures, fixtureText } from '../../test/helpers/ingested.ts';

const MEBIBYTE = 1024 ** 2;
const size = Number(process.argv[2] ?? 1024) * MEBIBYTE;
const only = process.argv[3];

/** The whole fixture again and again, in chunks as a file stream gives them. */
async function* repeated(text: string): AsyncGenerator<Uint8Array> {
  const unit = Buffer.from(text.endsWith('\n') ? text : `${text}\n`);
  const chunk = Buffer.alloc(Math.ceil(MEBIBYTE / unit.length) * unit.length, unit);
  for (let sent = 0; sent < size; sent += 65_536) {
    const from = sent % chunk.length;
    yield chunk.subarray(from, Math.min(from + 65_536, chunk.length));
  }
}

console.log('| format | MB/s | MB per second of processor | values | growth of memory |');
console.log('|---|---|---|---|---|');
for (const { format, kind } of PARSERS) {
  const path = fixtures()
    .filter(name => name.startsWith(`${format}/`) && !name.includes('failing'))
    .sort((a, b) => fixtureText(b).length - fixtureText(a).length)[0];
  if (kind !== 'lines' || path === undefined || (only !== undefined && only !== format)) continue;
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  const since = performance.now();
  const used = process.cpuUsage();
  const { readings } = await ingest(repeated(fixtureText(path)), { file: path, format });
  const seconds = (performance.now() - since) / 1000;
  const { user, system } = process.cpuUsage(used);
  clearInterval(watch);
  peak = Math.max(peak, process.memoryUsage().rss);
  const values = readings.reduce(
    (sum, { metrics }) => sum + metrics.reduce((all, { count }) => all + count, 0),
    0,
  );
  console.log(
    `| \`${format}\` | ${(size / 1e6 / seconds).toFixed(0)} | ${(size / (user + system)).toFixed(0)} | ${values} | ${((peak - before) / MEBIBYTE).toFixed(0)} MiB |`,
  );
}
