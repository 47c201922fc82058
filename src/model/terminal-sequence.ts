/**
 * Terminal sequences (ECMA-48): control sequences such as colours and cursor movements, strings such as titles and links up to their end or the
 * next control character, and shifts of the character set. Each begins with a control character that ends no line. Not Node's own
 * `stripVTControlCharacters`, which takes the square of the length of a text full of beginnings.
 */
const SEQUENCE =
  /(?![\n\r\t])(?:\p{Cc}\[|\u009b)[0-?]*[ -/]*[@-~]|(?![\n\r\t])(?:\p{Cc}[\]PX^_]|[\u0090\u0098\u009d-\u009f])\P{Cc}*(?:(?![\n\r\t])\p{Cc}\\?)?|(?![\n\r\t])\p{Cc}[()#*+%][\w@]/gu;

/** The text without them; other control characters stay. */
export const withoutSequences = (text: string): string => text.replace(SEQUENCE, '');
