import { MESSAGE_CHARS, NAME_CHARS } from './limits.ts';

/** A copy in well-formed Unicode that does not keep a larger text alive. */
export const copy = (text: string): string => Buffer.from(text).toString();

/** A name as one line without control or invisible characters, at most `NAME_CHARS` long. */
export const plainName = (text: string): string =>
  copy(
    text
      .slice(0, 4 * NAME_CHARS)
      .replace(/[\p{C}\p{Z}]+/gu, ' ')
      .trim()
      .slice(0, NAME_CHARS),
  );

/** A message of several lines without terminal colours and other control characters, at most `MESSAGE_CHARS` long. */
export const plainMessage = (text: string): string =>
  copy(
    text
      .slice(0, 4 * MESSAGE_CHARS)
      .replace(/\p{Cc}\[[\d;]*m/gu, '')
      .replace(/\r\n?/g, '\n')
      .replace(/[^\P{C}\n\t]/gu, '\uFFFD')
      .trim()
      .slice(0, MESSAGE_CHARS),
  );

/** The beginning of a text as it stands in a message. */
export const excerpt = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
