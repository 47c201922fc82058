import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { HISTORY_OPS } from '../../src/ingest/histories/record.ts';
import { PROBLEMS } from '../../src/ingest/limits.ts';
import { HISTORY_CHECKS } from '../../src/model/detected.ts';
import { checked } from '../helpers/racing.ts';
import { fuzz, sizeOfPlain } from './fuzz.ts';
import { spoiledJson, spoiledText } from './spoiled.ts';

const RECORDS = [
  { op: 'add', type: 'invoke', worker: 1, value: 1 },
  { op: 'add', type: 'ok', worker: 1, value: 1, at: 5 },
  { op: 'final', worker: 'main', value: 1 },
  { op: 'acquire', worker: 2, token: 7, key: 'a' },
];

/** Few workers and values, so that records meet. */
const record = fc.record(
  {
    op: fc.constantFrom(...HISTORY_OPS),
    type: fc.constantFrom('invoke', 'ok', 'fail', 'info'),
    worker: fc.constantFrom(1, 2, '__proto__'),
    key: fc.constantFrom('', 'a', 'constructor'),
    value: fc.constantFrom(0, 1, -1, 2 ** 53 - 1, null, '__proto__', '\u001b[2J'),
    token: fc.constantFrom(1, 2),
    at: fc.constantFrom(0, 1, 2, -1, 1e308),
  },
  { requiredKeys: ['op', 'worker'] },
);

const spoiled = fc.oneof(
  record.map(one => JSON.stringify(one)),
  spoiledJson(RECORDS),
  spoiledText(RECORDS.map(one => JSON.stringify(one))),
);

describe('a history may hold anything', () => {
  for (const check of HISTORY_CHECKS)
    fuzz(
      check,
      fc.tuple(fc.array(spoiled, { maxLength: 40 }), fc.array(spoiled, { maxLength: 5 })),
      files => {
        const { faults, state, problems } = checked(check, ...files.filter(({ length }) => length > 0));
        expect(problems.length).toBeLessThanOrEqual(PROBLEMS);
        expect(problems.length > 0 && state.active === true).toBe(false);
        for (const { text, title, count } of faults) {
          expect(count).toBeGreaterThan(0);
          expect(text.length).toBeLessThanOrEqual(8192);
          expect(title).not.toMatch(/\p{Cc}/u);
        }
        sizeOfPlain({ faults, state, problems });
      },
    );
});
