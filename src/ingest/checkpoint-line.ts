import { found, lengthFault, ownProperties, parseObject, readQuantity, shorten } from './metric-line.ts';

/** One value of a checkpoint as written: the unit is still text, null where none stands. */
export interface WrittenValue {
  readonly name: string;
  readonly value: number;
  readonly unit: string | null;
}

/**
 * Reads one line `checkpoint operations=20000 memory.heap=5.1MB` or `{"checkpoint": {"operations": 20000, "memory.heap": "5.1MB"}}`.
 * Null: the line is no checkpoint. A string says what is wrong with it.
 */
export function readCheckpointLine(line: string): readonly WrittenValue[] | string | null {
  if (/^checkpoint(?:\s|$)/.test(line)) return lengthFault(line) ?? readWords(line);
  if (!/^\{\s*"checkpoint"/.test(line)) return null;
  return lengthFault(line) ?? readJson(line);
}

function readWords(line: string): readonly WrittenValue[] | string {
  const values: WrittenValue[] = [];
  for (const word of line.split(/\s+/).slice(1)) {
    const equals = word.indexOf('=');
    const quantity = readQuantity(word.slice(equals + 1));
    if (equals < 1 || quantity === null) {
      return `"${shorten(word)}" in a checkpoint is not name=value with the unit attached`;
    }
    values.push({ name: word.slice(0, equals), ...quantity });
  }
  return values;
}

function readJson(line: string): readonly WrittenValue[] | string {
  const columns = ownProperties(parseObject(line)?.checkpoint);
  if (columns === null) return `"${shorten(line)}" is not a JSON object with a checkpoint object`;
  const values: WrittenValue[] = [];
  for (const [name, written] of Object.entries(columns)) {
    const quantity = typeof written === 'number' ? { value: written, unit: null } : readText(written);
    if (quantity === null)
      return `"${shorten(name)}" needs a number or text such as "5.1MB", found ${found(written)}`;
    values.push({ name, ...quantity });
  }
  return values;
}

const readText = (written: unknown): ReturnType<typeof readQuantity> =>
  typeof written === 'string' ? readQuantity(written) : null;
