import { expect, test } from 'vitest';
import { parseConfig } from '../src/config/parse.ts';
import { NO_OVERRIDES } from '../src/model/override.ts';
import type { Plan } from '../src/model/plan.ts';
import { makePlan } from '../src/plan/plan.ts';
import { EVERYTHING } from '../src/plan/select.ts';
import { termsOf } from '../src/rejudge/terms.ts';

const suite = (rate: string): string =>
  `version: 1\nscenarios: { a: { command: x, load: { replay: a.txt } }, b: { command: x, load: { rate: ${rate}, duration: 5s } } }\n`;

/** What a job that has the file has planned. */
function claimed(rate: string): Plan {
  const parsed = parseConfig(suite(rate), 'stress.yml');
  if ('problems' in parsed) throw new Error('not a valid suite');
  return makePlan(parsed.config, {
    configFile: 'stress.yml',
    fallbackSuite: 'shop',
    selection: EVERYTHING,
    ...{ seed: null, budgetMs: null, samples: null, durationMs: null },
    replays: new Map([['a.txt', { arrivals: 5, durationMs: 90, content: 'c0ffee' }]]),
  });
}

const caveatsFor = (rate: string): readonly string[] =>
  termsOf(
    {
      base: { kind: 'text', text: suite('5/s') },
      configFile: 'stress.yml',
      fallbackSuite: 'shop',
      selection: EVERYTHING,
      failOn: null,
      overrides: NO_OVERRIDES,
    },
    claimed(rate),
  ).caveats.map(({ text }) => text);

test('a replay whose file is not here is no other load than the base has', () => {
  expect(caveatsFor('5/s')).toEqual([]);
});

test('another rate is', () => {
  expect(caveatsFor('6/s')).toEqual([expect.stringMatching(/^b: other command, load/)]);
});
