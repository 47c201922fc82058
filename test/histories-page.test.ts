import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { readRecord } from '../src/ingest/histories/record.ts';
import { HISTORY_CHECKERS } from '../src/ingest/histories/registry.ts';
import { checked } from './helpers/racing.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/histories.md'), 'utf8');
const run = promisify(execFile);
const blockOf = (language: string): string =>
  new RegExp(`\`\`\`${language}\n([\\s\\S]+?)\`\`\``).exec(page)?.[1] ?? '';

const folder = mkdtempSync(join(tmpdir(), 'histories-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Language {
  readonly file: string;
  /** Prints its version where the toolchain is there. */
  readonly probe: readonly [string, ...string[]];
  /** Commands that build and run it in its folder. */
  readonly steps: readonly (readonly [string, ...string[]])[];
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  python: { file: 'writer.py', probe: ['python3', '--version'], steps: [['python3', 'writer.py']] },
  go: { file: 'writer.go', probe: ['go', 'version'], steps: [['go', 'run', 'writer.go']] },
  js: { file: 'writer.mjs', probe: ['node', '--version'], steps: [[process.execPath, 'writer.mjs']] },
  java: { file: 'Histories.java', probe: ['javac', '-version'], steps: [['java', 'Histories.java']] },
  rust: {
    file: 'writer.rs',
    probe: ['rustc', '--version'],
    steps: [['rustc', '--edition=2021', 'writer.rs'], ['./writer']],
  },
  c: {
    file: 'writer.c',
    probe: ['cc', '--version'],
    steps: [['cc', '-Wall', '-Werror', '-pthread', '-o', 'writer-c', 'writer.c'], ['./writer-c']],
  },
};

async function isThere([program, ...args]: readonly [string, ...string[]]): Promise<boolean> {
  try {
    await run(program, args);
    return true;
  } catch {
    // Not on this machine: the test is skipped by name.
    return false;
  }
}
const present = new Map<string, boolean>();
for (const [name, { probe }] of Object.entries(LANGUAGES)) present.set(name, await isThere(probe));

describe('the writers of the page', () => {
  for (const [name, { file, steps }] of Object.entries(LANGUAGES))
    test.skipIf(present.get(name) !== true)(
      `${name} writes a history that is checked and clean`,
      async () => {
        const own = mkdtempSync(join(folder, `${name}-`));
        writeFileSync(join(own, file), blockOf(name));
        for (const [program, ...args] of steps)
          await run(program, args, { cwd: own, env: { ...process.env, STRESS_DIR: own } });
        const lines = readFileSync(join(own, 'history.ndjson'), 'utf8').split('\n');
        const { faults, problems, state } = checked('counter', lines);
        expect([faults, problems]).toEqual([[], []]);
        expect(state).toEqual({
          detector: 'history-counter',
          active: true,
          evidence: 'history.ndjson: 200 acknowledged additions and 0 reads of 1 counter',
        });
      },
      120_000,
    );
});

test('the example of a record is one', () => {
  expect(readRecord(blockOf('json').trim(), 'page', 1)).toMatchObject({ op: 'add', value: 1, worker: '3' });
});

test('the page has a section for every check, and a row for each of its operations', () => {
  for (const { check, ops } of Object.values(HISTORY_CHECKERS)) {
    const section = page.split(`### \`${check}\``)[1]?.split('\n##')[0] ?? '';
    const rows = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, op]) => op);
    expect(rows.toSorted()).toEqual(ops.toSorted());
  }
});
