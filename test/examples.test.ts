import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PRACTICE, scenariosOf } from '../scripts/docs/examples.ts';
import { changes } from '../scripts/examples/changes.ts';
import { EXAMPLES, expectedOf } from '../scripts/examples/expected.ts';
import { differences } from '../scripts/examples/found.ts';
import type { Config } from '../src/config/config.ts';
import { parseConfig } from '../src/config/parse.ts';

const suites = Object.entries(PRACTICE).flatMap(([example, files]) => files.map(file => ({ example, file })));

function configOf(example: string, file: string): Config {
  const parsed = parseConfig(readFileSync(join(EXAMPLES, example, file), 'utf8'), file);
  if (!('config' in parsed)) throw new Error(JSON.stringify(parsed));
  return parsed.config;
}

describe.each(suites)('examples/$example/$file', ({ example, file }) => {
  test('is a suite that can be run', () => {
    expect(configOf(example, file).scenarios.length).toBeGreaterThan(9);
  });

  test('what is expected names only scenarios that it has', () => {
    const known = Object.keys(scenariosOf(example, file));
    expect(Object.keys(expectedOf(example, file)).filter(name => !known.includes(name))).toEqual([]);
  });
});

describe('examples/lua-isolation', () => {
  const config = configOf('lua-isolation', 'stress.yml');

  /** The test design: id, level and priority of its fourteen tests. */
  const DESIGN = [
    ['PY-006-UNIT-001', 'unit', 'P0'],
    ['PY-006-UNIT-002', 'unit', 'P0'],
    ['PY-006-UNIT-003', 'unit', 'P0'],
    ['PY-006-INT-001', 'integration', 'P0'],
    ['PY-006-INT-002', 'integration', 'P0'],
    ['PY-006-INT-003', 'integration', 'P0'],
    ['PY-006-INT-004', 'integration', 'P1'],
    ['PY-006-INT-005', 'integration', 'P1'],
    ['PY-006-UNIT-004', 'unit', 'P1'],
    ['PY-006-UNIT-005', 'unit', 'P1'],
    ['PY-006-E2E-001', 'e2e', 'P1'],
    ['PY-006-E2E-002', 'e2e', 'P1'],
    ['PY-006-INT-006', 'integration', 'P2'],
    ['PY-006-UNIT-006', 'unit', 'P2'],
  ] as const;

  test('has one scenario for each of the fourteen ids, at its level and with its priority', () => {
    const mapped = config.scenarios.map(({ covers, level, priority }) => [
      covers.filter(id => id.startsWith('PY-006-')).join(' and '),
      level,
      priority,
    ]);
    expect(mapped).toEqual(DESIGN);
  });

  test('covers every acceptance criterion and every risk', () => {
    const covered = new Set(config.scenarios.flatMap(({ covers }) => covers));
    const asked = [
      'AC-1',
      'AC-2',
      'AC-3',
      'AC-4',
      'RISK-RACE',
      'RISK-SPEED',
      'RISK-SEQUENTIAL',
      'RISK-MEMORY',
      'RISK-POOL',
    ];
    expect(asked.filter(id => !covered.has(id))).toEqual([]);
  });
});

test('examples/tengo covers the five scenarios, the two cases and the four goals of its plan', () => {
  const covered = new Set(configOf('tengo', 'stress.yml').scenarios.flatMap(({ covers }) => covers));
  const plan = [1, 2, 3, 4, 5]
    .map(n => `SCENARIO-${n}`)
    .concat(
      ['CASE-1', 'CASE-2'],
      [1, 2, 3, 4].map(n => `GOAL-${n}`),
    );
  expect([...covered].sort()).toEqual(plan.toSorted());
});

describe('examples/http-api', () => {
  const config = configOf('http-api', 'stress.yml');

  test('puts the same loads on the service in each language, with the same limits', () => {
    const of = (language: string) =>
      config.scenarios
        .filter(({ name }) => name.startsWith(`${language}-`))
        .map(({ name, load, samples, thresholds }) => ({
          name: name.slice(language.length),
          ...{ load, samples },
          limits: Object.entries(thresholds).map(([metric, limit]) => ({ metric, ...limit, line: null })),
        }));
    expect(of('go').map(({ name }) => name)).toEqual(['-ramp', '-spike', '-sine', '-busy']);
    expect(of('python')).toEqual(of('go'));
  });

  test.each(Object.entries(changes()))('%s names metrics that the busy load compares', (_, change) => {
    const busy = config.scenarios.find(({ name }) => name === 'go-busy');
    const compared = [...Object.keys(busy?.thresholds ?? {}), 'injected.clean'];
    expect(compared).toEqual(expect.arrayContaining([...change.fails, ...change.holds]));
  });
});

describe('differences()', () => {
  const found = { tests: ['a one', 'a two'], faults: ['race'], metrics: [] };

  test('is empty when all that was expected was found, and nothing else', () => {
    expect(differences({ ...found, tests: ['* one', 'a two'] }, found)).toEqual([]);
  });

  test('names what is missing and what is too much', () => {
    expect(differences({ tests: ['a one', 'b*'], faults: [], metrics: ['memory.leak'] }, found)).toEqual([
      'no test b* was found',
      'test a two was not expected',
      'fault race was not expected',
      'no metric memory.leak was found',
    ]);
  });
});
