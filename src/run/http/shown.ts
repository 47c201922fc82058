import { plainName } from '../../ingest/plain.ts';
import type { Answer } from './exchange.ts';

const MOST_CHARS = 60;
const MOST_EXAMPLE_CHARS = 300;

const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)}…` : text;

/** A text of the user or of a server within a message. */
export const quoted = (text: string): string => JSON.stringify(shortened(plainName(text), MOST_CHARS));

/** A value of JSON within a message, on one line. */
export const shownValue = (value: unknown): string =>
  shortened(plainName(JSON.stringify(value) ?? 'nothing'), MOST_CHARS);

/** Status line and beginning of the body of an answer, without control characters. */
export function exampleOf({ status, statusText, body }: Answer): string {
  const beginning = body.subarray(0, MOST_EXAMPLE_CHARS).toString();
  const text = statusText === '' ? String(status) : `${status} ${statusText}`;
  return shortened(plainName(beginning === '' ? text : `${text}: ${beginning}`), MOST_EXAMPLE_CHARS);
}
