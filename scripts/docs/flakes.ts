import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable } from 'markdown-table';
import { ruleOfThree } from '../../src/stats/proportion.ts';
import { runsToExclude } from '../../src/stats/runs-needed.ts';

/** What `node bench/flakes/run.ts --write` wrote. */
const RESULTS = join(import.meta.dirname, '../../bench/flakes/results.md');

const START = (name: string): string => `<!-- generated:${name} -->`;
const END = '<!-- /generated -->';

const percent = (ratio: number): string => `${Number((100 * ratio).toPrecision(3))} %`;

/** What no failure leaves possible, and the chance that flakes of some rates would have shown. */
function boundsTable(): string {
  const rows = [10, 20, 59, 100, 299, 1000].map(runs => [
    String(runs),
    percent(ruleOfThree(runs, 0.95)),
    ...[0.01, 0.05, 0.1].map(rate => percent(1 - (1 - rate) ** runs)),
  ]);
  const head = ['runs without a failure', 'rate that stays possible', 'shows 1 %', 'shows 5 %', 'shows 10 %'];
  return markdownTable([head, ...rows], { alignDelimiters: false });
}

/** Runs without a failure that rule a rate out, by how sure one wants to be. */
function neededTable(): string {
  const rows = [0.2, 0.1, 0.05, 0.02, 0.01, 0.001].map(rate => [
    percent(rate),
    ...[0.9, 0.95, 0.99].map(level => String(runsToExclude(rate, level))),
  ]);
  return markdownTable([['rate to rule out', 'at 90 %', 'at 95 %', 'at 99 %'], ...rows], {
    alignDelimiters: false,
  });
}

/** The measured tables, their headings one level deeper than on their own page. */
function ratesOf(results: string): string {
  const from = results.indexOf('\n## ');
  if (from < 0)
    throw new Error('Cannot show the error rates of repeated tests: bench/flakes/results.md has no tables');
  return results.slice(from).trim().replace(/^## /gm, '### ');
}

/** docs/flakes.md with its tables made from the code and from the simulation. */
export function generateFlakesPage(page: string): string {
  const blocks = {
    bounds: boundsTable(),
    needed: neededTable(),
    rates: ratesOf(readFileSync(RESULTS, 'utf8')),
  };
  return Object.entries(blocks).reduce((text, [name, body]) => replaced(text, name, body), page);
}

function replaced(page: string, name: string, body: string): string {
  const start = page.indexOf(START(name));
  const end = page.indexOf(END, start);
  if (start < 0 || end < 0)
    throw new Error(`Cannot place the block ${name}: docs/flakes.md has no markers for it`);
  return `${page.slice(0, start + START(name).length)}\n\n${body}\n\n${page.slice(end)}`;
}
