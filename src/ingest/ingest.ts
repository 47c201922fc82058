import { Collector } from './collector.ts';
import { DOCUMENT_CHARS, HEAD_CHARS, LINE_CHARS } from './limits.ts';
import { LineSplitter } from './line-splitter.ts';
import type { DocumentParser, LineParser, Parser } from './parser.ts';
import type { Ingested } from './reading.ts';
import { PARSERS, parserOf } from './registry.ts';

/** Where text comes from and what it is. */
export interface Source {
  /** As it stands in problems; its name helps to recognise the format. */
  readonly file: string;
  /** A name of the registry, or `auto`. */
  readonly format: string;
}

/** Takes the text of one file in pieces. */
export interface Ingestion {
  push(piece: string): void;
  end(): Ingested;
}

/**
 * Begins to read one file. The format is chosen when the head is there; line formats are read as the pieces come, documents are held up
 * to `DOCUMENT_CHARS` and read at the end. Throws RangeError for a format that is not in the registry; never for what the text holds.
 */
export function openIngestion(source: Source): Ingestion {
  const collector = new Collector(source.file);
  let head = '';
  let reader: Reader | null = null;
  const start = (): Reader => {
    const made = readerFor(source, head, collector);
    made.push(head);
    head = '';
    return made;
  };
  const stated = source.format === 'auto' ? null : parserOf(source.format);
  if (stated !== null) reader = readerOf(stated, collector);
  return {
    push(piece) {
      if (reader !== null) reader.push(piece);
      else head += piece;
      if (head.length >= HEAD_CHARS) reader = start();
    },
    end() {
      reader ??= start();
      return reader.end();
    },
  };
}

/** Reads a whole text. */
export function ingestText(text: string, source: Source): Ingested {
  const ingestion = openIngestion(source);
  ingestion.push(text);
  return ingestion.end();
}

/** Reads a stream of bytes: UTF-8, or UTF-16 with a byte order mark, which PowerShell's redirection writes. */
export async function ingest(chunks: AsyncIterable<Uint8Array>, source: Source): Promise<Ingested> {
  const ingestion = openIngestion(source);
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    ingestion.push(decoder.decode(chunk, { stream: true }));
  }
  ingestion.push(decoder?.decode() ?? '');
  return ingestion.end();
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** What takes the pieces once the format is known. */
type Reader = Ingestion;

function readerFor({ file }: Source, head: string, collector: Collector): Reader {
  const parser = PARSERS.find(candidate => candidate.recognises(head.slice(0, HEAD_CHARS), file));
  return parser === undefined ? unrecognised(head, collector) : readerOf(parser, collector);
}

const readerOf = (parser: Parser, collector: Collector): Reader =>
  parser.kind === 'lines' ? lineReader(parser, collector) : documentReader(parser, collector);

function lineReader(parser: LineParser, collector: Collector): Reader {
  const reader = parser.open(collector);
  const splitter = new LineSplitter({
    line(text, number) {
      collector.line = number;
      reader.line(text);
    },
    tooLong(number) {
      collector.line = number;
      collector.unreadable(`The line is longer than ${LINE_CHARS} characters and was passed over`);
    },
  });
  return {
    push: piece => splitter.push(piece),
    end() {
      // What the splitter still has is a line without an end.
      collector.isUnended = true;
      splitter.end();
      collector.isUnended = false;
      collector.line = null;
      reader.end();
      return collector.finish(parser.format);
    },
  };
}

function documentReader(parser: DocumentParser, collector: Collector): Reader {
  const pieces: string[] = [];
  let length = 0;
  return {
    push(piece) {
      length += piece.length;
      if (length <= DOCUMENT_CHARS) pieces.push(piece);
      else pieces.length = 0;
    },
    end() {
      const text = pieces.join('');
      if (length > DOCUMENT_CHARS)
        collector.broken(`It has ${length} characters; at most ${DOCUMENT_CHARS} are read`);
      else if (text.trim() === '') collector.broken('It is empty');
      else parser.read(text, collector);
      return collector.finish(parser.format);
    },
  };
}

function unrecognised(head: string, collector: Collector): Reader {
  const names = PARSERS.map(({ format }) => format).join(', ');
  collector.broken(
    head.trim() === '' ? 'It is empty' : `Its format was not recognised; name one of ${names}`,
  );
  return { push: () => undefined, end: () => collector.finish(null) };
}
