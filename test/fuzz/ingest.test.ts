import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ingest, ingestText, openIngestion } from '../../src/ingest/ingest.ts';
import { MESSAGE_CHARS, METADATA, PROBLEMS } from '../../src/ingest/limits.ts';
import type { Ingested } from '../../src/ingest/reading.ts';
import { readingMetrics } from '../../src/ingest/reading-metrics.ts';
import { PARSERS } from '../../src/ingest/registry.ts';
import { testFaults } from '../../src/ingest/test-faults.ts';
import { fixtures, fixtureText } from '../helpers/ingested.ts';
import { fuzz, sizeOfPlain } from './fuzz.ts';
import { spoiledBytes, spoiledJson, spoiledText } from './spoiled.ts';

/** Every format of the registry, with what its tools really printed: a new one is here without a line being written. */
const FORMATS = PARSERS.map(({ format }) => ({ format, texts: textsOf(format) }));

/** Large outputs say the same many times; a case takes their beginning and end. */
const KEPT = 1500;
function textsOf(format: string): readonly string[] {
  return fixtures()
    .filter(path => path.startsWith(`${format}/`))
    .map(fixtureText);
}
const shortened = (text: string): string =>
  text.length <= 2 * KEPT ? text : text.slice(0, KEPT) + text.slice(-KEPT);

/** The JSON documents among texts, with lists cut to three entries. */
function documentsIn(texts: readonly string[]): readonly unknown[] {
  return texts.flatMap(text => {
    try {
      return [JSON.parse(text, (_, value: unknown) => (Array.isArray(value) ? value.slice(0, 3) : value))];
    } catch {
      // Text, XML or lines of JSON: spoiled as text.
      return [];
    }
  });
}

function spoiledOutput(texts: readonly string[]): fc.Arbitrary<string> {
  const asText = spoiledText(texts.map(shortened));
  const documents = documentsIn(texts);
  return documents.length === 0 ? asText : fc.oneof(asText, spoiledJson(documents));
}

/** A reading says no more than its text does, and every value of it can be counted with. */
function isHarmless(ingested: Ingested, chars: number): void {
  expect(sizeOfPlain(ingested)).toBeLessThan(8 * chars + PROBLEMS * (MESSAGE_CHARS + METADATA));
  expect(ingested.problems.length).toBeLessThanOrEqual(PROBLEMS + 1);
  expect(sizeOfPlain(readingMetrics([ingested]).samples)).toBeGreaterThan(0);
  sizeOfPlain(testFaults([ingested]));
}

test.each(FORMATS)('$format has outputs of real tools to be spoiled', ({ texts }) => {
  expect(texts.length).toBeGreaterThan(0);
});

describe('a reader of other tools’ output takes any text', () => {
  for (const { format, texts } of FORMATS)
    fuzz(format, spoiledOutput(texts), text => {
      isHarmless(ingestText(text, { file: 'out', format }), text.length);
    });
});

const ANY_OUTPUT = fc.oneof(...FORMATS.map(({ texts }) => spoiledOutput(texts)));

fuzz('a text whose format is not stated is recognised or refused', ANY_OUTPUT, text => {
  const ingested = ingestText(text, { file: 'out', format: 'auto' });
  isHarmless(ingested, text.length);
  expect(ingested.format !== null || ingested.broken !== null).toBe(true);
});

fuzz('bytes in any encoding, and in none', spoiledBytes(ANY_OUTPUT), async bytes => {
  const chunks = (async function* () {
    yield bytes;
  })();
  isHarmless(await ingest(chunks, { file: 'out', format: 'auto' }), bytes.length);
});

const anyCut = fc.tuple(ANY_OUTPUT, fc.constantFrom(...PARSERS), fc.double({ min: 0, max: 1, noNaN: true }));

fuzz('a text says the same in one piece and in two', anyCut, ([text, { format }, share]) => {
  const whole = ingestText(text, { file: 'out', format });
  const ingestion = openIngestion({ file: 'out', format });
  const cut = Math.floor(share * text.length);
  ingestion.push(text.slice(0, cut));
  ingestion.push(text.slice(cut));
  expect(ingestion.end()).toEqual(whole);
});
