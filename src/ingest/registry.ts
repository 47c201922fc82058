import { artillery } from './formats/artillery.ts';
import { asv } from './formats/asv.ts';
import { autocannon } from './formats/autocannon.ts';
import { benchmarkDotnet } from './formats/benchmark-dotnet.ts';
import { benchmarkJs } from './formats/benchmark-js.ts';
import { biggerIsBetter } from './formats/bigger-is-better.ts';
import { bmf } from './formats/bmf.ts';
import { cargoBench } from './formats/cargo-bench.ts';
import { catch2 } from './formats/catch2.ts';
import { catch2Text } from './formats/catch2-text.ts';
import { cobertura } from './formats/cobertura.ts';
import { criterion } from './formats/criterion.ts';
import { criterionText } from './formats/criterion-text.ts';
import { divan } from './formats/divan.ts';
import { goBench } from './formats/go-bench.ts';
import { goTest } from './formats/go-test.ts';
import { googleBenchmark } from './formats/google-benchmark.ts';
import { hyperfine } from './formats/hyperfine.ts';
import { iai } from './formats/iai.ts';
import { jmh } from './formats/jmh.ts';
import { junit } from './formats/junit.ts';
import { k6 } from './formats/k6.ts';
import { k6Lines } from './formats/k6-lines.ts';
import { lcov } from './formats/lcov.ts';
import { locust } from './formats/locust.ts';
import { locustHistory } from './formats/locust-history.ts';
import { mitata } from './formats/mitata.ts';
import { oha } from './formats/oha.ts';
import { pyperf } from './formats/pyperf.ts';
import { pytestBenchmark } from './formats/pytest-benchmark.ts';
import { smallerIsBetter } from './formats/smaller-is-better.ts';
import { tap } from './formats/tap.ts';
import { tinybench } from './formats/tinybench.ts';
import { vegeta } from './formats/vegeta.ts';
import { vegetaCsv } from './formats/vegeta-csv.ts';
import { vegetaResults } from './formats/vegeta-results.ts';
import { vitest } from './formats/vitest.ts';
import { wrk } from './formats/wrk.ts';
import type { Parser } from './parser.ts';

/** Every format, one file each. `auto` takes the first that recognises a text: what is more particular stands first. */
export const PARSERS: readonly Parser[] = [
  hyperfine,
  pyperf,
  pytestBenchmark,
  googleBenchmark,
  asv,
  criterion,
  jmh,
  benchmarkDotnet,
  mitata,
  vitest,
  tinybench,
  oha,
  vegeta,
  artillery,
  autocannon,
  k6,
  bmf,
  smallerIsBetter,
  biggerIsBetter,
  catch2,
  cobertura,
  junit,
  k6Lines,
  vegetaResults,
  vegetaCsv,
  locust,
  locustHistory,
  goTest,
  goBench,
  iai,
  // `cargo bench` runs the tests of a library before its benchmarks, in the words of Rust's own harness.
  divan,
  criterionText,
  cargoBench,
  tap,
  catch2Text,
  wrk,
  benchmarkJs,
  lcov,
];

const BY_FORMAT: ReadonlyMap<string, Parser> = new Map(PARSERS.map(parser => [parser.format, parser]));

/** Throws RangeError for a name that is not in the registry. */
export function parserOf(format: string): Parser {
  const parser = BY_FORMAT.get(format);
  if (parser === undefined) throw new RangeError(`There is no format ${format}`);
  return parser;
}
