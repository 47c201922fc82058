import { once } from 'node:events';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { View } from '../../src/model/view.ts';
import { cli, ROOT, temporaryFolder } from '../helpers/command-line.ts';

/** The built program sends requests to services that it starts: the examples of the page, and what they look like when something is wrong. */

const folders: ReturnType<typeof temporaryFolder>[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.dispose();
});

/** The example in a folder of its own, with `change` made to the file. */
function exampleWith(file: string, change: (text: string) => string = text => text): string {
  const folder = temporaryFolder();
  folders.push(folder);
  cpSync(join(ROOT, 'examples/http'), folder.path, { recursive: true });
  const path = join(folder.path, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  return folder.path;
}

const viewIn = (folder: string): View =>
  JSON.parse(readFileSync(join(folder, '.stress/results.json'), 'utf8'));
const reportIn = (folder: string): string => readFileSync(join(folder, '.stress/report.md'), 'utf8');
/** A short closed load: an open one is void where the machine is too busy to send when requests are due. */
const quick = (text: string): string =>
  text.replace('{ rate: 200/s, duration: 10s }', '{ users: 4, duration: 1s }');
const brief = (text: string): string =>
  text.replace('{ rate: 50/s, duration: 10s }', '{ users: 2, duration: 1s }');

function metricsIn(folder: string): Readonly<Record<string, number>> {
  const metrics = viewIn(folder).result.scenarios[0]?.metrics ?? [];
  return Object.fromEntries(metrics.map(({ metric, samples }) => [metric.id, samples[0] ?? Number.NaN]));
}

describe('requests', () => {
  test('of the example are answered as expected, and each has its own values', async () => {
    const folder = exampleWith('stress.yml', quick);
    const { code, stdout } = await cli(['run', '--samples', '1'], folder);
    expect([code, stdout.includes('Services')]).toEqual([0, true]);
    const metrics = metricsIn(folder);
    expect(metrics['errors.rate@list']).toBe(0);
    expect(metrics['errors.rate@create']).toBe(0);
    expect(metrics['throughput@list']).toBeGreaterThan(metrics['throughput@create'] ?? 0);
    expect(viewIn(folder).result.scenarios[0]?.operations).toMatchObject({ failed: 0 });
  });

  test('of the first example hold its limits', async () => {
    const folder = exampleWith('first.yml', brief);
    const { code } = await cli(
      ['run', '--config', 'first.yml', '--samples', '6', '--against', 'none'],
      folder,
    );
    expect(code).toBe(0);
    const limits = viewIn(folder).verdict.checks.filter(({ rule }) => rule === 'max');
    expect(limits.map(({ status }) => status)).toEqual(['pass', 'pass']);
  });

  test('to a program that the suite has not started are taken in no pairs, and that is said', async () => {
    const server = createServer((_, response) => response.end('{"orders":[]}')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const folder = exampleWith('first.yml', text =>
      brief(text)
        .replace(/services:[\s\S]*?scenarios:/, 'scenarios:')
        .replace(/"\S*\/orders"/, `"http://127.0.0.1:${port}/orders"`),
    );
    const { stdout } = await cli(
      ['run', '--config', 'first.yml', '--samples', '6', '--against', exampleWith('first.yml')],
      folder,
    );
    server.close();
    expect(viewIn(folder).rounds).toEqual([]);
    expect(stdout.replace(/\s+/g, ' ')).toContain('the same one for base and head');
  });

  test('that fail are told with their count and an example', async () => {
    const folder = exampleWith('stress.yml', text =>
      quick(text).replace('$.status": taken', '$.status": shipped').replace('errors.rate: { max: 1% }', ''),
    );
    const { code } = await cli(['run', '--samples', '1'], folder);
    expect(code).toBe(1);
    expect(reportIn(folder)).toMatch(
      /\d+ × create: \$\.status is "taken", not "shipped" \(201 Created: \{"item":"lamp","status":"taken"\}\)/,
    );
    expect(reportIn(folder)).toMatch(/[\d,]+ (of [\d,]+ )?requests were not answered as expected/);
    expect(readFileSync(join(folder, '.stress/logs/orders.log'), 'utf8')).toContain(
      'create: $.status is "taken"',
    );
  });

  test('whose body is missing are not begun, which is said with its place', async () => {
    const folder = exampleWith('stress.yml', quick);
    rmSync(join(folder, 'order.json'));
    const { code, stderr } = await cli(['run', '--samples', '1'], folder);
    expect(stderr).toContain('The body of the request "create" of orders: order.json does not exist');
    expect(code).toBe(2);
  });
});

describe('injected requests', () => {
  test('of the example come back clean, in the share that was asked for', async () => {
    const folder = exampleWith('injected.yml');
    const { code } = await cli(['run', '--config', 'injected.yml', '--samples', '1'], folder);
    expect(code).toBe(0);
    const metrics = metricsIn(folder);
    expect(metrics['injected.clean']).toBe(1);
    expect(metrics['injected.share']).toBeCloseTo(0.05, 1);
    expect(metrics['injected.slowdown']).toBeGreaterThan(0);
  });

  test('fail the scenario when they come back as another error, though a share of errors is allowed', async () => {
    const folder = exampleWith('injected.yml', text =>
      text
        .replace('duration: 8s', 'duration: 4s')
        .replace('errors.rate@list: { max: 0% }', 'errors.rate: { max: 50% }'),
    );
    const shop = join(folder, 'shop.mjs');
    writeFileSync(
      shop,
      readFileSync(shop, 'utf8').replace("400, { error: 'no JSON' }", "500, { error: 'oh' }"),
    );
    const { code } = await cli(['run', '--config', 'injected.yml', '--samples', '1'], folder);
    expect(code).toBe(1);
    expect(reportIn(folder)).toMatch(/`injected\.clean`.*\b0\s%\s\(min\s100\s%\)/);
  });
});
