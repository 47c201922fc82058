import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { ScenarioResult } from '../../src/model/result.ts';
import type { View } from '../../src/model/view.ts';
import { cli, ROOT, startCli, temporaryFolder } from '../helpers/command-line.ts';
import { createRunner } from '../helpers/runner.ts';
import { git } from '../run/repository.ts';
import { processesWith } from '../run/services/suites.ts';

/** The built program with real services: the examples of the page, the ways in which they fail, and the ways in which they end. */

const folders: ReturnType<typeof temporaryFolder>[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.dispose();
});

/** A folder with these files beside the programs of the tests. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  folders.push(folder);
  cpSync(join(ROOT, 'test/fixtures/services'), folder.path, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder.path, name), text);
  return folder.path;
}

const viewIn = (folder: string): View =>
  JSON.parse(readFileSync(join(folder, '.stress/results.json'), 'utf8'));

function sideIn(view: View, arm: ScenarioResult['arm']): ScenarioResult {
  const found = [...view.rounds, view.result]
    .flatMap(({ scenarios }) => scenarios)
    .find(side => side.arm === arm);
  if (found === undefined) throw new Error(`nothing of the ${arm}`);
  return found;
}

describe('the examples', () => {
  test.each(['stress.yml', 'fresh.yml', 'own-port.yml'])(
    '%s runs, and every service is ready and stopped',
    async file => {
      const folder = temporaryFolder();
      folders.push(folder);
      cpSync(join(ROOT, 'examples/services'), folder.path, { recursive: true });
      const { code, stdout } = await cli(['run', '--config', file, '--samples', '2'], folder.path);
      expect(stdout).toContain('Services');
      expect(code).toBe(0);
      const { outcomes, services = [] } = sideIn(viewIn(folder.path), 'head');
      expect(outcomes).toEqual({ ok: 2 });
      expect(services.map(({ endings }) => Object.keys(endings))).toEqual(services.map(() => ['stopped']));
      if (file === 'fresh.yml') {
        const log = readFileSync(join(folder.path, '.stress/logs/first-words.log'), 'utf8');
        expect(log.match(/^word number .+$/gm)).toEqual(Array(3).fill('word number 1'));
      }
    },
  );

  test('and a dry run says what would be started', async () => {
    const { code, stdout } = await cli(['run', '--dry-run'], join(ROOT, 'examples/services'));
    const plan = JSON.parse(stdout);
    expect(plan.services.map(({ name }: { name: string }) => name)).toEqual(['store', 'api']);
    expect(plan.scenarios[0].services).toEqual(['store', 'api']);
    expect(code).toBe(0);
  });
});

const suite = (service: string, command: string): string => `version: 1
suite: shop
services:
  api: ${service}
scenarios:
  orders:
    command: ${command}
    needs: [api]
    samples: { warmup: 0, min: 2, max: 2 }
`;

describe('a service that fails is a verdict', () => {
  test('when it never becomes ready: nothing could be measured, with its last words', async () => {
    const folder = folderWith({
      'stress.yml': suite(
        '{ command: "echo waiting for the database; exec sleep 3143", ready: { timeout: 300ms } }',
        './load',
      ),
    });
    const { code, stdout } = await cli(['run'], folder);
    expect(stdout).toMatch(/^FAIL/m);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'every invocation could not be started: its service api was not ready within 0.3 s: 127.0.0.1:',
    );
    expect(stdout).toContain('waiting for the database');
    expect(code).toBe(3);
    expect(processesWith('sleep 3143')).toEqual([]);
  });

  test('when it dies under load: the gate fails, though the command says that all is well', async () => {
    const folder = folderWith({
      'stress.yml': suite(
        '{ command: node http.mjs, ready: { http: /health } }',
        `[node, ask.mjs, --whatever, "\${api.url}/crash"]`,
      ),
    });
    const { code, stdout } = await cli(['run'], folder);
    expect(stdout.replace(/\s+/g, ' ')).toContain('its service api exited with code 3 while it ran');
    expect(stdout).toContain('panic: the index is empty');
    expect(code).toBe(1);
  });
});

describe('base and head of a repository by turns', () => {
  test('are asked each for their own code, from trees of their own', async () => {
    const folder = folderWith({
      'stress.yml': suite(
        '{ command: node http.mjs, ready: { http: /health } }',
        '\'echo "api.version=$(curl -s "$STRESS_SERVICE_API_URL/version")" >> "$STRESS_METRICS"\'',
      ),
    });
    const project = join(folder, 'project');
    mkdirSync(project);
    const version = (n: number): void => {
      const source = readFileSync(join(folder, 'http.mjs'), 'utf8');
      writeFileSync(
        join(project, 'http.mjs'),
        source.replace("'/who'", `'/version': () => [200, '${n}'],\n  '/who'`),
      );
      cpSync(join(folder, 'stress.yml'), join(project, 'stress.yml'));
      writeFileSync(join(project, '.gitignore'), '.stress/\n');
      git(project, 'add', '.');
      git(project, 'commit', '-q', '-m', `version ${n}`);
    };
    git(project, 'init', '-q', '-b', 'main');
    version(1);
    version(2);
    await cli(['run', '--against', 'HEAD~1', '--budget', '40s'], project);
    const view = viewIn(project);
    for (const [arm, expected] of [
      ['base', 1],
      ['head', 2],
    ] as const) {
      const side = sideIn(view, arm);
      const values = side.metrics.find(({ metric }) => metric.id === 'api.version')?.samples ?? [];
      expect(values.length).toBeGreaterThan(1);
      expect(new Set(values)).toEqual(new Set([expected]));
      expect(side.services?.[0]?.endings).toEqual({ stopped: 1 });
    }
  });
});

describe('nothing is left of a service', () => {
  const DEAF = suite('{ command: [bash, deaf.sh, WORD], stopTimeout: 1m }', 'sleep 3144');

  /** Resolves when no process has `text` in its command line; a test that waits for ever is a failed one. */
  async function gone(text: string): Promise<void> {
    while (processesWith(text).length > 0) await sleep(20);
  }

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'after %s, within two seconds, though it ignores signals',
    async signal => {
      const word = `deaf-${signal}`;
      const folder = folderWith({ 'stress.yml': DEAF.replace('WORD', word) });
      const program = startCli(['run'], folder);
      while (processesWith('sleep 3144').length === 0) await sleep(20);
      const interruptedAt = performance.now();
      program.kill(signal);
      const { code } = await program.finished;
      // The two seconds are a promise to the user, not a measurement of this machine.
      expect(performance.now() - interruptedAt).toBeLessThan(2000);
      expect(code).toBe(130);
      expect([...processesWith(word), ...processesWith('sleep 4711')]).toEqual([]);
    },
  );

  test('after the program itself was killed', async () => {
    const folder = folderWith({ 'stress.yml': DEAF.replace('WORD', 'deaf-killed') });
    const program = startCli(['run'], folder);
    while (processesWith('sleep 3144').length === 0) await sleep(20);
    program.kill('SIGKILL');
    await program.finished;
    await gone('deaf-killed');
    await gone('sleep 4711');
  });
});

test('the action starts services too, and tells them nothing of the job', async () => {
  const runner = createRunner();
  try {
    cpSync(join(ROOT, 'test/fixtures/services'), runner.workspace, { recursive: true });
    writeFileSync(
      join(runner.workspace, 'stress.yml'),
      suite(
        '{ command: node http.mjs, ready: { http: /health } }',
        `[node, ask.mjs, "\${api.url}/environment"]`,
      ),
    );
    const { exitCode, outputs, summary } = await runner.run({
      entry: join(ROOT, 'dist/main.js'),
      event: 'push',
      ref: 'refs/heads/main',
      payload: {},
      inputs: { 'github-token': 'ghs_secret', against: 'none', comment: 'never' },
    });
    expect(summary).toContain('`api` beside `orders`: ready in');
    expect(outputs).toMatchObject({ 'exit-code': '0' });
    expect(exitCode).toBe(0);
    const log = readFileSync(join(runner.workspace, '.stress/logs/orders.log'), 'utf8');
    expect(log).toContain('STRESS_SERVICE_API_URL');
    expect(log).not.toMatch(/ghs_secret|INPUT_|GITHUB_OUTPUT|GITHUB_ENV/);
  } finally {
    runner.remove();
  }
});
