import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { View } from '../../src/model/view.ts';
import { cli, temporaryFolder } from '../helpers/command-line.ts';

/** The built program and grids of factors, run over a real worker and a real server. */

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.dispose());

const write = (name: string, text: string): void => writeFileSync(join(folder.path, name), text);
const viewOf = (): View => JSON.parse(readFileSync(join(folder.path, 'out/results.json'), 'utf8'));
const run = () => cli(['run', '--against', 'none', '--out', 'out'], folder.path);

/** Of its operations every fourth fails where it writes. It ends at once where it was not told what the environment says. */
const WORKER = `
import { createInterface } from 'node:readline';
let parameters = {};
let count = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const { id, type, ...message } = JSON.parse(line);
  if (type === 'init') parameters = message.parameters ?? {};
  const { mix, payload } = parameters;
  if (mix !== process.env.STRESS_MIX || String(payload) !== process.env.STRESS_PAYLOAD) process.exit(3);
  const fails = type === 'op' && mix === 'write' && count++ % 4 === 0;
  const answer = fails ? { id, ok: false, error: 'disk full' } : { id, ok: true, protocol: 1, abilities: [] };
  process.stdout.write(JSON.stringify(answer) + '\\n');
  if (type === 'shutdown') process.exit(0);
}
`;

describe('a grid over a worker', () => {
  test('runs each cell once in the order of the plan, and finds the factor that matters', async () => {
    write('worker.mjs', WORKER);
    write(
      'stress.yml',
      `version: 1
suite: disk
scenarios:
  store:
    worker: { command: [node, worker.mjs] }
    samples: { warmup: 0, min: 5, max: 5 }
    load:
      iterations: 40
      factors: { mix: [read, write], payload: [64KB, 1KB], concurrency: [1, 2] }
    thresholds:
      errors.rate: { max: 10% }
`,
    );
    const { code, stdout } = await run();
    const { result, analysis, verdict } = viewOf();
    expect(result.scenarios.map(({ id }) => id)).toEqual(result.plan.scenarios.map(({ id }) => id));
    expect(result.scenarios).toHaveLength(8);
    const [grid] = analysis.grids ?? [];
    const errors = grid?.metrics.find(({ metric }) => metric.id === 'errors.rate');
    expect(errors).toMatchObject({
      kind: 'estimated',
      cells: 8,
      scale: 'difference',
      factors: [
        { factor: 'payload', share: expect.closeTo(0) as unknown },
        { factor: 'concurrency', share: expect.closeTo(0) as unknown },
        {
          factor: 'mix',
          share: expect.closeTo(1) as unknown,
          levels: [
            { level: 'read', mean: expect.closeTo(0) as unknown },
            { level: 'write', effect: { change: expect.closeTo(0.25) as unknown } },
          ],
        },
      ],
    });
    // The limit holds in each cell: those that write break it.
    const broken = verdict.checks.filter(({ rule, status }) => rule === 'max' && status === 'fail');
    expect(broken.map(({ scenario }) => scenario.includes('mix=write'))).toEqual([true, true, true, true]);
    expect(code).toBe(1);
    for (const text of [
      stdout,
      ...['report.md', 'report.html'].map(file => readFileSync(join(folder.path, 'out', file), 'utf8')),
    ])
      expect(text).toContain('Main effects of load factors');
    expect(stdout).toContain('mix=write');
    // Read again as a file that nobody trusts, the results say the same.
    const again = await cli(['report', 'out/results.json'], folder.path);
    expect(again.stdout).toContain('Main effects of load factors');
  });
});

/** Counts what it is sent, and how many are under way at once. */
async function counting(): Promise<{
  server: Server;
  port: number;
  sizes: Map<string, Set<number>>;
  most: () => number;
}> {
  const sizes = new Map<string, Set<number>>();
  let connections = 0;
  let most = 0;
  const server = createServer((request, response) => {
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    request.on('end', () => {
      const path = `${request.method} ${request.url}`;
      sizes.set(path, (sizes.get(path) ?? new Set<number>()).add(bytes));
      response.end('ok');
    });
  });
  server.on('connection', socket => {
    most = Math.max(most, ++connections);
    socket.on('close', () => connections--);
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  return { server, port: (server.address() as AddressInfo).port, sizes, most: () => most };
}

describe('a grid over requests', () => {
  test('sends the requests of its mix, bodies of its size, over its connections', async () => {
    const { server, port, sizes, most } = await counting();
    try {
      const place = `\${payload}`;
      write(
        'stress.yml',
        `version: 1
suite: api
scenarios:
  api:
    http:
      - { url: "http://127.0.0.1:${port}/list", mixes: [read] }
      - { url: "http://127.0.0.1:${port}/new", method: POST, body: '{"x":"${place}"}', mixes: [write] }
    samples: { warmup: 0, min: 2, max: 2 }
    load:
      iterations: 30
      factors: { payload: [0, 1KB, 20KB], connections: [1, 3], mix: [read, write] }
`,
      );
      const { stdout, stderr } = await run();
      expect(
        viewOf().result.scenarios.map(({ operations }) => operations),
        stdout + stderr,
      ).toEqual(Array.from({ length: 12 }, () => ({ ok: 60, failed: 0 })));
    } finally {
      server.closeAllConnections();
      server.close();
    }
    const around = '{"x":""}'.length;
    expect([...(sizes.get('GET /list') ?? [])]).toEqual([0]);
    expect([...(sizes.get('POST /new') ?? [])].sort((a, b) => a - b)).toEqual([
      around,
      around + 1024,
      around + 20 * 1024,
    ]);
    expect(most()).toBe(3);
  });
});
