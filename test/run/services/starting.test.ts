import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Readiness, ServicePlan } from '../../../src/model/service.ts';
import { freePort } from '../../../src/run/services/free-port.ts';
import { runPlan, samples } from '../suite.ts';
import { ask, beside, http, planWith, SERVICES, service } from './suites.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Takes a port of the loopback address until the test is over. */
async function occupy(): Promise<number> {
  const server = createServer(socket => socket.end());
  servers.push(server);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

const PYTHON = service('files', {
  command: 'python3 -m http.server --bind "$HOST" "$PORT"',
  cwd: '.',
});
const TCP = service('tcp', { command: ['python3', join(SERVICES, 'tcp.py')] });
const OWN = service('own', {
  command: [process.execPath, join(SERVICES, 'own-port.mjs')],
  ready: { kind: 'log', pattern: '^listening on port (?<port>[0-9]+)$' },
});

/** A connection to a port, by bash. */
const connect = (name: string): string =>
  `exec 3<>"/dev/tcp/$STRESS_SERVICE_${name}_HOST/$STRESS_SERVICE_${name}_PORT"; head -1 <&3`;

describe('a service is ready', () => {
  const cases: readonly (readonly [string, ServicePlan, string | readonly string[]])[] = [
    ['when a path of it answers with a success', http(), ask(`\${api.url}/health`)],
    ['when a whole address does', http({ ready: { kind: 'http', target: '/who' } }), ask(`\${api.url}/who`)],
    ['when its port accepts connections (Python, HTTP)', PYTHON, 'test -n "$STRESS_SERVICE_FILES_URL"'],
    ['when its port accepts connections (Python, TCP)', TCP, connect('TCP')],
    ['when a line of its output says so, with the port that it chose', OWN, connect('OWN')],
    [
      'when a command succeeds, which has the variables of the service',
      http({
        ready: { kind: 'command', command: '[ "$STRESS_SERVICE" = api ] && exec 3<>"/dev/tcp/$HOST/$PORT"' },
      }),
      ask(`\${api.url}/health`),
    ],
    [
      'when a command without a shell succeeds, in which references are replaced',
      http({ ready: { kind: 'command', command: ask(`\${api.url}/health`) } }),
      ask(`http://\${api.host}:\${api.port}/health`),
    ],
  ];

  test.each(cases)('%s', async (_, plan, command) => {
    const { of, events } = await runPlan(planWith([plan], [beside('it', [plan.name], command)]));
    expect(of('it').failures).toEqual([]);
    expect(of('it').outcomes).toEqual({ ok: 1 });
    expect(of('it').services).toMatchObject([{ service: plan.name, endings: { stopped: 1 } }]);
    expect(events.map(({ type }) => type)).toEqual([
      'run-started',
      'scenario-started',
      'service-ready',
      'invocation-finished',
      'scenario-finished',
      'service-ended',
      'run-finished',
    ]);
  });

  test('only after it has been asked often enough, where it starts slowly', async () => {
    const slow = http({ env: { SLOW_MS: '400' } });
    const { of } = await runPlan(planWith([slow], [beside('it', ['api'], ask(`\${api.url}/health`))]));
    expect(of('it').outcomes).toEqual({ ok: 1 });
    expect(of('it').services?.[0]?.readyMs[0]).toBeGreaterThanOrEqual(400);
  });

  test('after those that it needs, whose addresses it has, and is stopped before them', async () => {
    const db = { ...TCP, name: 'db' };
    const api = http({ needs: ['db'], env: { DATABASE: `tcp://\${db.host}:\${db.port}` } });
    const command = `curl -s "$STRESS_SERVICE_API_URL/environment" | grep -q "tcp://127.0.0.1:$STRESS_SERVICE_DB_PORT"`;
    const { of, events } = await runPlan(planWith([db, api], [beside('it', ['db', 'api'], command)]));
    expect(of('it').failures).toEqual([]);
    const order = events.flatMap(event => ('service' in event ? [`${event.type} ${event.service}`] : []));
    expect(order).toEqual(['service-ready db', 'service-ready api', 'service-ended api', 'service-ended db']);
  });
});

describe('a service is given', () => {
  test('a port, an address, a seed and a folder for temporary files, and none of what is withheld', async () => {
    const { of, file } = await runPlan(
      planWith([http()], [beside('it', ['api'], ask(`\${api.url}/environment`), { samples: samples(1) })]),
      { environment: { ...process.env, GITHUB_TOKEN: 'secret-1', INPUT_TOKEN: 'secret-2', TMPDIR: '/' } },
    );
    expect(of('it').outcomes).toEqual({ ok: 1 });
    const log = file('logs/it.log');
    const environment = JSON.parse(log.slice(log.indexOf('{')));
    expect(environment).toMatchObject({ HOST: '127.0.0.1', STRESS_SERVICE: 'api' });
    expect(environment.PORT).toMatch(/^\d+$/);
    expect(environment.STRESS_SERVICE_API_URL).toBe(`http://127.0.0.1:${environment.PORT}`);
    expect(environment.STRESS_SEED).toMatch(/^\d+$/);
    expect(environment.TMPDIR).toMatch(/stress-.*\/t\d+$/);
    expect(log).not.toContain('secret');
  });

  test('another port when somebody has taken its own', async () => {
    const taken = await occupy();
    const offered = [taken, taken, await freePort()];
    const { startService } = await import('../../../src/run/services/start-service.ts');
    const { surroundings, log, tree } = await import('./surroundings.ts').then(made => made.open());
    const started = await startService(
      { service: http(), tree, addresses: new Map(), seed: 1, log },
      { ...surroundings, ports: async () => offered.shift() ?? 0 },
    );
    expect(started.kind).toBe('ready');
    if (started.kind !== 'ready') return;
    expect(started.instance.address.port).not.toBe(taken);
    expect(offered).toEqual([]);
    await started.instance.stop(5_000, new AbortController().signal);
  });
});

/** The reason why nothing could be measured, and what it is shown by. */
async function refusal(plan: ServicePlan): Promise<{ reason: string; excerpt: string; log: string }> {
  const { of } = await runPlan(
    planWith([plan], [beside('it', [plan.name], 'true', { samples: samples(5) })]),
  );
  const { outcomes, ending, failures, services } = of('it');
  expect(outcomes).toEqual({ unstartable: 1 });
  expect(services).toMatchObject([{ readyMs: [], endings: { 'not-ready': 1 } }]);
  const reason = ending?.kind === 'failing' ? ending.reason : '';
  expect(failures[0]?.outcome).toEqual({ kind: 'unstartable', reason });
  return { reason, excerpt: failures[0]?.excerpt ?? '', log: failures[0]?.log ?? '' };
}

describe('a service that does not become ready is told with its last words', () => {
  const never = (ready: Readiness, changes: Partial<ServicePlan> = {}) =>
    http({ ready, readyTimeoutMs: 2_000, ...changes });
  const cases: readonly (readonly [string, ServicePlan, RegExp])[] = [
    [
      'never ready',
      never({ kind: 'http', target: '/nowhere' }),
      /was not ready within 2 s: http:.*\/nowhere answers with status 404$/,
    ],
    [
      'no such line',
      never({ kind: 'log', pattern: 'ready to serve' }),
      /was not ready within 2 s: no line of its output matches ready to serve$/,
    ],
    [
      'listens elsewhere',
      never({ kind: 'port' }, { command: ['sleep', '3141'] }),
      /was not ready within 2 s: 127.0.0.1:\d+ refuses connections$/,
    ],
    [
      'listens on ::1 alone',
      never({ kind: 'port' }, { command: 'HOST=::1 exec node http.mjs', cwd: '../services' }),
      /it listens on \[::1\]:\d+ and not on 127.0.0.1, which is its HOST$/,
    ],
    [
      'a command that fails',
      never({ kind: 'command', command: 'echo not yet; false' }),
      /was not ready within 2 s: its readiness command exited with code 1 \(not yet\)$/,
    ],
    [
      'a command that hangs',
      never({ kind: 'command', command: 'sleep 3141' }),
      /was not ready within 2 s: its readiness command had not ended$/,
    ],
    [
      'dies at once',
      http({ command: 'echo no database >&2; exit 7' }),
      /^its service api exited with code 7 before it was ready$/,
    ],
    [
      'ends with success',
      http({ command: 'true' }),
      /^its service api exited with code 0 before it was ready$/,
    ],
    [
      'is not there',
      http({ command: ['no-such-server'] }),
      /^its service api could not be started: the command was not found/,
    ],
    [
      'a folder that is not there',
      http({ cwd: 'nowhere' }),
      /^its service api could not be started: its working directory .*nowhere does not exist$/,
    ],
  ];

  test.each(cases)('%s', async (_, plan, expected) => {
    const { reason, log } = await refusal(plan);
    expect(reason).toMatch(expected);
    expect(log).toBe('logs/services/it/api.log');
  });

  test('and what it had printed stands beside it', async () => {
    const { excerpt } = await refusal(http({ command: 'echo no database >&2; exit 7' }));
    expect(excerpt).toBe('no database');
  });

  test('also when something else answers in its place, which would have been measured', async () => {
    const port = await occupy();
    const { reason } = await refusal(http({ ready: { kind: 'tcp', target: String(port) } }));
    expect(reason).toContain(
      `its service api was not started, as something answers at 127.0.0.1:${port} already;`,
    );
    const address = `http://127.0.0.1:${port}/health`;
    expect((await refusal(http({ ready: { kind: 'http', target: address } }))).reason).toContain(
      'was not started, as something answers',
    );
  });
});
