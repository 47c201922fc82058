import { SaxesParser } from 'saxes';
import type { Collector } from './collector.ts';
import { DEPTH, ELEMENTS, MESSAGE_CHARS } from './limits.ts';

/** An element with its own text; the text of elements inside it is theirs. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** At most `MESSAGE_CHARS` characters. */
  readonly text: string;
  /** Line of its start, from 1. */
  readonly line: number;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

/**
 * XML → its outermost elements. A document type is passed over and defines nothing: entities other than XML's own five are an error. After
 * a fault, which makes the file broken, what was whole until then is returned: a truncated file still tells its failures.
 */
export function readXml(text: string, collector: Collector): readonly XmlElement[] {
  const tree = new Tree();
  const parser = new SaxesParser({ position: true });
  let fault: string | null = null;
  parser.on('error', error => {
    fault ??= error.message;
  });
  parser.on('opentag', ({ name, attributes }) => {
    fault ??= tree.open(name, attributes, parser.line);
  });
  parser.on('text', piece => tree.text(piece));
  parser.on('cdata', piece => tree.text(piece));
  parser.on('closetag', () => tree.close());
  try {
    // In small pieces, so that a fault ends the work: the parser itself goes on after one, and makes an error of every character.
    for (let at = 0; at < text.length && fault === null; at += PIECE)
      parser.write(text.slice(at, at + PIECE));
    if (fault === null) parser.close();
  } catch (error) {
    // saxes throws for a reference to a character that there is not, such as `&#xffffff;`.
    if (!(error instanceof RangeError)) throw error;
    fault ??= error.message;
  }
  if (fault !== null) collector.broken(`It is not a whole XML document: ${fault}`);
  return tree.roots;
}

const PIECE = 4 * 1024;

/** The elements on the way, in memory bounded by the limits. */
class Tree {
  readonly roots: XmlElement[] = [];
  readonly #path: OpenElement[] = [];
  #elements = 0;

  /** Null, or why reading ends here. */
  open(name: string, written: Readonly<Record<string, unknown>>, line: number): string | null {
    this.#elements += 1;
    if (this.#path.length >= DEPTH) return `elements nest deeper than ${DEPTH} levels`;
    if (this.#elements > ELEMENTS) return `it has more than ${ELEMENTS} elements`;
    const attributes = new Map(Object.entries(written).map(([key, value]) => [key, String(value)]));
    const element = { name, attributes, children: [], text: '', line };
    (this.#path.at(-1)?.children ?? this.roots).push(element);
    this.#path.push(element);
    return null;
  }

  text(piece: string): void {
    const element = this.#path.at(-1);
    if (element === undefined || element.text.length >= MESSAGE_CHARS) return;
    element.text += piece.slice(0, MESSAGE_CHARS - element.text.length);
  }

  close(): void {
    this.#path.pop();
  }
}

/** The elements of a name at any depth below (or among) `elements`, in document order, with the elements they stand in, outermost first. */
export function* descendants(
  elements: readonly XmlElement[],
  name: string,
  path: readonly XmlElement[] = [],
): Generator<{ readonly element: XmlElement; readonly path: readonly XmlElement[] }> {
  for (const element of elements) {
    if (element.name === name) yield { element, path };
    yield* descendants(element.children, name, [...path, element]);
  }
}

/** The number an attribute holds; null where it is absent or no number. Thousands may be separated by commas, as Maven writes them. */
export function numberAttribute(element: XmlElement, name: string): number | null {
  const written = element.attributes.get(name)?.trim();
  if (written === undefined || written === '') return null;
  const value = Number(written.replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, ''));
  return Number.isNaN(value) && !/^nan$/i.test(written) ? null : value;
}
