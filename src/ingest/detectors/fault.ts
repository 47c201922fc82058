import { createHash } from 'node:crypto';
import type { Fault } from '../../model/detected.ts';
import { plainMessage, plainName } from '../plain.ts';
import type { Frame, Report } from './recogniser.ts';

/** The text of a fault, in characters. */
export const TEXT_CHARS = 8 * 1024;
/** Stacks of a report, and frames of each, that are kept. */
const MOST_STACKS = 8;
const MOST_FRAMES = 5;

/** Where a report stood. */
export interface Origin {
  readonly detector: string;
  /** `stderr`, or a file. */
  readonly source: string;
  /** The folder in which the program was built and ran, with a separator at its end; places below it are given relative to it. */
  readonly root: string;
}

/** A report as a fault: plain text within bounds, with a fingerprint. */
export function faultOf(report: Report, { detector, source, root }: Origin): Fault {
  const stacks = report.stacks.filter(stack => stack.length > 0).slice(0, MOST_STACKS);
  return {
    detector,
    class: report.class,
    title: plainName(report.title),
    stacks: stacks.map(stack => stack.slice(0, MOST_FRAMES).map(frame => plainName(describe(frame, root)))),
    fingerprint: fingerprintOf(report, stacks),
    count: 1,
    text: textOf(report.lines),
    source,
  };
}

/** `main.increment at counter.go:12`. */
function describe({ function: name, file, line }: Frame, root: string): string {
  if (file === null) return name;
  const place = file.startsWith(root) ? file.slice(root.length) : file;
  return `${name} at ${place}${line === null ? '' : `:${line}`}`;
}

/** Over the class and the innermost function of each stack, whichever thread was first; over the title where no frame is known. */
function fingerprintOf({ class: kind, title }: Report, stacks: Report['stacks']): string {
  const tops = stacks.flatMap(([top]) => (top === undefined ? [] : [signatureOf(top)]));
  const unique = [...new Set(tops)].sort();
  const content = unique.length === 0 ? [kind, withoutNumbers(title)] : [kind, ...unique];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}

/** Function and file without its folders: base and head are built in different ones. */
const signatureOf = ({ function: name, file }: Frame): string =>
  withoutNumbers(`${name} ${file?.replace(/^.*[/\\]/, '') ?? ''}`);

const withoutNumbers = (text: string): string => text.replace(/0x[\da-fA-F]+|\d+/g, '#');

function textOf(lines: readonly string[]): string {
  const whole: string[] = [];
  let left = TEXT_CHARS;
  for (const line of lines) {
    left -= line.length + 1;
    if (left < 0) return [...whole.map(plainLine), '…'].join('\n');
    whole.push(line);
  }
  return whole.map(plainLine).join('\n');
}

/** Indentation is kept: it says what belongs to what. */
const plainLine = (line: string): string => {
  const text = line.trimStart();
  return line.slice(0, line.length - text.length).replace(/[^ \t]/g, '') + plainMessage(text);
};
