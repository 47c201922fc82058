import { expect, test } from 'vitest';
import { FORMATS, PLANNED_FORMATS } from '../../src/config/driver-schema.ts';
import { PARSERS } from '../../src/ingest/registry.ts';
import { problemsOf, suiteWith } from './suite-text.ts';

test('every format that the config accepts has a parser, and every other is refused by name', () => {
  const built = new Set(PARSERS.map(({ format }) => format));
  for (const format of FORMATS.filter(name => name !== 'auto')) {
    expect([format, built.has(format)]).toEqual([format, !PLANNED_FORMATS.has(format)]);
    const problems = problemsOf(suiteWith(`read: [{ format: ${format}, from: stdout }]`));
    expect(problems.map(({ message }) => /not built in this version/.test(message))).toEqual(
      built.has(format) ? [] : [true],
    );
  }
});
