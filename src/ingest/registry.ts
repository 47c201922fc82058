import { asv } from './formats/asv.ts';
import { biggerIsBetter } from './formats/bigger-is-better.ts';
import { bmf } from './formats/bmf.ts';
import { cargoBench } from './formats/cargo-bench.ts';
import { catch2 } from './formats/catch2.ts';
import { catch2Text } from './formats/catch2-text.ts';
import { criterion } from './formats/criterion.ts';
import { criterionText } from './formats/criterion-text.ts';
import { divan } from './formats/divan.ts';
import { goBench } from './formats/go-bench.ts';
import { goTest } from './formats/go-test.ts';
import { googleBenchmark } from './formats/google-benchmark.ts';
import { hyperfine } from './formats/hyperfine.ts';
import { junit } from './formats/junit.ts';
import { pyperf } from './formats/pyperf.ts';
import { pytestBenchmark } from './formats/pytest-benchmark.ts';
import { smallerIsBetter } from './formats/smaller-is-better.ts';
import { tap } from './formats/tap.ts';
import type { Parser } from './parser.ts';

/** Every format, one file each. `auto` takes the first that recognises a text: what is more particular stands first. */
export const PARSERS: readonly Parser[] = [
  hyperfine,
  pyperf,
  pytestBenchmark,
  googleBenchmark,
  asv,
  criterion,
  bmf,
  smallerIsBetter,
  biggerIsBetter,
  catch2,
  junit,
  goTest,
  goBench,
  cargoBench,
  divan,
  tap,
  criterionText,
  catch2Text,
];

const BY_FORMAT: ReadonlyMap<string, Parser> = new Map(PARSERS.map(parser => [parser.format, parser]));

/** Throws RangeError for a name that is not in the registry. */
export function parserOf(format: string): Parser {
  const parser = BY_FORMAT.get(format);
  if (parser === undefined) throw new RangeError(`There is no format ${format}`);
  return parser;
}
