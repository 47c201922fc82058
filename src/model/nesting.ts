const DEEPER: ReadonlySet<string> = new Set(['[', '{']);
const SHALLOWER: ReadonlySet<string> = new Set([']', '}']);

/**
 * Offset at which JSON text nests deeper than `limit`, or null. Looks at brackets outside strings only, so it is safe on any
 * text and needs no stack; the parser runs after it.
 */
export function offsetOfDepth(text: string, limit: number): number | null {
  let depth = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const character = text.charAt(offset);
    if (character === '"') offset = endOfString(text, offset);
    else if (SHALLOWER.has(character)) depth--;
    else if (DEEPER.has(character) && ++depth > limit) return offset;
  }
  return null;
}

/** Offset of the quote that closes the string opened at `start`; the end of the text when none does. */
function endOfString(text: string, start: number): number {
  for (let offset = start + 1; offset < text.length; offset++) {
    const character = text.charAt(offset);
    if (character === '\\') offset++;
    else if (character === '"') return offset;
  }
  return text.length;
}
