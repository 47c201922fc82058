import { describe, expect, test } from 'vitest';
import { parseHostileJson } from '../../src/baseline/hostile-json.ts';
import { LIMITS } from '../../src/baseline/limits.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { inert } from '../../src/github/log.ts';
import { ingestText } from '../../src/ingest/ingest.ts';
import { PARSERS } from '../../src/ingest/registry.ts';
import { parseStressMetrics } from '../../src/ingest/stress-metrics.ts';
import { escapeSentence } from '../../src/report/markdown-text.ts';
import { inertLines } from '../../src/report/terminal-text.ts';
import { excerptOf } from '../../src/run/process/excerpt.ts';
import { versionIn } from '../../src/run/version-in.ts';
import { fixtures, fixtureText } from '../helpers/ingested.ts';
import { RUNS } from './fuzz.ts';

/**
 * Text on which a careless pattern takes the square or the cube of its length. Nothing is timed: a quarter of a million characters squared are
 * minutes, so a reader that is not linear does not come back before its test is given up. With the ordinary tests the texts are shorter.
 */
const CHARS = (RUNS >= 1000 ? 256 : 64) * 1024;

/** What is repeated. */
const UNITS: readonly string[] = [
  ...' \t\r\n\u00a0\u20280a.-+"\'\\/<>[](){}#:;,=*_`~|││@&%$^\u001b'.split(''),
  '1.',
  '1,',
  '0e',
  'ok ',
  'a ',
  '  │',
  '\\"',
  '"\\\n',
  'a="',
  '<a ',
  '<Catch\tng-seed=',
  ' Benchmark failed (',
  ' time: [',
  '# SKIP ',
  '::',
  '##[',
  '\u001b[',
  '\u001b]',
  '\u001b]8;;',
  'NaN',
  'https://',
  'www.',
];

/** What stands before and after: the end decides whether a pattern that came so far has to go back. */
const FRAMES: readonly (readonly [string, string])[] = [
  ['x', '\u2028x'],
  ['ok 1 -', '\u0000'],
];

const LONG = UNITS.flatMap(unit =>
  FRAMES.map(([before, after]) => before + unit.repeat(Math.ceil(CHARS / unit.length)) + after),
);

describe('a long text of the same', () => {
  for (const { format } of PARSERS) {
    const [first = ''] = fixtures().filter(path => path.startsWith(`${format}/`));
    const head = fixtureText(first).slice(0, 2_000);

    test(`read as ${format}, alone and after what the tool prints`, () => {
      for (const text of LONG) {
        expect(ingestText(text, { file: 'out', format }).format).toBe(format);
        expect(ingestText(head + text, { file: 'out', format }).format).toBe(format);
      }
    });
  }

  test('recognised', () => {
    for (const text of LONG) expect(ingestText(text, { file: 'out', format: 'auto' }).readings).toEqual([]);
  });

  test('shown: excerpts, sentences, logs, versions', () => {
    for (const text of LONG) {
      expect(excerptOf(text).length).toBeLessThan(20_000);
      expect(escapeSentence(text).length).toBeLessThan(10_000);
      expect(inert(text).length).toBeLessThan(2 * text.length + 100);
      expect(inertLines(text).length).toBeLessThan(3 * text.length);
      expect(versionIn(text) ?? '').not.toContain(' ');
    }
  });

  test('in a suite', () => {
    for (const unit of UNITS) {
      const long = unit.repeat(Math.ceil(CHARS / unit.length));
      const text = `version: 1\nscenarios:\n  a:\n    command: x\n    timeout: ${JSON.stringify(long)}\n`;
      expect(parseConfig(text, 'stress.yml')).toHaveProperty('problems');
    }
  });

  test('in stored files', () => {
    for (const text of LONG) {
      const document = parseHostileJson(text, LIMITS.resultBytes);
      expect(document.kind === 'fault' ? document.reason.length : 0).toBeLessThan(500);
    }
  });
});

test('500 lines of a thousand characters that are a number almost to their end', () => {
  const line = `a=${'0'.repeat(400)}e${'0'.repeat(400)}\u2028x`;
  const { samples, problems } = parseStressMetrics(`${line}\n`.repeat(500), 'm');
  expect(samples.length + problems.length).toBeGreaterThan(0);
});
