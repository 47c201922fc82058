/** What a call gave, and what the toolkit remarked while it ran. */
export type Captured<T> =
  | { readonly kind: 'returned'; readonly value: T; readonly remarks: readonly string[] }
  | { readonly kind: 'thrown'; readonly reason: string };

/**
 * The cache client swallows its errors and prints them: `::warning::Failed to restore: …` is all there is to learn a cause from, and
 * `::debug::Failed to reserve cache: …` tells a taken key from a refused connection, which the warning calls the same. Printed
 * as they are, they would also use up the ten annotations a step has. So these lines are taken from standard output while
 * `call` runs and come back as `remarks`; every other line passes, masks above all.
 */
export async function captureRemarks<T>(call: () => Promise<T>): Promise<Captured<T>> {
  const remarks: string[] = [];
  const stream = process.stdout;
  const write = stream.write;
  const divert = (text: string): boolean => {
    const remark = remarkIn(text);
    if (remark !== null) remarks.push(remark);
    return remark !== null;
  };
  stream.write = function diverted(this: NodeJS.WriteStream, chunk: unknown, ...rest: unknown[]): boolean {
    if (typeof chunk === 'string' && divert(chunk)) return true;
    return Reflect.apply(write, this, [chunk, ...rest]);
  };
  try {
    return { kind: 'returned', value: await call(), remarks: distinct(remarks) };
  } catch (error) {
    return { kind: 'thrown', reason: error instanceof Error ? error.message : String(error) };
  } finally {
    stream.write = write;
  }
}

const REMARK =
  /^(?:::(?:warning|error)::|::debug::(?=Failed to (?:reserve|restore|save))|(?=Failed to save: ))(.*)/s;

/** The message of a remark without its command, its escapes and the words every failure starts with; null for any other line. */
function remarkIn(line: string): string | null {
  const message = REMARK.exec(line)?.[1];
  return message === undefined ? null : plain(message);
}

const plain = (message: string): string =>
  message
    .replace(/%0[AD]/g, ' ')
    .replaceAll('%25', '%')
    .replace(/^(?:Failed to (?:reserve cache|restore|save): |Error: )+/, '')
    .trim();

/** Each remark once; the client's guess at why a key was not reserved only where the real cause is not known. */
function distinct(remarks: readonly string[]): readonly string[] {
  const known = [...new Set(remarks)];
  const causes = known.filter(remark => !/another job may be creating this cache\.$/.test(remark));
  return causes.length > 0 ? causes : known;
}
