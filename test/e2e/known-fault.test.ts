import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { View } from '../../src/model/view.ts';
import { cli, ROOT, temporaryFolder } from '../helpers/command-line.ts';

const folder = temporaryFolder();
afterAll(folder.dispose);

const REPORT = readFileSync(join(ROOT, 'test/fixtures/detectors/go-race/go-1.26.8-test.txt'), 'utf8');
const SUITE = `version: 1
suite: racing
scenarios:
  bank:
    command: [sh, ./bank.sh]
    detectors: [auto]
    thresholds: { time.wall: { regression: 5%, required: REQUIRED } }
`;

/** A folder whose program prints the race, and then does `more`. */
function put(name: string, more: string, required: boolean): string {
  const path = join(folder.path, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'stress.yml'), SUITE.replace('REQUIRED', String(required)));
  writeFileSync(join(path, 'race.txt'), REPORT);
  writeFileSync(join(path, 'bank.sh'), `cat race.txt >&2\n${more}\n`);
  return path;
}

test.each([
  ['an assertion that fails on the head alone', 'echo AssertionError >&2; exit 1', false, 1, 'fail'],
  ['a slowdown that nobody could measure, as it is required', 'sleep 0.05', true, 4, 'inconclusive'],
] as const)(
  'a race that the base has, too, does not hide %s',
  async (_, more, required, exitCode, status) => {
    const name = required ? 'required' : 'asserted';
    const base = put(`${name}-base`, 'exit 0', required);
    const head = put(`${name}-head`, more, required);
    const { code } = await cli(['run', '--against', base], head);
    const view: View = JSON.parse(readFileSync(join(head, '.stress/results.json'), 'utf8'));
    const told = view.verdict.checks.map(({ rule, subject, status }) => [subject ?? rule, status]);
    expect(told).toContainEqual(['outcome', status]);
    expect(told).toContainEqual(['go-race', 'warn']);
    expect(code).toBe(exitCode);
  },
);
