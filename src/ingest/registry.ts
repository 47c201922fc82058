import { goBench } from './formats/go-bench.ts';
import { hyperfine } from './formats/hyperfine.ts';
import type { Parser } from './parser.ts';

/** Every format, one file each. `auto` takes the first that recognises a text: what is more particular stands first. */
export const PARSERS: readonly Parser[] = [hyperfine, goBench];

const BY_FORMAT: ReadonlyMap<string, Parser> = new Map(PARSERS.map(parser => [parser.format, parser]));

/** Throws RangeError for a name that is not in the registry. */
export function parserOf(format: string): Parser {
  const parser = BY_FORMAT.get(format);
  if (parser === undefined) throw new RangeError(`There is no format ${format}`);
  return parser;
}
