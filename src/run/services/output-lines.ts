import { StringDecoder } from 'node:string_decoder';
import { plainText } from '../process/excerpt.ts';

/** Longer lines are looked at up to here: a program may print without end and without a newline. */
const LONGEST_LINE = 2_000;

/** Splits what a program prints into lines, and hands each on as plain text once it is complete. */
export function lineReader(onLine: (line: string) => void): (chunk: Buffer) => void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  return chunk => {
    const lines = `${rest}${decoder.write(chunk)}`.split('\n');
    rest = (lines.pop() ?? '').slice(0, LONGEST_LINE);
    for (const line of lines) onLine(plainText(line.slice(0, LONGEST_LINE)));
  };
}
