import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ingest, ingestText } from '../../src/ingest/ingest.ts';
import { PARSERS, parserOf } from '../../src/ingest/registry.ts';
import { describeIngested, fixtures, fixtureText } from '../helpers/ingested.ts';

/** The first folder of a fixture is its format. */
const formatOf = (path: string): string => path.split('/')[0] ?? '';
const all = fixtures();

describe('what tools really printed', () => {
  test.each(all)('%s is read as it stands', async path => {
    const ingested = ingestText(fixtureText(path), { file: path, format: formatOf(path) });
    await expect(describeIngested(ingested)).toMatchFileSnapshot(`golden/${path}.txt`);
  });

  test.each(all)('%s is recognised, by its own format alone', path => {
    const head = fixtureText(path).slice(0, 64 * 1024);
    const formats = PARSERS.filter(parser => parser.recognises(head, path)).map(({ format }) => format);
    expect(formats).toEqual([formatOf(path)]);
  });

  test('there is a fixture for each format', () => {
    expect([...new Set(all.map(formatOf))].sort()).toEqual(PARSERS.map(({ format }) => format).sort());
  });
});

describe('every format', () => {
  test.each(all)('%s reads the same from pieces of any size as from one', async path => {
    const bytes = Buffer.from(fixtureText(path));
    const source = { file: path, format: 'auto' };
    const chunks = (async function* () {
      for (let at = 0; at < bytes.length; at += 97) yield bytes.subarray(at, at + 97);
    })();
    expect(await ingest(chunks, source)).toEqual(ingestText(fixtureText(path), source));
  });

  test.each(PARSERS.map(({ format }) => format))('%s calls an empty text broken', format => {
    for (const text of ['', '\n', ' \r\n\t']) {
      expect(ingestText(text, { file: 'x', format }).broken).not.toBeNull();
    }
  });

  test('an unknown text is broken and names the formats', () => {
    const { format, broken } = ingestText('hello\n', { file: 'x', format: 'auto' });
    expect(format).toBeNull();
    expect(broken).toContain(PARSERS.map(({ format }) => format).join(', '));
  });

  test('an unknown format is refused', () => {
    expect(() => parserOf('nonsense')).toThrow(RangeError);
  });
});

/** Cases for each format, spread over its fixtures; `.ci/run` asks for more. */
const CASES = Number(process.env.INGEST_CASES ?? 300);

describe('whatever the text', () => {
  test.each(all)(
    'damaged, %s never throws and gives numbers, bounded problems and no empty success',
    path => {
      const text = fixtureText(path).slice(0, 8_000);
      const siblings = all.filter(other => formatOf(other) === formatOf(path)).length;
      fc.assert(
        fc.property(damage(text), damaged => {
          const ingested = ingestText(damaged, { file: path, format: formatOf(path) });
          for (const { metrics } of ingested.readings) {
            for (const { samples, mean } of metrics)
              expect([...samples, mean].every(Number.isFinite)).toBe(true);
          }
          expect(ingested.problems.length).toBeLessThanOrEqual(51);
          const isEmpty = ingested.readings.every(
            ({ metrics, outcome }) => metrics.length === 0 && outcome === null,
          );
          if (isEmpty) expect(ingested.broken).not.toBeNull();
          if (ingested.broken !== null) expect(ingested.problems.length).toBeGreaterThan(0);
          expect(JSON.parse(JSON.stringify(ingested))).toEqual(ingested);
        }),
        { seed: 1, numRuns: Math.ceil(CASES / siblings) },
      );
    },
  );
});

/** Pieces that parsers trip over. */
const SHARDS = [
  '',
  '\0',
  '\n',
  '"',
  '{',
  '[',
  '<',
  '&',
  'NaN',
  '-1',
  '0',
  '1e999',
  'null',
  '__proto__',
  '\u2028',
  '\ud800',
  ',',
  ' ',
];

/** A text with a few places cut, doubled or replaced. */
const damage = (text: string): fc.Arbitrary<string> =>
  fc
    .array(
      fc.record({
        at: fc.nat(text.length),
        length: fc.oneof(fc.nat(3), fc.nat(200), fc.constant(text.length)),
        shard: fc.oneof(fc.constantFrom(...SHARDS), fc.string({ maxLength: 8 })),
        twice: fc.boolean(),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map(cuts =>
      cuts.reduce((sofar, { at, length, shard, twice }) => {
        const removed = sofar.slice(at, at + length);
        return sofar.slice(0, at) + (twice ? removed + shard + removed : shard) + sofar.slice(at + length);
      }, text),
    );
