import { describe, expect, test } from 'vitest';
import { History, type HistoryFindings } from '../../../src/ingest/histories/history.ts';
import type { HistoryCheck } from '../../../src/model/detected.ts';
import { line } from '../../helpers/racing.ts';

/** All that a check may remember here. */
const HELD = 50;

/** What a check says of as many things, each with records of its own, and of what comes after them. */
function crowded(check: HistoryCheck, recordsOf: (thing: number) => string, after: string): HistoryFindings {
  const history = new History({ from: 'h', check }, 1, HELD);
  const file = history.open('h');
  for (let thing = 0; thing < HELD; thing += 1) file.push(recordsOf(thing));
  file.push(after);
  file.end();
  return history.conclude();
}

const op = (record: object): string => `${line(record)}\n`;

describe('more than a check can remember', () => {
  test.each([
    [
      'unique-ids',
      (n: number) => op({ op: 'generate', value: n }),
      op({ op: 'generate', value: 'new' }) + op({ op: 'generate', value: 'new' }),
      'more than 50 identifiers',
    ],
    [
      'queue',
      (n: number) => op({ op: 'enqueue', value: n }) + op({ op: 'dequeue', value: n }),
      op({ op: 'dequeue', value: 'new' }) + op({ op: 'drain' }),
      '50 different items or more',
    ],
    [
      'isolation',
      (n: number) => op({ op: 'write', value: n }) + op({ op: 'observe', value: n }),
      op({ op: 'write', value: 'new' }) + op({ op: 'observe', value: 'other' }),
      '50 tokens or identities or more',
    ],
    [
      'mutual-exclusion',
      () => op({ op: 'acquire' }) + op({ op: 'release' }),
      op({ op: 'acquire' }) + op({ op: 'acquire', worker: 2 }) + op({ op: 'release' }),
      '50 holds or more',
    ],
  ] as const)(
    '%s says so, accuses nobody of what it cannot know, and calls nothing clean',
    (check, recordsOf, after, why) => {
      const { faults, state, problems } = crowded(check, recordsOf, after);
      expect(faults).toEqual([]);
      expect(problems).toEqual([]);
      expect(state.active).toBe(false);
      expect(state.evidence).toContain(why);
    },
  );
});
