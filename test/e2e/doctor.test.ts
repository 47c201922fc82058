import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { Checkup } from '../../src/model/doctor.ts';
import type { NoiseReport } from '../../src/model/noise.ts';
import { type Finished, ROOT, type RunningProgram, start, temporaryFolder } from '../helpers/command-line.ts';

/** The command line from source, with a tiny suite of waits: no quiet machine is needed. */
const folders: ReturnType<typeof temporaryFolder>[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.dispose();
});

const SUITE = `version: 1
suite: shop
setup: echo once >> setups
scenarios:
  checkout:
    command: [sleep, "0.02"]
    samples: { warmup: 1, min: 10, max: 10 }
    thresholds:
      time.wall: { regression: 20% }
  search:
    command: [sh, -c, "sleep 0.01; exit 0"]
    samples: { warmup: 1, min: 10, max: 10 }
`;

function project(suite = SUITE): string {
  const folder = temporaryFolder();
  folders.push(folder);
  const root = join(folder.path, 'shop');
  mkdirSync(root);
  writeFileSync(join(root, 'stress.yml'), suite);
  return root;
}

const startDoctor = (cwd: string, ...args: readonly string[]): RunningProgram =>
  start(process.execPath, [join(ROOT, 'src/cli.ts'), 'doctor', ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1' },
  });
const doctor = (cwd: string, ...args: readonly string[]): Promise<Finished> =>
  startDoctor(cwd, ...args).finished;

const reportIn = (root: string, folder = '.stress/doctor'): NoiseReport =>
  JSON.parse(readFileSync(join(root, folder, 'noise.json'), 'utf8'));

test('doctor says what the machine can do, needs no suite and leaves nothing behind', async () => {
  const folder = temporaryFolder();
  folders.push(folder);
  const shown = await doctor(folder.path);
  expect(shown.code).toBe(0);
  expect(shown.stdout).toMatch(/^Machine\n {2}✓ System/);
  expect(shown.stdout).toMatch(/\d+ good, \d+ limited, \d+ missing/);
  const json = await doctor(folder.path, '--format', 'json');
  const checkup: Checkup = JSON.parse(json.stdout);
  expect(checkup.kind).toBe('stress-action/checkup');
  expect(checkup.capabilities.length).toBeGreaterThan(20);
});

test('doctor --aa takes all pairs of every scenario after one setup, and says what the suite sees', async () => {
  const root = project();
  const shown = await doctor(root, '--aa', '--pairs', '12');
  expect(shown.stderr).toContain('Results are in .stress/doctor');
  expect(shown.code).toBe(0);
  expect(readFileSync(join(root, 'setups'), 'utf8')).toBe('once\n');
  const report = reportIn(root);
  expect(report.scenarios.map(({ id, pairs, trouble }) => [id, pairs, trouble])).toEqual([
    ['checkout', 12, null],
    ['search', 12, null],
  ]);
  const wall = report.scenarios[0]?.metrics.find(({ metric }) => metric.id === 'time.wall');
  expect(wall?.level).toBeGreaterThanOrEqual(20e6);
  expect(wall?.pairNoise).toBeGreaterThan(0);
  expect(wall?.matters).toBeGreaterThanOrEqual(0.1);
  expect(report.falseAlarms?.pushes).toBe(1_000);
  expect(shown.stdout).toContain('shop against itself');
  expect(shown.stdout).toMatch(
    /checkout: changes of [\d.]+ % and more \(time\.wall, \d+ pairs, \d+ s\)|checkout: nothing yet/,
  );
  const events = readFileSync(join(root, '.stress/doctor/events.ndjson'), 'utf8');
  expect(events.trimEnd().split('\n').at(-1)).toContain('run-finished');
});

test('doctor --aa runs what was chosen, in another folder, and prints the report as JSON', async () => {
  const root = project();
  const shown = await doctor(
    join(root, '..'),
    'shop',
    '--aa',
    '--pairs',
    '10',
    '--scenario',
    'search',
    '--out',
    'kept',
    '--format',
    'json',
  );
  expect(shown.code).toBe(0);
  expect(JSON.parse(shown.stdout)).toEqual(reportIn(root, 'kept'));
  expect(reportIn(root, 'kept').scenarios.map(({ id }) => id)).toEqual(['search']);
});

test('a budget that is too short leaves fewer pairs, and says so', async () => {
  const shown = await doctor(project(), '--aa', '--pairs', '2000', '--budget', '5s');
  expect(shown.code).toBe(0);
  expect(shown.stdout).toMatch(/checkout has only \d+ pairs: the budget was used up/);
});

test('an interruption keeps what was measured', async () => {
  const root = project();
  const running = startDoctor(root, '--aa', '--pairs', '2000');
  await running.printed('in pairs');
  running.kill('SIGINT');
  const shown = await running.finished;
  expect(shown.code).toBe(130);
  expect(reportIn(root).interruption).toEqual({ signal: 'SIGINT' });
  expect(shown.stdout).toContain('interrupted by SIGINT');
});

test.each([
  ['a suite in which nothing starts', ['--aa', '--pairs', '10'], 3, 'nothing was measured'],
  ['pairs without --aa', ['--pairs', '40'], 2, 'Cannot use --pairs without --aa'],
  ['fewer pairs than a look', ['--aa', '--pairs', '9'], 2, 'allowed are whole numbers from 10 on'],
  ['a scenario that is not there', ['--aa', '--scenario', 'nope'], 2, 'Cannot select scenario nope'],
  ['a format that is not there', ['--format', 'html'], 2, 'Allowed choices are terminal, json'],
])('%s', async (_, args, code, said) => {
  const root = project(
    SUITE.replace('[sleep, "0.02"]', '[does-not-exist]').replace('sleep 0.01; exit 0', 'exit 7'),
  );
  const shown = await doctor(root, ...args);
  expect(`${shown.stdout}${shown.stderr}`).toContain(said);
  expect(shown.code).toBe(code);
});
