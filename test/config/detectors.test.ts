import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import { DETECTORS } from '../../src/config/trial-schema.ts';
import { RECOGNISERS } from '../../src/ingest/detectors/registry.ts';
import { problemsOf } from './suite-text.ts';

const suite = (detectors: string, more = ''): string =>
  `version: 1\nscenarios:\n  racy:\n    command: ./racy\n    detectors: ${detectors}\n${more}`;

function detectorsOf(text: string) {
  const parsed = parseConfig(text, 'stress.yml');
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.config.scenarios[0]?.detectors;
}

describe('detectors:', () => {
  test('is absent where none are asked for', () => {
    expect(detectorsOf('version: 1\nscenarios: { a: { command: x } }\n')).toBeUndefined();
  });

  test('names detectors, and files in which their reports stand', () => {
    expect(detectorsOf(suite('[go-race, { name: tsan, from: "tsan.*" }]'))).toEqual({
      names: ['go-race', 'tsan'],
      hang: null,
      files: [{ detector: 'tsan', from: 'tsan.*' }],
    });
  });

  test('has a time for the hang watcher, ten seconds where none is written', () => {
    expect(detectorsOf(suite('[hang]'))?.hang).toMatchObject({ afterMs: 10_000 });
    expect(detectorsOf(suite('[{ name: hang, after: 2s }]'))?.hang).toMatchObject({ afterMs: 2000 });
  });

  test('knows every recogniser of the registry by its name, and no other but `auto` and `hang`', () => {
    const names = RECOGNISERS.map(({ detector }) => detector);
    expect([...DETECTORS].sort()).toEqual([...names, 'auto', 'hang'].sort());
  });

  test.each([
    ['[tsna]', 'did you mean `tsan`?'],
    ['[]', 'it is an empty list'],
    ['[tsan, tsan]', '`tsan` stands in the list twice; keep one'],
    ['[tsan, { name: tsan, from: x }]', '`tsan` stands in the list twice; keep one'],
    ['[{ name: hang, from: x }]', '`from` names files of reports, and `hang` has none of its own'],
    ['[{ name: auto, from: x }]', '`from` names files of reports, and `auto` has none of its own'],
    ['[{ name: tsan, after: 2s }]', '`after` belongs to `hang`, the only detector that watches progress'],
  ])('%s is one problem that says what to do', (written, message) => {
    const problems = problemsOf(suite(written));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(message);
    expect(problems[0]?.line).toBe(5);
  });

  test('is refused beside counted instructions, and beside results', () => {
    expect(problemsOf(suite('[tsan]', '    measure: instructions\n'))[0]?.message).toContain(
      '`detectors` and `measure: instructions` exclude each other',
    );
    const results = 'version: 1\nscenarios: { a: { results: [{ from: "*.json" }], detectors: [tsan] } }\n';
    expect(problemsOf(results).map(({ path }) => path)).toContain('scenarios.a.detectors');
  });
});
