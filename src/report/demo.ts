import picocolors from 'picocolors';
import type { DemoPart, DemoReport } from '../model/demo.ts';
import { cleanSentence } from './clean.ts';
import { formatDuration } from './format.ts';
import { inertLines, wrapped } from './terminal-text.ts';

/** How wide and colourful the terminal is. */
export interface DemoRenderOptions {
  readonly colors: boolean;
  readonly width: number;
}

const OPENING =
  'Two commits of a small order book, in a temporary git repository. The second makes one function slower, lets a cache grow for ever, ' +
  'and forgets to close a file; three scenarios of six it does not touch. Both are now run in pairs on this machine, which takes about a minute, more where it is busy.';

/** What is about to happen, above the progress. */
export const renderDemoOpening = ({ width }: DemoRenderOptions): string =>
  `${wrapped(OPENING, width, '', '').join('\n')}\n\n`;

/** Where the reports are, as a person would write the paths; `again`: the command that keeps the repository. */
export interface DemoPlaces {
  readonly comment: string;
  readonly page: string;
  readonly again: string;
}

/** What was promised and what was found, below the report; where to look next. */
export function renderDemoEnding(report: DemoReport, places: DemoPlaces, options: DemoRenderOptions): string {
  const colors = picocolors.createColors(options.colors);
  const { parts, kept, elapsedMs, view } = report;
  const right = parts.every(part => part.right);
  const heading = `${right ? 'As promised' : 'Not as promised'}, in ${formatDuration(elapsedMs)}:`;
  const { status, exitCode } = view.verdict;
  const check = status === 'fail' ? 'a red check' : 'a check';
  const delivery = `In a pull request this would be ${check} (the gate's exit code is ${exitCode}) and this comment:`;
  const advice = right ? [] : ['', ...wrapped(ADVICE, options.width, '', '')];
  const repository =
    kept === null
      ? ['The repository is gone. To have one that stays:', `  ${places.again}`]
      : ['The repository stays:', `  ${kept}`];
  const lines = [
    colors.bold(heading),
    ...parts.flatMap(part => partLines(part, options)),
    ...advice,
    '',
    ...wrapped(delivery, options.width, '', ''),
    `  ${places.comment}`,
    'The same as a page for the browser, with every figure:',
    `  ${places.page}`,
    ...repository,
  ];
  return `${inertLines(lines.join('\n'))}\n`;
}

const ADVICE =
  'A very busy machine can be the reason: the report above says what could not be told. Where it is not busy, this is a bug; please report it with the results.json beside the page.';

function partLines(
  { scenarios, promise, right, found }: DemoPart,
  options: DemoRenderOptions,
): readonly string[] {
  const colors = picocolors.createColors(options.colors);
  const symbol = right ? '✓' : '✗';
  const text = `${promise} (${scenarios.join(', ')}): ${cleanSentence(found)}`;
  const [first = '', ...rest] = wrapped(text, options.width, `  ${symbol} `, '    ');
  return [first.replace(symbol, right ? colors.green(symbol) : colors.red(symbol)), ...rest];
}
