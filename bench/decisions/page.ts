import { markdownTable } from 'markdown-table';
import { median, robustSpread } from '../../src/stats/descriptive.ts';
import { METRICS, type Noise } from './noise.ts';
import { pairNoiseOf } from './recorded.ts';
import {
  pairsIn,
  type Recording,
  WEATHERS,
  type WeatherName,
  WORKLOADS,
  type Workload,
} from './recording.ts';
import {
  decisionTable,
  groupTable,
  RECORDED_END,
  RECORDED_START,
  TABLE_END,
  TABLE_START,
  TARGETS_END,
  TARGETS_START,
} from './table.ts';
import type { Tally } from './tally.ts';
import { resultsOf, targetTable } from './targets.ts';

/** Everything that results.md is made from. */
export interface Decisions {
  readonly tallies: readonly Tally[];
  readonly noises: readonly Noise[];
  readonly recording: Recording | null;
  /** What made it. */
  readonly command: string;
}

/** The whole of results.md. */
export function decisionPage({ tallies, noises, recording, command }: Decisions): string {
  const origin = (tally: Tally) => noises.find(({ name }) => name === tally.noise)?.origin;
  const pushes = tallies[0]?.pushes ?? 0;
  const parts = [
    `# Decisions of this rule and of others on the same machines

Made by \`${command}\` with Node ${process.version}. Pushes of ${METRICS} metrics, ${pushes} of each noise. Cells: share of pushes, in %, in which the slowed
metric was found (\`fail\`) · called \`pass\` · \`inconclusive\` · \`warn\`, not confirmed. Runs a metric are those of base and head together on an unchanged push: half as many pairs.
More, and where this rule loses, stands in docs/statistics.md, "What pairs get wrong, measured".`,
    `## On a simulated machine\n\n${TABLE_START}\n\n${decisionTable(tallies.filter(tally => origin(tally) === 'model'))}\n\n${TABLE_END}`,
    recording === null
      ? 'There is no recording: `node bench/decisions/record.ts` makes one.'
      : recordedPart(
          tallies.filter(tally => origin(tally) === 'recording'),
          noises,
          recording,
        ),
    `## How each rule was fed\n\n${feeding(tallies)}`,
    `## Targets

Each target against the noise under which it was missed most, or met with the least to spare; with Wilson's 95 % interval. Pair noise is the
robust spread of ln(second / first) of two identical runs in a pair. Of recorded noise the programs within the limit count, together for each weather;
of simulated noise the coefficient of variation stands for it.

${TARGETS_START}

${targetTable(resultsOf(tallies, noises))}

${TARGETS_END}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

const feeding = (tallies: readonly Tally[]): string =>
  [...new Map(tallies.map(({ rule, use }) => [rule, use]))]
    .map(([rule, use]) => `- ${rule}: ${use}`)
    .join('\n');

function recordedPart(tallies: readonly Tally[], noises: readonly Noise[], recording: Recording): string {
  const { machine, node } = recording;
  const pairNoise = (noise: string, group: string): number =>
    noises.find(({ name }) => name === noise)?.pairNoise[group] ?? Number.NaN;
  const seconds = Object.values(recording.weathers).reduce((sum, weather) => sum + weather.seconds, 0);
  return `## On recorded noise

Recorded by \`node bench/decisions/record.ts\` in ${Math.round(seconds / 60)} minutes: ${machine.cpuModel}, ${machine.cores} cores, ${machine.os}, Node ${node}. Four
programs, each a fresh process a run, in pairs and round-robin: \`cpu\` sieves primes, \`gc\` allocates, \`spawn\` starts processes, \`http\` asks itself over loopback. Quiet: nothing else
runs. One: a neighbour keeps a core busy two thirds of the time. Heavy: two that compute and one that streams memory, each busy for two thirds of the time or more. A push takes five metrics of each program, each from a
place of its own in the recording, closed to a ring; which run of a pair is the base's is drawn anew. Every fourth push slows a metric of the same program. CPU time has a floor
of 5 ms beside its 3 %: of runs this short +5 % is about what matters at all, and is found about as often as not.

${recordingTable(recording)}

Elapsed time and CPU time: median of all runs, robust coefficient of variation of a run, pair noise, and the correlation of neighbouring runs.

${RECORDED_START}

${decisionTable(tallies)}

${RECORDED_END}

This rule by the program whose metric was slowed:

${groupTable(tallies, pairNoise)}`;
}

/** What the recording is like, a row for each weather and program. */
function recordingTable({ weathers }: Recording): string {
  const head = ['weather', 'program', 'pairs', 'wall', 'CV', 'pair', 'lag 1', 'CPU', 'CV', 'pair', 'lag 1'];
  const row = (weather: WeatherName, workload: Workload): string[] => {
    const recorded = weathers[weather];
    if (recorded === undefined) return [];
    const { wall, cpu } = recorded.tracks[workload];
    return [weather, workload, `${pairsIn(recorded)}`, ...describe(wall), ...describe(cpu)];
  };
  const rows = WEATHERS.flatMap(weather => WORKLOADS.map(workload => row(weather, workload)));
  return markdownTable([head, ...rows.filter(cells => cells.length > 0)], { alignDelimiters: false });
}

const percent = (ratio: number): string => `${(100 * ratio).toFixed(1)} %`;

/** `micros` of consecutive runs, µs. */
function describe(micros: readonly number[]): string[] {
  const logs = micros.map(Math.log);
  return [
    `${(median(micros) / 1e3).toFixed(0)} ms`,
    percent(robustSpread(logs)),
    percent(pairNoiseOf(micros)),
    neighbourCorrelation(logs).toFixed(2),
  ];
}

/** Correlation of each value with the next one. */
function neighbourCorrelation(values: readonly number[]): number {
  const center = values.reduce((sum, value) => sum + value, 0) / values.length;
  const off = values.map(value => value - center);
  const square = off.reduce((sum, value) => sum + value ** 2, 0);
  return off.slice(1).reduce((sum, value, i) => sum + value * (off[i] ?? 0), 0) / square;
}
