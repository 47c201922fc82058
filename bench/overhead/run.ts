import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { markdownTable } from 'markdown-table';
import { againstHyperfine, watchedAgainstUnwatched } from './command-timing.ts';
import { hyperfineVersion } from './hyperfine.ts';
import { measureMonitorCost, monitorCostRows } from './monitor-cost.ts';

// What measuring costs: `node bench/overhead/run.ts` (Linux, Node 24, about ten minutes on an otherwise idle machine).

function machine(): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GB`;
  const system = /^PRETTY_NAME="(.+)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'Linux';
  return `${model}, ${cpus().length} cores, ${memory}; ${system}, Linux ${release()}, Node ${process.versions.node}; load average ${loadavg()[0]?.toFixed(1)} before the start`;
}

const section = (title: string, about: string, rows: string[][]): string =>
  `## ${title}\n\n${about}\n\n${markdownTable(rows)}\n`;

if (process.platform !== 'linux')
  throw new Error('The overhead is measured through /proc: run this on Linux');

const parts = [`# What measuring costs\n\n${machine()}.\n`];
const publish = (part: string): void => {
  parts.push(part);
  console.log(part);
};

console.log(parts[0]);
const version = hyperfineVersion();
if (version === null)
  publish(
    'hyperfine is not installed (Debian and Ubuntu: `apt-get install hyperfine`): no comparison with it.\n',
  );
else
  publish(
    section(
      `The \`command\` driver against ${version}`,
      'Blocks of runs in alternation, 40 pairs; a block counts with its shortest time, as whatever else the machine does only adds to it. Ratio: Hodges–Lehmann with its exact 95 % interval. The last two columns: what a run costs beyond the time of the program.',
      await againstHyperfine(),
    ),
  );
publish(
  section(
    'Watched against unwatched',
    'The same driver with the monitors on and off, 40 pairs, compared in the same way.',
    await watchedAgainstUnwatched(),
  ),
);
publish(
  section(
    'The monitors',
    'CPU time of the sampler on steady trees: this whole process with a watch minus the same without one. Median of 10 repetitions with its order-statistic interval of at least 95 %. Steady state from the third second on; the aim is below 1 % of a core for ten processes.',
    monitorCostRows(await measureMonitorCost()),
  ),
);
writeFileSync(join(import.meta.dirname, 'results.md'), parts.join('\n'));
