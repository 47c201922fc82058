import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { requestOf } from '../../src/flags.ts';
import { prepare } from '../../src/pipeline.ts';

const root = mkdtempSync(join(tmpdir(), 'stress-needed-'));
let folder = root;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'suite-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function prepared(more: string, serviceCwd = '.'): Promise<void> {
  writeFileSync(
    join(folder, 'stress.yml'),
    `version: 1
${more}
services: { api: { command: ./api, cwd: ${serviceCwd} } }
scenarios:
  orders:
    cwd: shop
    http: [{ name: create, url: "\${api.url}/", method: POST, body: "@order.json" }]
    load: { users: 1, duration: 1s }
`,
  );
  const request = await requestOf({
    ...{ config: 'stress.yml', scenario: [], category: [], priority: [], tag: [], out: '.stress' },
    ...{ reportLevel: 'standard', format: 'terminal' },
  });
  await prepare(request, { workingDirectory: folder, fallbackSuite: 'shop' });
}

test('a body that is no file and a folder of a service that is none are told before anything runs, both at once', async () => {
  mkdirSync(join(folder, 'shop/order.json'), { recursive: true });
  const error = await prepared('', 'gone').catch((thrown: Error) => thrown);
  expect(error).toMatchObject({
    exitCode: 2,
    message: `Cannot run the suite: The folder of the service api: gone does not exist; \`cwd\` is relative to the working directory
The body of the request "create" of orders: order.json is a folder; files of bodies are relative to the folder of the scenario (\`cwd\`)`,
  });
});

test('what is there is nothing to tell', async () => {
  mkdirSync(join(folder, 'shop'));
  writeFileSync(join(folder, 'shop/order.json'), '{}');
  await expect(prepared('')).resolves.toBeUndefined();
});

test('a setup may make what is not there yet', async () => {
  await expect(prepared('setup: make', 'build')).resolves.toBeUndefined();
});
