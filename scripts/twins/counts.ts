import { markdownTable } from 'markdown-table';
import type { Finding } from './judge.ts';
import type { Twin } from './suites.ts';
import { classOf, THEMES } from './themes.ts';

/** One twin and what one or more gates said of it. */
export interface Judged {
  readonly twin: Twin;
  readonly findings: readonly Finding[];
}

/** A line a twin: how often what is wrong with its kind was found, and how many gates were right about it. */
export function countsTable(judged: readonly Judged[]): string {
  const rows = judged.map(({ twin, findings }) => [
    twin.language,
    twin.scenario,
    nameOf(twin),
    `${sum(findings, ({ caught }) => caught)} of ${sum(findings, ({ runs }) => runs)} runs`,
    `${findings.filter(({ wrong }) => wrong.length === 0).length} of ${findings.length}`,
  ]);
  const head = ['language', 'twin', 'class', 'found in', 'verdicts that are right'];
  return markdownTable([head, ...rows]);
}

function nameOf({ theme, detector }: Twin): string {
  const known = THEMES[theme];
  return known?.finding === 'fault' ? `${classOf(known, detector)} (${detector})` : 'test';
}

const sum = (findings: readonly Finding[], of: (finding: Finding) => number): number =>
  findings.reduce((total, finding) => total + of(finding), 0);
