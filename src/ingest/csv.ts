/** The fields of one line of CSV (RFC 4180), without the quotes around them; `""` inside is one quote. */
export function csvFields(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',');
  const fields: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const end = line[at] === '"' ? closingQuote(line, at + 1) : at;
    const comma = line.indexOf(',', end);
    const stop = comma === -1 ? line.length : comma;
    fields.push(line[at] === '"' ? line.slice(at + 1, end).replaceAll('""', '"') : line.slice(at, stop));
    at = stop + 1;
  }
  return fields;
}

/** Where the quote that closes stands, or the end of a line that was cut. */
function closingQuote(line: string, from: number): number {
  let at = line.indexOf('"', from);
  while (at !== -1 && line[at + 1] === '"') at = line.indexOf('"', at + 2);
  return at === -1 ? line.length : at;
}
