/** What `text.lastIndexOf(part)` gives. Where a part stands once or twice, searches from the front are several times quicker. */
export function lastPlace(text: string, part: string): number {
  let last = -1;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) last = at;
  return last;
}
