import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { pathOf } from '../../src/baseline/describe-issue.ts';
import { parseView, readResultFile } from '../../src/baseline/result-file.ts';
import { viewSchema } from '../../src/baseline/view-schema.ts';
import { NO_OVERRIDES } from '../../src/model/override.ts';
import { SuiteError } from '../../src/model/suite-error.ts';
import { damagedTexts, replaced, wrongDocuments } from './mutations.ts';
import { view } from './samples.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'result-file-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const VALID = JSON.stringify(view());

/** What reading throws; fails when it is no failure that a user can mend. */
async function mistake(read: () => unknown): Promise<SuiteError> {
  const error: unknown = await Promise.resolve()
    .then(read)
    .then(
      () => null,
      thrown => thrown,
    );
  expect(error).toBeInstanceOf(SuiteError);
  return error instanceof SuiteError ? error : new SuiteError('', { exitCode: 0 });
}

describe('readResultFile()', () => {
  test('reads a file, and the results.json of a folder', async () => {
    const file = join(folder, 'results.json');
    writeFileSync(file, VALID);
    expect(await readResultFile(file)).toEqual({ kind: 'view', file, view: view() });
    expect(await readResultFile(folder)).toEqual({ kind: 'view', file, view: view() });
  });

  test('reads results from before anything could be accepted', () => {
    const { policy, verdict, ...rest } = view();
    const { overrides: _, ...older } = policy;
    const checks = verdict.checks.map(({ accepted: __, ...check }) => check);
    const read = parseView(
      JSON.stringify({ ...rest, policy: older, verdict: { ...verdict, checks } }),
      'old.json',
    );
    expect(read.policy.overrides).toEqual(NO_OVERRIDES);
    expect(read.verdict.checks.map(({ accepted }) => accepted)).toEqual(checks.map(() => null));
  });

  test('points at the recording where a killed run left no more', async () => {
    const killed = join(folder, 'killed');
    mkdirSync(killed);
    const file = join(killed, 'events.ndjson');
    writeFileSync(file, '');
    expect(await readResultFile(killed)).toEqual({ kind: 'events', file });
    expect(await readResultFile(file)).toEqual({ kind: 'events', file });
  });

  test('exits 2 for a path that is not there and a folder without results', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const nothing = await mistake(() => readResultFile(join(folder, 'nothing.json')));
    expect(nothing).toMatchObject({ exitCode: 2, message: expect.stringContaining('nothing.json') });
    const neither = await mistake(() => readResultFile(empty));
    expect(neither).toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/neither results.json nor/),
    });
  });

  test.each([
    [
      'a baseline',
      '{"schemaVersion":1,"kind":"stress-action/baseline"}',
      /it is a baseline; name the results.json/,
    ],
    ['a later format', '{"schemaVersion":9}', /schemaVersion: found 9, expected 1: a newer version/],
    ['half a file', VALID.slice(0, 1000), /ends at line 1, column 1001/],
    ['deep nesting', '['.repeat(1e5), /deeper than 32 levels/],
    ['a crowd of properties', `{${'"a":1,'.repeat(1)}${crowd(20_001)}}`, /found 20002 properties/],
    ['NaN', VALID.replace('12345.6', 'NaN'), /Found "NaN/],
    ['an overflow', VALID.replace('12345.6', '1e999'), /result.durationMs: found Infinity/],
  ])('exits 3 for %s', async (_, text, message) => {
    const file = join(folder, 'wrong.json');
    writeFileSync(file, text);
    const error = await mistake(() => readResultFile(file));
    expect(error.exitCode).toBe(3);
    expect(error.message).toMatch(message);
    expect(error.message).toContain(file);
  });

  test('200 seeded documents with a value of the wrong type: exit 3 and exactly that place', async () => {
    for (const { path, text } of wrongDocuments(view(), 200, 99)) {
      const error = await mistake(() => parseView(text, 'results.json'));
      expect(error.exitCode).toBe(3);
      expect(error.message, text).toContain(pathOf(path));
    }
  });

  test('200 seeded damaged texts: a view or a stated failure, never anything else', async () => {
    for (const text of damagedTexts(VALID, 200, 5)) {
      const read = await Promise.resolve()
        .then(() => parseView(text, 'results.json'))
        .catch((error: unknown) => error);
      if (read instanceof Error) expect(read, text).toBeInstanceOf(SuiteError);
      else expect(read).toMatchObject({ kind: 'stress-action/results' });
    }
  });
});

describe('the JSON Schema generated from viewSchema', () => {
  const schema = z.toJSONSchema(viewSchema);
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

  test('accepts a valid view', () => {
    expect(validate(view()), JSON.stringify(validate.errors)).toBe(true);
  });

  test('refuses what reading refuses', () => {
    for (const { text } of wrongDocuments(view(), 50, 3))
      expect(validate(JSON.parse(text)), text).toBe(false);
    expect(validate(replaced(view(), ['verdict', 'counts'], undefined))).toBe(false);
  });
});

function crowd(properties: number): string {
  return Array.from({ length: properties }, (_, index) => `"k${index}":1`).join(',');
}
