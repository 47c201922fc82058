import picocolors from 'picocolors';
import { CAPABILITY_GROUPS, type Capability, type CapabilityGroup, type Checkup } from '../model/doctor.ts';
import { cleanSentence } from './clean.ts';
import { inertLines, wrapped } from './terminal-text.ts';

/** How wide and colourful the terminal is. */
export interface DoctorOptions {
  readonly colors: boolean;
  readonly width: number;
}

const HEADINGS: Readonly<Record<CapabilityGroup, string>> = {
  machine: 'Machine',
  processes: 'Starting processes',
  monitors: 'Watching resources',
  limits: 'Limits',
  clock: 'Clock and CPU speed',
  quiet: 'Quiet',
  counters: 'Counting instructions',
  repository: 'Base commits',
  disk: 'Room',
  runtimes: 'Runtimes',
  github: 'GitHub Actions',
  faults: 'Injecting faults',
};

const SYMBOLS: Readonly<Record<Capability['state'], string>> = { good: '✓', limited: '!', missing: '✗' };

/** `✓ / ! / ✗` a line, grouped; under what is not good its price and the remedy. `command` is how `doctor` was called. */
export function renderCheckup(
  { capabilities }: Checkup,
  options: DoctorOptions & { readonly command: string },
): string {
  const colors = picocolors.createColors(options.colors);
  const column = Math.max(...capabilities.map(({ name }) => name.length)) + 2;
  const parts = CAPABILITY_GROUPS.map(group => capabilities.filter(entry => entry.group === group)).filter(
    entries => entries.length > 0,
  );
  const text = parts.map(entries => [
    colors.bold(HEADINGS[entries[0]?.group ?? 'machine']),
    ...entries.flatMap(entry => linesOf(entry, column, options)),
  ]);
  const closing = wrapped(summary(capabilities, options.command), options.width, '', '');
  return `${inertLines([...text, closing].map(lines => lines.join('\n')).join('\n\n'))}\n`;
}

function linesOf(entry: Capability, column: number, { colors, width }: DoctorOptions): readonly string[] {
  const paint = picocolors.createColors(colors);
  const tint = { good: paint.green, limited: paint.yellow, missing: paint.red }[entry.state];
  const margin = ' '.repeat(column + 4);
  const first = `  ${SYMBOLS[entry.state]} ${entry.name.padEnd(column)}`;
  const found = wrapped(cleanSentence(entry.found), width, first, margin).map(line =>
    line.replace(SYMBOLS[entry.state], tint(SYMBOLS[entry.state])),
  );
  if (entry.state === 'good') return found;
  return [
    ...found,
    ...wrapped(cleanSentence(entry.costs), width, margin, margin).map(line => paint.dim(line)),
    ...(entry.remedy === null
      ? []
      : wrapped(cleanSentence(entry.remedy), width, `${margin}→ `, `${margin}  `)),
  ];
}

function summary(capabilities: readonly Capability[], command: string): string {
  const count = (state: Capability['state']) => capabilities.filter(entry => entry.state === state).length;
  return [
    `${count('good')} good, ${count('limited')} limited, ${count('missing')} missing.`,
    `What your own suite can tell apart here: ${command} --aa`,
  ].join(' ');
}
