const ESCAPE = '\u001b';
/** What ends a string that a sequence began: BEL, ST in its short form, or ST in its long form. Without one it reaches to the next control character. */
const END = String.raw`(?:\u0007|\u009c|${ESCAPE}\\)?`;

/**
 * Terminal sequences (ECMA-48): control sequences such as colours and cursor movements, strings such as titles and links, and shifts of the
 * character set. Not Node's own `stripVTControlCharacters`, which takes the square of the length of a text that is full of beginnings.
 */
const SEQUENCE = new RegExp(
  [
    String.raw`(?:${ESCAPE}\[|\u009b)[0-?]*[ -/]*[@-~]`,
    String.raw`(?:${ESCAPE}[\]PX^_]|[\u0090\u0098\u009d-\u009f])\P{Cc}*${END}`,
    String.raw`${ESCAPE}[()#*+%][\w@]`,
  ].join('|'),
  'gu',
);

/** The text without them; other control characters stay. */
export const withoutSequences = (text: string): string => text.replace(SEQUENCE, '');
