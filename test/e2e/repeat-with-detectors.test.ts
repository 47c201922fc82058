import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Check } from '../../src/model/verdict.ts';
import { cli, temporaryFolder } from '../helpers/command-line.ts';

const folder = temporaryFolder();
afterAll(folder.dispose);

/** A test that passes, and whose history has a lost update. */
const SUITE = `version: 1
suite: witnesses
scenarios:
  counter:
    command: [node, counter.mjs]
    repeat: { runs: 3 }
    history: { from: $STRESS_DIR/history.ndjson, check: counter }
  reported:
    command: [node, counter.mjs]
    repeat: { runs: 3 }
    read: [{ format: tap, from: stdout }]
    history: { from: $STRESS_DIR/history.ndjson, check: counter }
`;
const PROGRAM = `import { writeFileSync } from 'node:fs';
const records = [
  { op: 'add', worker: 'a', value: 1 },
  { op: 'add', worker: 'b', value: 1 },
  { op: 'final', worker: 'a', value: 1 },
];
writeFileSync(\`\${process.env.STRESS_DIR}/history.ndjson\`, records.map(record => \`\${JSON.stringify(record)}\\n\`).join(''));
console.log('TAP version 14\\n1..1\\nok 1 - counts');
`;

test('a fault in a repeated test fails the check of its detector, and not the tests that passed', async () => {
  writeFileSync(join(folder.path, 'stress.yml'), SUITE);
  writeFileSync(join(folder.path, 'counter.mjs'), PROGRAM);
  const { code } = await cli(['run', '--against', 'none'], folder.path);
  const { verdict } = JSON.parse(readFileSync(join(folder.path, '.stress/results.json'), 'utf8'));
  const told = verdict.checks.map(({ scenario, rule, status }: Record<string, string>) => [
    scenario,
    rule,
    status,
  ]);
  expect(told).toEqual([
    ['counter', 'test', 'pass'],
    ['counter', 'detector', 'fail'],
    ['reported', 'test', 'pass'],
    ['reported', 'detector', 'fail'],
  ]);
  expect(code).toBe(1);
});

test('a fault that the base has as well is a warning, repeated or not', async () => {
  const root = temporaryFolder();
  try {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid', ...args], {
        cwd: root.path,
      });
    writeFileSync(join(root.path, '.gitignore'), '.stress/\n');
    writeFileSync(join(root.path, 'stress.yml'), SUITE);
    writeFileSync(join(root.path, 'counter.mjs'), PROGRAM);
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'base');
    git('commit', '-qm', 'head', '--allow-empty');
    const { code } = await cli(['run', '--against', 'HEAD~1'], root.path);
    const { verdict } = JSON.parse(readFileSync(join(root.path, '.stress/results.json'), 'utf8'));
    const told = verdict.checks.filter(({ rule }: Check) => rule === 'detector');
    expect(told.map(({ status, reason }: Check) => [status, reason.includes('also on the base')])).toEqual([
      ['warn', true],
      ['warn', true],
    ]);
    expect(code).toBe(0);
  } finally {
    root.dispose();
  }
});
