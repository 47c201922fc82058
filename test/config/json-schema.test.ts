import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { generateConfigurationDocs } from '../../scripts/docs/configuration.ts';
import { configJsonSchema } from '../../src/config/json-schema.ts';
import { suiteWith, topWith } from './suite-text.ts';

type Json = { readonly [keyword: string]: unknown };

const ajv = new Ajv2020({ allowUnionTypes: true });
const accepts = ajv.compile(configJsonSchema());

/** The suite of the design page: every family of keys, planned ones too. */
const DESIGN = `
version: 1
suite: orders
seed: 42
setup: npm ci && npm run build
budget: 10m
intensity: medium
services:
  api:
    command: node server.js
    ready: { http: /health, timeout: 30s }
scenarios:
  parse-large:
    category: computational
    priority: P0
    level: integration
    covers: [AC-2, RISK-LEAK]
    command: python bench.py parse
    samples: { warmup: 2, min: 10, max: 40 }
    read: [{ format: go-bench, from: stdout }, { format: junit, from: "**/junit.xml" }]
    thresholds:
      time.wall:   { regression: 5%, floor: 2ms }
      latency.p95: { max: 500us, regression: 10% }
      memory.leak: { max: 1KB }
  api-spike:
    http: { url: "\${api.url}/orders", method: POST, body: "@order.json" }
    load: { stages: [{ duration: 10s, target: 50/s }, { duration: 5s, target: 500/s }, { duration: 20s, target: 50/s }] }
    faults: [{ latency: { delay: 200ms, jitter: 50ms }, on: api, at: 10s, for: 5s }]
  race:
    command: go test ./...
    repeat: { runs: 10, parallel: 20, until: { bound: 5% } }
    load: { users: [1, 2, 4, 8] }
`;

/** Every key of the schema with its path. */
function keysOf(schema: Json, path: string): readonly (readonly [string, Json])[] {
  const own = Object.entries((schema.properties ?? {}) as Record<string, Json>).map(
    ([key, inner]) => [`${path}/${key}`, inner] as const,
  );
  const inside = [schema.additionalProperties, schema.items, ...((schema.anyOf ?? []) as unknown[])].filter(
    inner => typeof inner === 'object' && inner !== null,
  ) as readonly Json[];
  return [
    ...own.flatMap(([key, inner]) => [[key, inner] as const, ...keysOf(inner, key)]),
    ...inside.flatMap(inner => keysOf(inner, `${path}/*`)),
  ];
}

describe('the JSON Schema', () => {
  test('accepts the suite of the design page, planned keys included', () => {
    expect(accepts(parse(DESIGN)), JSON.stringify(accepts.errors)).toBe(true);
  });

  test.each([
    [topWith('sute: x'), 'a misspelt key at the top'],
    [suiteWith('timout: 5s'), 'a misspelt key in a scenario'],
    [suiteWith('timeout: 10 minuets'), 'a misspelt unit'],
    [suiteWith('timeout: 5'), 'a duration without a unit'],
    [suiteWith('priority: p0'), 'a word that is not allowed'],
    [suiteWith('samples: { min: 0 }'), 'a number out of range'],
    [suiteWith('load: { user: 3 }'), 'a misspelt key in the load'],
    [suiteWith('faults: [{ latency: { dely: 5s } }]'), 'a misspelt key in a planned part'],
    [suiteWith('http: { url: x }'), 'two drivers'],
    ['version: 1\nscenarios: { a: { timeout: 5s } }', 'no driver'],
    ['version: 2\nscenarios: { a: { command: x } }', 'another version'],
    ['scenarios: { a: { command: x } }', 'no version'],
    ['version: 1\nscenarios: { "a[1]": { command: x } }', 'a name with brackets'],
    ['version: 1\nscenarios: {}', 'no scenario'],
  ])('rejects %j: %s', text => {
    expect(accepts(parse(text))).toBe(false);
  });

  test.each(keysOf(configJsonSchema(), ''))('%s has a title, a sentence and examples', (_, schema) => {
    expect(schema.title).toMatch(/\w/);
    expect(schema.description).toMatch(/^[A-Z`].*[^.\s]$/s);
    expect((schema.examples as readonly unknown[]).length).toBeGreaterThan(0);
  });

  test('accepts the examples and the default of every key', () => {
    for (const [path, { $defs: _, ...schema }] of keysOf(configJsonSchema(), '')) {
      const check = ajv.compile(schema);
      const shown = [
        ...(schema.examples as readonly unknown[]),
        ...('default' in schema ? [schema.default] : []),
      ];
      for (const value of shown) expect(check(value), `${path}: ${JSON.stringify(check.errors)}`).toBe(true);
    }
  });
});

describe('generated files', () => {
  test.each(['schema/stress.schema.json', 'docs/configuration.md'])(
    '%s is current (npm run generate)',
    async path => {
      const generated = await generateConfigurationDocs();
      expect(readFileSync(join(import.meta.dirname, '../..', path), 'utf8')).toBe(generated[path]);
    },
  );

  test('the page shows every key in a table of its map', async () => {
    const page = (await generateConfigurationDocs())['docs/configuration.md'] ?? '';
    const missing = keysOf(configJsonSchema(), '').filter(
      ([path]) => !page.includes(`| \`${path.split('/').at(-1)}\` |`),
    );
    expect(missing.map(([path]) => path)).toEqual([]);
  });

  test('every suite on the page is valid', async () => {
    const page = (await generateConfigurationDocs())['docs/configuration.md'] ?? '';
    const suites = [...page.matchAll(/```yaml\n(version[^`]*)```/g)].map(([, text]) => parse(text ?? ''));
    expect(suites.length).toBeGreaterThan(1);
    for (const suite of suites) expect(accepts(suite), JSON.stringify(accepts.errors)).toBe(true);
  });
});
