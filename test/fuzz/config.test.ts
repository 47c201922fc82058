import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainProblems } from '../../src/config/explain.ts';
import { metricNameProblem } from '../../src/config/metric-name.ts';
import { LARGEST_BYTES, parseConfig } from '../../src/config/parse.ts';
import { parseQuantity, readQuantity } from '../../src/config/quantity.ts';
import { matchesGlob } from '../../src/model/glob.ts';
import { METRICS } from '../../src/model/metric.ts';
import { UNIT_FACTORS } from '../../src/model/unit.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { fuzz, sizeOfPlain } from './fuzz.ts';
import { spoiledText } from './spoiled.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Every suite of this repository. */
const SUITES: readonly string[] = [
  'stress.yml',
  ...readdirSync(join(ROOT, 'examples'), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('stress.yml'))
    .map(path => join('examples', path)),
].map(path => readFileSync(join(ROOT, path), 'utf8').slice(0, 4000));

/** What YAML can do that a suite has no use for, and keys that are values of JavaScript. */
const YAML = [
  'a: &a [x, x, x, x, x, x, x, x, x]\n',
  'b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n',
  'c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n',
  '<<: *a\n',
  '<<: { __proto__: { polluted: 1 } }\n',
  '__proto__: { polluted: 1 }\n',
  'constructor: { prototype: { polluted: 1 } }\n',
  '? { a: b }\n: c\n',
  '!!js/function "() => 1"',
  '!!binary AA==',
  '!!set { a }',
  '!<tag:yaml.org,2002:python/object/apply:os.system> [id]',
  '%YAML 1.1\n---\n',
  '--- x\n--- y\n',
  'read: [{ format: junit, from: ../../../etc/passwd }]\n',
  '|\n  x\n',
  '>-\n x\n',
  'scenarios:\n',
  '    command: x\n',
  '&a *a',
];

const OPTIONS = {
  selection: { scenarios: [], categories: [], priorities: [], tags: [] },
  configFile: 'stress.yml',
  fallbackSuite: 'suite',
  durationMs: null,
  samples: null,
  seed: null,
  budgetMs: null,
};

/** What a problem may say: a sentence, a path and a quotation. */
const PROBLEM_CHARS = 2_000;

fuzz(
  'a suite is a config that can be planned, or problems in proportion to it',
  spoiledText(SUITES, YAML),
  text => {
    const parsed = parseConfig(text, 'stress.yml');
    if ('config' in parsed) {
      sizeOfPlain(makePlan(parsed.config, OPTIONS));
      return;
    }
    expect(parsed.problems.length).toBeGreaterThan(0);
    expect(sizeOfPlain(parsed.problems)).toBeLessThan(
      parsed.problems.length * PROBLEM_CHARS + 2 * text.length,
    );
    expect(explainProblems(parsed.problems, text)).not.toMatch(/\p{Cc}(?<![\n\t])/u);
  },
);

describe('a suite that is built to be dear', () => {
  const KEY = 'k'.repeat(200_000);
  test.each([
    ['a long key above many unknown ones', `version: 1\nscenarios:\n  ${KEY}:\n${unknown(500, '    ')}`],
    ['nesting without end', `version: ${'['.repeat(100_000)}`],
    ['maps in maps', Array.from({ length: 300 }, (_, level) => `${' '.repeat(level)}a:\n`).join('')],
    ['aliases that stand for a billion values', bomb(9)],
    ['a hundred thousand keys', unknown(100_000, '')],
    ['a list of a hundred thousand scenarios', `version: 1\nscenarios:\n${unknown(60_000, '  ')}`],
    ['one quote of a megabyte', `version: "${'x'.repeat(900_000)}`],
    ['a number of a megabyte', `version: ${'9'.repeat(900_000)}`],
    ['a duration of a megabyte', `version: 1\nbudget: ${'1m'.repeat(400_000)}\nscenarios: {}`],
    [
      'a metric of a megabyte',
      `version: 1\nthresholds:\n  ${'a.'.repeat(200_000)}: { max: 1 }\nscenarios: {}`,
    ],
    [
      'a glob of a megabyte',
      `version: 1\nthresholds:\n  "${'*a'.repeat(200_000)}": { max: 1 }\nscenarios: {}`,
    ],
  ])('%s ends in problems whose size it does not choose', (_, text) => {
    const parsed = parseConfig(text, 'stress.yml');
    const problems = 'problems' in parsed ? parsed.problems : [];
    expect(problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(problems).length).toBeLessThan(2 * LARGEST_BYTES);
    expect(explainProblems(problems, text).length).toBeLessThan(2 * LARGEST_BYTES);
  });
});

function unknown(count: number, indent: string): string {
  return Array.from({ length: count }, (_, index) => `${indent}k${index}: 1\n`).join('');
}

function bomb(levels: number): string {
  const lists = Array.from({ length: levels }, (_, level) => {
    const ten = Array.from({ length: 10 }, () => (level === 0 ? 'x' : `*l${level - 1}`)).join(', ');
    return `l${level}: &l${level} [${ten}]`;
  });
  return `version: 1\n${lists.join('\n')}\n`;
}

const UNITS = Object.keys(UNIT_FACTORS);
const QUANTITIES = ['5', '1.5 MiB', '1m30s', '-5ms', '3e6/s', '64KB', '5%', '.5h', '0', '500us'];

fuzz('a quantity is finite in its unit, or a sentence', spoiledText(QUANTITIES, UNITS), text => {
  const read = parseQuantity(text);
  if (read.ok) expect(Number.isFinite(read.value.value)).toBe(true);
  else expect(read.problem.length).toBeLessThan(400);
  for (const unit of ['ns', 'bytes', 'ratio', 'count', 'per-second'] as const) {
    const quantity = readQuantity(text, unit);
    if (quantity.ok) expect(Number.isFinite(quantity.value)).toBe(true);
  }
});

fuzz(
  'a number with a unit is what both say',
  fc.tuple(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom(...UNITS)),
  ([number, unit]) => {
    const read = parseQuantity(`${number}${unit}`);
    const { factor = Number.NaN } = UNIT_FACTORS[unit] ?? {};
    expect(read).toMatchObject({ ok: true, value: { value: number * factor } });
  },
);

const IDS = METRICS.map(({ id }) => id);

fuzz(
  'a name of a metric is one, or a sentence',
  spoiledText([...IDS, 'latency.*', '*.p9*', 'app.cost'], ['*', '.']),
  id => {
    const problem = metricNameProblem(id, []);
    if (problem !== null) expect(problem.length).toBeLessThan(600);
  },
);

const word = fc.string({ unit: fc.constantFrom('a', 'b', '.', '(', '^', '\n'), maxLength: 8 });
const globAndText = fc.tuple(
  fc.array(word, { minLength: 1, maxLength: 4 }),
  word,
  fc.array(word, { maxLength: 4 }),
);

fuzz(
  'a glob matches what its pieces and anything between them make',
  globAndText,
  ([pieces, between, others]) => {
    expect(matchesGlob(pieces.join('*'), pieces.join(between))).toBe(true);
    const text = others.join('');
    const escaped = pieces.map(piece => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    expect(matchesGlob(pieces.join('*'), text)).toBe(new RegExp(`^${escaped.join('.*')}$`, 's').test(text));
  },
);

test('a glob of stars against a long name that it does not match', () => {
  expect(matchesGlob('*a'.repeat(2_000), `${'a'.repeat(100_000)}b`)).toBe(false);
});
