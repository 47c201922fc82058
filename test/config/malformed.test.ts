import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { configJsonSchema } from '../../src/config/json-schema.ts';
import { explainLoadFailure, loadConfig } from '../../src/config/load.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { SuiteError } from '../../src/model/suite-error.ts';

const SEED = 20_261;

const VALID = `version: 1
suite: orders
seed: 42
setup: npm ci
budget: 10m
intensity: high
env: { MODE: fast, COUNT: 3 }
policy: { failOn: inconclusive, familyAlpha: 1%, staleAfter: 14d }
thresholds:
  latency.p*: { regression: 10% }
scenarios:
  parse-large:
    category: computational
    priority: P0
    level: integration
    covers: [AC-2, RISK-LEAK]
    command: python bench.py parse
    timeout: 90s
    samples: { warmup: 2, min: 10, max: 40 }
    load: { users: [1, 2, 4], iterations: 100 }
    thresholds:
      time.wall: { regression: 5%, floor: 2ms }
      latency.p95: { max: 500us, regression: off }
      app.cost: { max: 64KB, required: true }
  start:
    command: [node, app.js]
    expectExitCodes: [0, 3]
    passEnv: [PATH]
  flaky:
    command: ./test.sh
    repeat: { runs: 59, parallel: [1, 4], until: first-failure, vary: { seed: true, cpus: [1, all], env: { P: [1, 2] } } }
    quarantine: [{ test: "Test*", owner: net, reason: slow, expires: 2027-01-31 }]
    detectors: [go-race, { name: tsan, from: "tsan.*" }]
    history: { from: $STRESS_DIR/history.ndjson, check: counter }
  beside:
    needs: [api]
    command: [python3, load.py, "\${api.url}"]
  worked:
    worker: { command: [python3, worker.py], operation: parse, parameters: { size: 10 }, warmup: 5 }
    load: { iterations: 100 }
  called:
    module: { file: ./f.js, export: parse }
    load: { duration: 5s }
  read:
    results: [{ format: jmh, from: "out/*.json" }]
  asked:
    worker: { command: w }
    load: { spike: { base: 5/s, peak: 50/s, at: [1s, 9s], width: 2s }, arrivals: poisson, maxInFlight: 9, overflow: drop }
    thresholds: { latency.p95@spike: { max: 5ms } }
  staged:
    module: { file: ./f.js }
    load: { rate: 5/s, stages: [{ duration: 0, target: 9/s }, { duration: 5s, target: 9/s, name: full, measure: true }] }
  phased:
    command: ./op
    load: { users: 2, thinkTime: { min: 0, max: 1s } }
    phases: [{ name: warm-up, duration: 1s, measure: false }, { name: steady, duration: 5s }]
  waved:
    command: ./op
    load: { duration: 1m, sine: { mean: 50/s, amplitude: 20/s, period: 10s, startAt: trough } }
services:
  api:
    command: [node, server.js]
    env: { DATA: "\${db.port}" }
    needs: [db]
    ready: { http: /health, timeout: 30s }
  db: { command: ./db, ready: { tcp: 5432 }, scope: scenario }
requirements: { AC-2: it parses, RISK-LEAK: it keeps nothing }
`;

const lines = VALID.trimEnd().split('\n');
const lineWithKey = fc.nat(lines.length - 1);
const change = (index: number, edit: (line: string) => string): string =>
  lines.map((line, at) => (at === index ? edit(line) : line)).join('\n');

const GARBAGE = [
  '[]',
  '{}',
  'null',
  '~',
  '-1',
  '1e400',
  '.nan',
  '.inf',
  '5 parsecs',
  '""',
  '"\\u0000"',
  '[[[]]]',
  '*x',
  '!!binary AA==',
  '{ a: ',
  '"',
  'true',
  '__proto__',
  '{ __proto__: 1 }',
  '\t',
  '@',
  '2026-01-01',
  '0x1F',
  '😀',
  "'''",
];

/** Ways to spoil a suite; a few of them may by luck leave a valid one. */
const SPOILED: readonly fc.Arbitrary<string>[] = [
  fc
    .tuple(lineWithKey, fc.constantFrom(...GARBAGE))
    .map(([index, junk]) => change(index, line => line.replace(/:.*$/, `: ${junk}`))),
  fc
    .tuple(lineWithKey, fc.constantFrom(...GARBAGE))
    .map(([index, junk]) => change(index, line => line.replace(/[\w.*-]+:/, `${junk}:`))),
  lineWithKey.map(index => lines.filter((_, at) => at !== index).join('\n')),
  lineWithKey.map(index => change(index, line => `${line}\n${line}`)),
  fc
    .tuple(lineWithKey, fc.nat(8))
    .map(([index, at]) =>
      change(index, line =>
        line.replace(/[a-zA-Z]/g, (letter, offset: number) => (offset % 9 === at ? 'x' : letter)),
      ),
    ),
  fc
    .tuple(lineWithKey, fc.integer({ min: 1, max: 7 }))
    .map(([index, spaces]) => change(index, line => ' '.repeat(spaces) + line)),
  fc.nat(VALID.length - 1).map(length => VALID.slice(0, length)),
  fc
    .tuple(fc.nat(VALID.length), fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }))
    .map(([at, junk]) => VALID.slice(0, at) + junk + VALID.slice(at)),
  fc
    .tuple(fc.nat(VALID.length), fc.nat(VALID.length))
    .map(([from, to]) => VALID.slice(from) + VALID.slice(0, to)),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json(),
];

const spoiled = fc.oneof(...SPOILED);

/** The first texts of the seeded stream that are no valid suite. */
function malformed(count: number): readonly string[] {
  const texts = fc.sample(spoiled, { seed: SEED, numRuns: count * 3 });
  return texts.filter(text => 'problems' in parseConfig(text, 'stress.yml')).slice(0, count);
}

const LEAKS = /undefined|\[object |ZodError|\bat .*\.[jt]s:\d|NaN has|Invalid input|YAML(Parse)?Error/;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'malformed-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('two hundred malformed suites', () => {
  const texts = malformed(200);

  test('are as many, and as different, as they say', () => {
    expect(texts.length).toBe(200);
    expect(new Set(texts).size).toBeGreaterThan(150);
  });

  test('each end in a SuiteError with exit code 2, a problem with a place, and no trace of the program', async () => {
    const file = join(folder, 'stress.yml');
    for (const text of texts) {
      await writeFile(file, text);
      const error: unknown = await loadConfig(file, { workingDirectory: folder }).catch(
        (thrown: unknown) => thrown,
      );
      expect(error, text).toBeInstanceOf(SuiteError);
      if (!(error instanceof SuiteError)) continue;
      expect(error.exitCode).toBe(2);
      expect(error.problems.length, text).toBeGreaterThan(0);
      const explained = await explainLoadFailure(error, { workingDirectory: folder });
      const source = new Set(text.split(/\r\n|[\r\n]/).map(line => line.trim()));
      const own = explained.split('\n').filter(line => !source.has(line.replace(/^\s*\d* \| /, '').trim()));
      expect(own.join('\n'), text).not.toMatch(LEAKS);
      if (text.trim() !== '' && !text.includes('\0'))
        for (const problem of error.problems) {
          expect(problem.line, text).toBeGreaterThan(0);
          expect(problem.line, text).toBeLessThanOrEqual(text.split(/\r\n|[\r\n]/).length);
        }
    }
  });
});

describe('whatever the text', () => {
  test('parseConfig() gives a config or problems, and never throws', () => {
    fc.assert(
      fc.property(spoiled, text => {
        const result = parseConfig(text, 'stress.yml');
        return 'config' in result || result.problems.length > 0;
      }),
      { seed: SEED + 1, numRuns: 500 },
    );
  });

  test('the JSON Schema accepts every suite that the program accepts', () => {
    const accepts = new Ajv2020({ allowUnionTypes: true }).compile(configJsonSchema());
    const valid = fc
      .sample(spoiled, { seed: SEED + 2, numRuns: 700 })
      .filter(text => 'config' in parseConfig(text, 'stress.yml'));
    expect(valid.length).toBeGreaterThan(20);
    for (const text of [VALID, ...valid])
      expect(accepts(parse(text)), `${text}\n${JSON.stringify(accepts.errors)}`).toBe(true);
  });
});
