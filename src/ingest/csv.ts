/** The fields of one line of CSV (RFC 4180), without the quotes around them; `""` inside is one quote. */
export function csvFields(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',');
  const fields: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const isQuoted = line.charCodeAt(at) === QUOTE;
    const end = isQuoted ? closingQuote(line, at + 1) : at;
    const comma = line.indexOf(',', end);
    const stop = comma === -1 ? line.length : comma;
    fields.push(isQuoted ? unquoted(line.slice(at + 1, end)) : line.slice(at, stop));
    at = stop + 1;
  }
  return fields;
}

const QUOTE = 0x22;
const unquoted = (text: string): string => (text.includes('"') ? text.replaceAll('""', '"') : text);

/** Where the quote that closes stands, or the end of a line that was cut. */
function closingQuote(line: string, from: number): number {
  let at = line.indexOf('"', from);
  while (at !== -1 && line.charCodeAt(at + 1) === QUOTE) at = line.indexOf('"', at + 2);
  return at === -1 ? line.length : at;
}
