import { expect, test } from 'vitest';
import { FORMATS } from '../../src/config/driver-schema.ts';
import { PARSERS } from '../../src/ingest/registry.ts';
import { problemsOf, suiteWith } from './suite-text.ts';

test('every format that the config accepts has a parser, and every parser is accepted', () => {
  const named = FORMATS.filter(name => name !== 'auto');
  expect([...named].sort()).toEqual(PARSERS.map(({ format }) => format).sort());
  for (const format of FORMATS)
    expect(problemsOf(suiteWith(`read: [{ format: ${format}, from: stdout }]`))).toEqual([]);
});

test('results run nothing: keys that say how to run are refused, and so are streams', () => {
  const suite = (more: string): string =>
    `version: 1\nscenarios:\n  a:\n    results: [{ format: jmh, from: out.json }]\n${more}`;
  expect(problemsOf(suite(''))).toEqual([]);
  const told = problemsOf(suite('    load: { users: 2 }\n    env: { A: 1 }\n'));
  expect(told.map(({ line, message }) => [line, message])).toEqual([
    [5, '`load` says how a command is run, and `results` runs nothing; remove it'],
    [6, '`env` says how a command is run, and `results` runs nothing; remove it'],
  ]);
  const [stream] = problemsOf('version: 1\nscenarios:\n  a:\n    results: [{ from: stdout }]\n');
  expect(stream?.message).toContain('`results` reads files that another step wrote');
});
