import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvLine, csvFields } from '../../src/ingest/csv.ts';
import { lastPlace } from '../../src/ingest/last-place.ts';
import { LineCodes } from '../../src/ingest/line-codes.ts';
import { groupedNumber, numberAt } from '../../src/ingest/numeral.ts';
import { Words } from '../../src/ingest/words.ts';

const SEED = { seed: 1, numRuns: 2000 };

/** Numerals of every form that tools print, and what only looks like one. */
const numeral = fc.oneof(
  fc.double({ noNaN: true }).map(String),
  fc.double({ noNaN: true, min: 0, max: 1e9 }).map(value => value.toFixed(6)),
  fc.double({ noNaN: true, min: 1e-4, max: 1e12 }).map(String),
  fc.stringMatching(/^\d{1,9}\.\d{8,16}$/),
  fc.stringMatching(/^\d{0,25}\.?\d{0,30}$/),
  fc.stringMatching(/^[\d.,eE+ x-]{0,12}$/),
  fc.constantFrom('', '.', '-', '1.', '.5', '1.2.3', 'NaN', 'Infinity', '0x1f', '9007199254740993', '٣'),
);

const lineOf = (text: string): LineCodes => {
  const line = new LineCodes();
  line.read(text);
  return line;
};

describe('numbers are read as the language reads them', () => {
  test('in the middle of a line', () => {
    fc.assert(
      fc.property(numeral, fc.string(), (written, around) => {
        const from = around.length;
        const line = lineOf(around + written + around);
        expect(numberAt(line, from, from + written.length)).toBe(Number(written));
      }),
      SEED,
    );
  });

  test('with commas between their thousands', () => {
    fc.assert(
      fc.property(numeral, written => {
        const plain = written === '' ? Number.NaN : Number(written.replaceAll(',', ''));
        expect(groupedNumber(written)).toBe(plain);
      }),
      SEED,
    );
    expect([groupedNumber('1,234,567.25'), groupedNumber('0.65')]).toEqual([1_234_567.25, 0.65]);
  });

  test('to the last bit where all digits together are no longer a safe integer', () => {
    const halfway = [
      '4503599627370496.5',
      '2251799813685248.25',
      '9007199254740991.5',
      '140737488355328.015625',
    ];
    for (const written of [
      '9007199254740993',
      '0.30000000000000004',
      '123456789012345678',
      '1e-7',
      ...halfway,
    ]) {
      expect(numberAt(lineOf(written), 0, written.length)).toBe(Number(written));
      expect(groupedNumber(written)).toBe(Number(written));
    }
  });
});

describe('the codes of a line', () => {
  test('are its characters of ASCII, each at its place, whatever stands between them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), text => {
        const { codes } = lineOf(text);
        for (const [at, code] of [...codes.subarray(0, text.length)].entries())
          expect(code < 0x80 ? code : '-').toBe(text.charCodeAt(at) < 0x80 ? text.charCodeAt(at) : '-');
      }),
      SEED,
    );
  });

  test('are those of the line, not of a longer one before, and have room for any', () => {
    const line = new LineCodes();
    for (const text of ['x'.repeat(10_000), 'a,b', 'ä'.repeat(30_000)]) {
      line.read(text);
      expect(line.codes.length).toBeGreaterThanOrEqual(text.length);
      expect(line.codes[text.length - 1]).toBe(text.charCodeAt(text.length - 1));
    }
  });
});

describe('a line as words', () => {
  const words = new Words();
  const wordsOf = (text: string): readonly string[] => {
    words.read(text);
    return Array.from({ length: words.size }, (_, index) => words.text(index));
  };

  test('between blanks and control characters of any number', () => {
    expect(wordsOf('  BenchmarkÄ-8 \t 100\t1.5 ns/op ')).toEqual(['BenchmarkÄ-8', '100', '1.5', 'ns/op']);
    expect([words.number(1), words.number(2), words.number(0), words.number(4)]).toEqual([
      100,
      1.5,
      Number.NaN,
      Number.NaN,
    ]);
    expect(wordsOf(' \t')).toEqual([]);
    expect(words.text(0)).toBe('');
  });

  test('of which one is known as a whole, never by its beginning', () => {
    words.read('a ns/op');
    expect(['ns/op', 'ns', 'ns/ops', ''].map(word => words.is(1, word))).toEqual([true, false, false, false]);
    expect(words.is(2, '')).toBe(false);
  });

  test('that are those of a split', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 60 }), text => {
        expect(wordsOf(text)).toEqual(text.match(/[^\0- ]+/g) ?? []);
      }),
      SEED,
    );
  });
});

describe('a line of CSV', () => {
  const field = fc.string({ unit: fc.constantFrom('a', '"', ',', ' ', '1', 'é', '😀'), maxLength: 8 });
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

  test('gives the fields that were written', () => {
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 6 }), fields => {
        expect(csvFields(fields.map(quoted).join(','))).toEqual(fields);
      }),
      SEED,
    );
  });

  test('gives the same without quotes as with them', () => {
    const row = new CsvLine();
    for (const text of ['GET,/words,,1.5,N/A,', '"GET","/words","","1.5","N/A",""']) {
      row.read(text);
      expect(Array.from({ length: row.size + 1 }, (_, index) => row.text(index))).toEqual([
        'GET',
        '/words',
        '',
        '1.5',
        'N/A',
        '',
        null,
      ]);
      expect([0, 2, 3, 4, 6].map(index => row.number(index))).toEqual([null, null, 1.5, null, null]);
    }
  });
});

test('the last place of a part is that of the language, also where parts overlap', () => {
  const part = fc.stringMatching(/^[ab]{1,3}$/);
  fc.assert(
    fc.property(fc.stringMatching(/^[ab]{0,20}$/), part, (text, sought) => {
      expect(lastPlace(text, sought)).toBe(text.lastIndexOf(sought));
    }),
    SEED,
  );
});
