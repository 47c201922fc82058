import picocolors from 'picocolors';
import type { NoiseReport, ScenarioNoise } from '../model/noise.ts';
import { cleanName, cleanSentence } from './clean.ts';
import type { DoctorOptions } from './doctor.ts';
import { formatDuration, plural } from './format.ts';
import { needTable, noiseTable } from './noise-table.ts';
import { alarmSentences, sightSentences } from './sight.ts';
import { inertLines, wrapped } from './terminal-text.ts';

/** What a suite sees on this machine: the answer first, then the figures it rests on. Ends in a line break. */
export function renderNoise(report: NoiseReport, options: DoctorOptions): string {
  const { bold, dim } = picocolors.createColors(options.colors);
  const paragraph = (text: string): readonly string[] =>
    wrapped(text, options.width, /^ */.exec(text)?.[0] ?? '', '    ').map(line => line.trimEnd());
  const parts = [
    [bold(cleanSentence(opening(report)))],
    [
      bold('On this machine this suite sees'),
      ...bullets(report.scenarios.flatMap(sightSentences), options.width),
    ],
    [bold('False alarms'), ...alarmSentences(report).flatMap(text => paragraph(`  ${text}`))],
    ...report.scenarios.filter(({ metrics }) => metrics.length > 0).map(scenario => figures(scenario, bold)),
    LEGEND.flatMap(line => wrapped(line, options.width, '', '  ')).map(line => dim(line)),
    report.caveats.length === 0
      ? []
      : [
          bold('Doubts about these numbers'),
          ...bullets(
            report.caveats.map(({ text }) => cleanSentence(text)),
            options.width,
          ),
        ],
  ];
  const text = parts.filter(lines => lines.length > 0).map(lines => lines.join('\n'));
  return `${inertLines(text.join('\n\n'))}\n`;
}

const LEGEND: readonly string[] = [
  'between runs: how much single invocations vary. of a pair: what is left when base and head take turns.',
  'lag-1: how much neighbours in time are alike, from −1 to +1.',
  'visible: smallest change that is found in 80 of 100 runs, at the look of so many pairs; – nothing.',
  'takes: pairs that find a change so often, and their time; in brackets changes that do not count.',
  '* measured, not judged.',
];

function opening({ suite, durationMs, environment, interruption }: NoiseReport): string {
  const interrupted = interruption === null ? '' : `, interrupted by ${interruption.signal}`;
  return `${suite} against itself on ${environment.cpuModel}, ${plural(environment.cores, 'core')} (${formatDuration(durationMs)}${interrupted})`;
}

function figures(scenario: ScenarioNoise, bold: (text: string) => string): readonly string[] {
  const { id, pairs, msPerPair } = scenario;
  const each = msPerPair === null ? '' : `, ${(msPerPair / 1000).toPrecision(2)} s each`;
  const tables = [noiseTable(scenario), needTable(scenario)];
  return [
    `${bold(cleanName(id))}: ${plural(pairs, 'pair')}${each}`,
    ...tables
      .filter(lines => lines.length > 0)
      .flatMap((lines, i) => [...(i === 0 ? [] : ['']), ...lines.map(line => `  ${line}`)]),
  ];
}

const bullets = (sentences: readonly string[], width: number): readonly string[] =>
  sentences.flatMap(sentence => wrapped(sentence, width, '  - ', '    '));
