import type { Commit } from '../model/environment.ts';
import type { View } from '../model/view.ts';
import { storedReference } from './compared.ts';
import { describeQuiet } from './control.ts';
import { formatDuration, formatValue, plural } from './format.ts';
import { describeParts, partFacts } from './parts.ts';
import { name, type Phrase, text } from './phrase.ts';
import { describeReference } from './reference.ts';

/** What was run: suite, commit, how long with all paired rounds, on what. */
export function describeRun(view: View): Phrase {
  const { result } = view;
  return [
    text('Suite '),
    name(result.plan.suite),
    ...(result.commit === null ? [] : [text(' at '), name(shortCommit(result.commit))]),
    text(
      `, ${plural(result.plan.scenarios.length, 'scenario')} in ${formatDuration(totalDurationMs(view))} on `,
    ),
    name(result.environment.machineClass),
  ];
}

/** What holds for the run as a whole, a sentence each: what was run, against what, what the base said of itself, and what was counted. */
export function contextLines(view: View): readonly Phrase[] {
  const [quiet, counted, parts] = [describeQuiet(view), describeCounting(view), describeParts(view)];
  return [
    describeRun(view),
    ...(parts === null ? [] : [parts]),
    describeReference(view),
    ...(quiet === null ? [] : [[text(quiet)]]),
    ...(counted === null ? [] : [counted]),
  ];
}

/** Scenarios of which instructions were counted; null without one. */
function describeCounting({ result }: View): Phrase | null {
  const [first, ...more] = result.plan.scenarios.filter(({ measure }) => measure === 'instructions');
  if (first === undefined) return null;
  const others = more.length === 0 ? '' : ` and ${plural(more.length, 'other scenario')}`;
  return [text('Of '), name(first.id), text(`${others}, instructions were counted; times were not measured`)];
}

/** Of the run and of every paired round after it. */
export const totalDurationMs = ({ result, rounds }: View): number =>
  rounds.reduce((sum, round) => sum + round.durationMs, result.durationMs);

/** Name and value of what describes the machine and the run, for the detailed reports. */
export function environmentFacts(view: View): readonly (readonly [string, string])[] {
  const { result, analysis } = view;
  const { environment, commit } = result;
  const stored = storedReference(analysis.reference);
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
    ...(stored === null ? [] : [['baseline', stored.source] as const]),
    ['tool', `${result.tool.name} ${result.tool.version}`],
    ...partFacts(view),
  ];
}

const shortCommit = (commit: Commit): string => `${commit.sha.slice(0, 7)}${commit.dirty ? '+changes' : ''}`;

function commitFacts({ sha, ref, subject, dirty }: Commit): readonly (readonly [string, string])[] {
  const place = [sha, ref, dirty ? 'with uncommitted changes' : null].filter(part => part !== null).join(' ');
  return [['commit', place], ...(subject === null ? [] : [['subject', subject] as const])];
}
