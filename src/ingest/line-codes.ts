const ENCODER = new TextEncoder();
/** What stands for every character that is none of ASCII. */
const FOREIGN = 0xff;
/** Characters for which there is room at first; lines of benchmarks and of tables are shorter. */
const ROOM = 4096;

/**
 * The characters of one line at a time as numbers of an array, whose reader looks for characters of ASCII: to look into it is several times
 * quicker than `charCodeAt`, which asks at each place anew how the text is kept.
 */
export class LineCodes {
  /** A code for each character of the line, `FOREIGN` for what is beyond ASCII; behind them, those of lines before. */
  codes = new Uint8Array(ROOM);
  text = '';

  /** Takes the next line and forgets the one before. */
  read(text: string): void {
    this.text = text;
    if (text.length > this.codes.length) this.codes = new Uint8Array(2 * text.length);
    const { read, written } = ENCODER.encodeInto(text, this.codes);
    // One byte for each character: all of them are ASCII.
    if (read === text.length && written === text.length) return;
    for (let at = 0; at < text.length; at += 1) this.codes[at] = Math.min(text.charCodeAt(at), FOREIGN);
  }
}
