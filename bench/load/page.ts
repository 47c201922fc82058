import { cpus, release, totalmem } from 'node:os';
import { markdownTable } from 'markdown-table';
import type { Claim, Section } from './bench.ts';

/** The machine, in a line. */
export function machine(load: number | undefined): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GB`;
  return `${model}, ${cpus().length} cores, ${memory}; Linux ${release()}, Node ${process.versions.node}; load average ${load?.toFixed(1)} before the start`;
}

const claimLine = ({ text, holds }: Claim): string => `- ${holds ? 'holds' : '**does not hold**'}: ${text}`;

/** One part of the page, as Markdown. */
export const written = ({ title, about, tables, claims }: Section): string =>
  [`## ${title}`, about, ...tables.map(rows => markdownTable(rows)), claims.map(claimLine).join('\n')]
    .filter(part => part !== '')
    .join('\n\n');

/** What has to be told of how the page came to be. */
export interface PageHead {
  readonly machine: string;
  readonly command: string;
  /** Names and versions of the peers. */
  readonly peers: readonly string[];
}

/** The whole page. */
export const loadPage = (head: PageHead, sections: readonly Section[]): string =>
  [
    '# Load: how true and how fast the generator is',
    `${head.machine}. Written by \`${head.command}\`, which installs the peers from their registries.`,
    head.peers.length > 0 ? `Beside ours: ${head.peers.join(', ')}.` : 'Ours alone.',
    ...sections.map(written),
    '',
  ].join('\n\n');
