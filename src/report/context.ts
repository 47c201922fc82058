import type { Commit } from '../model/environment.ts';
import type { View } from '../model/view.ts';
import { formatSignedPercent } from './change.ts';
import { formatDuration, formatNumber, formatValue, plural } from './format.ts';
import { name, type Phrase, quoted, text } from './phrase.ts';

/** What was run: suite, commit, how long, on what. */
export function describeRun({ result }: View): Phrase {
  return [
    text('Suite '),
    name(result.plan.suite),
    ...(result.commit === null ? [] : [text(' at '), name(shortCommit(result.commit))]),
    text(`, ${plural(result.plan.scenarios.length, 'scenario')} in ${formatDuration(result.durationMs)} on `),
    name(result.environment.machineClass),
  ];
}

/** What it was compared with, or why with nothing. */
export function describeReference({ analysis, policy }: View): Phrase {
  const { reference } = analysis;
  if (reference.kind === 'none') {
    return policy.against === 'none'
      ? [text('Compared with nothing, as asked: only absolute limits judge')]
      : [text('Compared with nothing: '), quoted(reference.reason)];
  }
  const age =
    reference.ageDays < 1 ? 'less than a day old' : `${plural(Math.round(reference.ageDays), 'day')} old`;
  return [
    text(
      `Compared with ${plural(reference.comparableRuns, 'run')} of the same machine class, the newest at `,
    ),
    name(reference.newestCommit.slice(0, 7)),
    text(`, ${age}`),
  ];
}

/** The rules of the evidence in one sentence; null where nothing was compared. */
export function describeMethod({ analysis }: View): string | null {
  const { reference, family, suiteShift } = analysis;
  if (reference.kind === 'none') return null;
  const shift =
    suiteShift === null
      ? ''
      : ` Over all compared metrics the median change is ${formatSignedPercent(suiteShift)} (worse is positive).`;
  return (
    'Changes are medians of this run against the stored runs, with 95 % prediction intervals from the spread between runs; ' +
    `p values are adjusted by Holm over ${plural(family.metrics, 'metric')} at a family level of ${formatNumber(family.alpha, 2)}.${shift}`
  );
}

/** Name and value of what describes the machine and the run, for the detailed reports. */
export function environmentFacts({ result, analysis }: View): readonly (readonly [string, string])[] {
  const { environment, commit } = result;
  const memory = { id: '', unit: 'bytes', better: 'lower', kind: 'memory', about: '' } as const;
  return [
    ...(commit === null ? [] : commitFacts(commit)),
    ['started', result.startedAt],
    [
      'machine',
      `${environment.cpuModel}, ${plural(environment.cores, 'core')}, ${formatValue(memory, environment.memoryBytes)}`,
    ],
    ['system', `${environment.os} ${environment.kernel} ${environment.arch}, ${environment.image}`],
    [
      'runtimes',
      Object.entries(environment.runtimes)
        .map(pair => pair.join(' '))
        .join(', ') || 'none found',
    ],
    ['plan', `${result.plan.configFile}, intensity ${result.plan.intensity}, seed ${result.plan.seed}`],
    ...(analysis.reference.kind === 'stored' ? [['baseline', analysis.reference.source] as const] : []),
    ['tool', `${result.tool.name} ${result.tool.version}`],
  ];
}

const shortCommit = (commit: Commit): string => `${commit.sha.slice(0, 7)}${commit.dirty ? '+changes' : ''}`;

function commitFacts({ sha, ref, subject, dirty }: Commit): readonly (readonly [string, string])[] {
  const place = [sha, ref, dirty ? 'with uncommitted changes' : null].filter(part => part !== null).join(' ');
  return [['commit', place], ...(subject === null ? [] : [['subject', subject] as const])];
}
