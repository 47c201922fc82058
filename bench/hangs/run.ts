/**
 * What the hang watcher costs, and whether it leaves sound programs alone: `node bench/hangs/run.ts [--write]` (`--write` replaces
 * `results.md`). Takes Linux and the toolchains that the commands in `quiet.ts` name; one that is missing shows as an outcome that is not ok.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, release } from 'node:os';
import { join } from 'node:path';
import { lookCosts } from './cost.ts';
import { soundCommands } from './quiet.ts';

const load = loadavg()[0]?.toFixed(1);
const costs = await lookCosts();
const commands = await soundCommands();
const accused = commands.filter(({ accusation }) => accusation !== null).length;
const page = `# The hang watcher: cost, and sound programs

\`node bench/hangs/run.ts --write\`; ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Linux ${release()}, Node ${process.versions.node}; load average ${load} before the start.

## One look

CPU time of this program for one look at a steady tree (median of 60). There is one look a second at the default \`after: 10s\`, and one each tenth of it below that.

| tree | threads | CPU of a look | share of a core at one look a second |
|---|---|---|---|
${costs.map(({ tree, threads, lookMs }) => `| ${tree} | ${threads} | ${lookMs.toFixed(2)} ms | ${(lookMs / 10).toFixed(2)} % |`).join('\n')}

## Sound commands

Builds, test runners and waiting programs, watched with \`after: 1s\`, ten times less than the default: **${accused} of ${commands.length} accused**.

| command | time | outcome | accused of |
|---|---|---|---|
${commands.map(({ command, seconds, outcome, accusation }) => `| \`${command.replaceAll('|', '\\|')}\` | ${seconds.toFixed(1)} s | ${outcome} | ${accusation ?? '–'} |`).join('\n')}
`;
process.stdout.write(page);
if (process.argv.includes('--write')) writeFileSync(join(import.meta.dirname, 'results.md'), page);
