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
