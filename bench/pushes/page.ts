import { markdownTable } from 'markdown-table';
import { mean, median } from '../../src/stats/descriptive.ts';
import { shareWithInterval } from '../decisions/table.ts';
import { fixedTable, noiseTable } from './fixed-table.ts';
import type { CheckRecord, Progress, PushRecord } from './record.ts';
import { PROBE, SLOWDOWN } from './suite.ts';
import { falselyFailed, rightlyFailed, type Tally, type Target, tallies, targetsOf } from './tally.ts';

const percent = (ratio: number): string => `${(100 * ratio).toFixed(1)} %`;
const seconds = (value: number): string => `${value.toFixed(0)} s`;
const table = (rows: readonly (readonly string[])[]): string =>
  markdownTable(
    rows.map(row => [...row]),
    { alignDelimiters: false },
  );

/** `+9.8 % cpu.perop of sieve`. */
const nameOf = ({ scenario, metric, rule, change }: CheckRecord): string =>
  `${change === null ? rule : `${change < 0 ? '' : '+'}${percent(change)}`} ${metric ?? ''} of ${scenario}`;

const found = (push: PushRecord): string => {
  const right = rightlyFailed(push);
  return right.length === 0 ? `not found (${push.gate.status})` : right.map(nameOf).join(', ');
};

/** One push in one line, for the terminal. */
export function lineOf(push: PushRecord): string {
  const wrong = falselyFailed(push).map(nameOf);
  const said = push.kind === 'slower' ? found(push) : push.gate.status;
  const beside = `${push.id} of ${push.scenario} beside ${push.neighbours}`;
  return `${beside}: ${said}${wrong.length > 0 ? `, FALSE FAIL ${wrong.join(', ')}` : ''}, ${seconds(push.gate.seconds)}`;
}

/** How the pushes were made. */
export interface Made {
  readonly command: string;
  /** Relative to the project. */
  readonly cli: string;
}

/** The whole of results.md. */
export function pushesPage(progress: Progress, made: Made): string {
  const groups = tallies(progress.pushes);
  if (groups.length === 0) return 'There is no push yet.\n';
  const parts = [
    introduction(progress, made),
    `## What was said\n\n${groupTable(groups)}`,
    `## Targets\n\n${targetTable(targetsOf(groups))}`,
    ...slowerPart(progress.pushes),
    ...falsePart(progress.pushes),
    ...fixedPart(progress.pushes),
  ];
  return `${parts.join('\n\n')}\n`;
}

function introduction({ environment, pushes }: Progress, { command, cli }: Made): string {
  const minutes = pushes.reduce((sum, { gate }) => sum + gate.seconds, 0) / 60;
  const [first] = pushes;
  return `# Pushes of real programs, end to end

Made by \`${command}\` in ${minutes.toFixed(0)} minutes: ${environment?.cpuModel}, ${environment?.cores} cores, ${environment?.image}, Node ${process.version}.
Each push is a commit in a real repository of ten programs (four in Node, three in Python, three in Go) and a run of \`${cli} run --against HEAD~1\` as a process of its own. An
unchanged push adds a comment to one of the sources; a slower one gives one program, each in turn, as many more rounds of its work as take ${percent(SLOWDOWN)} more CPU time (a first push that
did ${percent(PROBE)} more of everything showed what a round costs; so how much slower it became stands below). A neighbour keeps a core busy for two thirds of the time. The suite lowers the floor
of CPU time from 5 to 2 ms, as processes of 40 to 90 ms need it, leaves elapsed time out and gives a push two minutes; all else is at its default: ${first?.gate.family ?? 0} or so metrics are tested together.`;
}

function groupTable(groups: readonly Tally[]): string {
  const head = [
    'push',
    'neighbours',
    'pushes',
    'an unchanged scenario failed',
    'found and named',
    'not found: inconclusive · warn · pass',
    'inconclusive checks a push',
    'to the verdict, median',
    'longest',
    'pairs a scenario: search + confirmation',
  ];
  const rows = groups.map(group => {
    const { inconclusive, warned, passed } = group.missed;
    const isSlower = group.kind === 'slower';
    return [
      group.kind,
      `${group.neighbours}`,
      `${group.pushes}`,
      `${group.falseFails}: ${shareWithInterval(group.falseFails, group.pushes)}`,
      isSlower ? `${group.found}: ${shareWithInterval(group.found, group.pushes)}` : '–',
      isSlower ? `${inconclusive} · ${warned} · ${passed}` : '–',
      group.inconclusive.toFixed(1),
      seconds(group.medianSeconds),
      seconds(group.maxSeconds),
      `${group.searchPairs.toFixed(0)} + ${group.confirmPairs.toFixed(1)}`,
    ];
  });
  return table([head, ...rows]);
}

const metWord = (met: boolean | null): string =>
  met === null ? 'too few pushes' : met ? 'met' : '**not met**';

const targetTable = (targets: readonly Target[]): string =>
  table([
    ['target', 'found', ''],
    ...targets.map(({ name, count, of, met }) => [name, `${count} of ${of}`, metWord(met)]),
  ]);

function slowerPart(pushes: readonly PushRecord[]): readonly string[] {
  const slower = pushes.filter(({ kind }) => kind === 'slower');
  if (slower.length === 0) return [];
  const rows = slower.map(push => [
    push.id,
    push.scenario,
    `${push.neighbours}`,
    percent(trueChange(push)),
    found(push),
    seconds(push.gate.seconds),
  ]);
  const became = percent(mean(slower.map(trueChange)));
  return [
    `## Slower pushes\n\n"Slower by" is the median of all pairs' CPU time, ${became} on average; what was found is the estimate of the fresh pairs.\n\n${table([['push', 'scenario', 'neighbours', 'slower by', 'found', 'time'], ...rows])}`,
  ];
}

const trueChange = ({ gate, scenario }: PushRecord): number =>
  Math.expm1(median(gate.scenarios[scenario]?.ratios['cpu.perop'] ?? [0]));

function falsePart(pushes: readonly PushRecord[]): readonly string[] {
  const lines = pushes.flatMap(push =>
    falselyFailed(push).map(check => `- ${push.id} beside ${push.neighbours}: ${nameOf(check)}`),
  );
  return lines.length === 0 ? [] : [`## False fails\n\n${lines.join('\n')}`];
}

const fixedPart = (pushes: readonly PushRecord[]): readonly string[] => {
  const unchanged = pushes.filter(({ kind }) => kind === 'unchanged');
  if (unchanged.length === 0) return [];
  return [
    `## Beside a fixed number of pairs

A fixed design takes a number of pairs, chosen beforehand, of every scenario, tests once with the signed-rank test at the first of Holm's levels, and has no confirmation: it spends the 1 % of false
fails a push that are promised at once. Its pairs are computed for a power of 95 % from the pair noise of the unchanged pushes beside as many neighbours, as if that were known beforehand, and a pair takes as
long as it took here (docs/statistics.md has the formula). "CPU" must see the change in CPU time alone; "CPU and wall" in elapsed time as well, which this suite leaves out. It can only fail: that a change of 3 % is
excluded, which is what a pass says here, it does not say. Where a check here stayed inconclusive, these pairs had not that power either: a row for "CPU and wall" then says what the answer would have cost.

${fixedTable(pushes)}

Pair noise is the robust spread of ln(head / base); the pairs are those that see +10 %.

${noiseTable(unchanged)}`,
  ];
};
