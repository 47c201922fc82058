import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { configJsonSchema } from '../../src/config/json-schema.ts';
import { configOf, messagesOf, problemsOf } from './suite-text.ts';

/** A suite with the services `lines` and a scenario whose keys are `scenario`. */
const suite = (lines: readonly string[], ...scenario: readonly string[]): string =>
  [
    'version: 1',
    'services:',
    ...lines.map(line => `  ${line}`),
    'scenarios:',
    '  orders:',
    ...scenario.map(line => `    ${line}`),
    '',
  ].join('\n');

const API = 'api: { command: node server.js }';
const DB = 'db: { command: postgres }';

describe('a service that seems to be idle is not accused', () => {
  test.each([
    ['where a reference names none', `http: { url: "\${apii.url}/orders" }`, /did you mean `api`/],
    ['where a name is mistyped', 'command: x\n    needs: [apii]', /did you mean `api`/],
    ['where there are no requests', 'http: []', /./],
    ['where an address is none', 'http: { url: "api/orders" }', /is no address/],
  ])('%s, which is the mistake', (_, scenario, message) => {
    const load = scenario.startsWith('http') ? 'load: { users: 1, duration: 1s }' : 'priority: P1';
    expect(messagesOf(suite([API], scenario, load))).toEqual([expect.stringMatching(message)]);
  });
});

describe('services are read', () => {
  test('with what they leave out filled in', () => {
    const { services } = configOf(suite([API], 'command: ./load', 'needs: [api]'));
    expect(services).toEqual([
      {
        name: 'api',
        command: 'node server.js',
        cwd: '.',
        env: {},
        needs: [],
        ready: { kind: 'port' },
        readyTimeoutMs: 30_000,
        stopTimeoutMs: 10_000,
        scope: 'scenario',
      },
    ]);
  });

  test.each([
    ['{ http: /health }', { kind: 'http', target: '/health' }],
    ['{ http: "https://localhost:8443/up" }', { kind: 'http', target: 'https://localhost:8443/up' }],
    ['{ tcp: 5432 }', { kind: 'tcp', target: '5432' }],
    ['{ tcp: "localhost:5432" }', { kind: 'tcp', target: 'localhost:5432' }],
    ['{ log: listening on }', { kind: 'log', pattern: 'listening on' }],
    ['{ command: pg_isready }', { kind: 'command', command: 'pg_isready' }],
    ['{ timeout: 1m }', { kind: 'port' }],
  ])('ready: %s', (written, ready) => {
    const { services } = configOf(
      suite([`api: { command: x, ready: ${written} }`], 'command: ./load', 'needs: [api]'),
    );
    expect(services?.[0]?.ready).toEqual(ready);
  });

  test('and belong to the scenarios that name them, refer to them or use their variables, in the order of their start', () => {
    const text = `version: 1
services:
  api: { command: [./api, "\${db.port}"], env: { CACHE: "\${cache.host}:\${cache.port}", SELF: "\${api.url}" } }
  db: { command: postgres -p "$PORT" }
  cache: { command: redis-server --port $PORT }
scenarios:
  named: { command: ./load, needs: [api] }
  argument: { command: [./load, "\${api.url}/orders"] }
  variable: { command: ./load, env: { TARGET: "\${db.url}" } }
  shell: { command: 'curl "$STRESS_SERVICE_CACHE_URL"' }
  none: { command: ./load }
`;
    const { scenarios } = configOf(text);
    expect(scenarios.map(({ name, services }) => [name, services])).toEqual([
      ['named', ['db', 'cache', 'api']],
      ['argument', ['db', 'cache', 'api']],
      ['variable', ['db']],
      ['shell', ['cache']],
      ['none', undefined],
    ]);
  });

  test('and a variable of the suite that refers to one makes every scenario need it that is run', () => {
    const text = `version: 1
env: { API: "\${api.url}" }
services: { api: { command: x } }
scenarios: { a: { command: ./load }, b: { results: [{ from: out.json }] } }
`;
    const { scenarios } = configOf(text);
    expect(scenarios.map(({ services }) => services)).toEqual([['api'], undefined]);
  });

  test.each([
    ['what other languages write in the same way', 'node -e', 'console.log(`\u0024{process.pid}`)'],
    ['a reference that is marked as text', './load', '$\u0024{api.url}'],
  ])('%s refers to nothing', (_, program, text) => {
    const { scenarios } = configOf(`version: 1\nscenarios: { a: { command: ["${program}", '${text}'] } }\n`);
    expect(scenarios[0]?.services).toBeUndefined();
  });

  test('and editors accept what the program accepts', () => {
    const accepts = new Ajv2020({ allowUnionTypes: true }).compile(configJsonSchema());
    const text = suite(
      [
        `api: { command: x, ready: { log: 'port (?<port>\\d+)', timeout: 5s }, scope: suite, stopTimeout: 1s, needs: [db] }`,
        'db: { command: y, scope: suite, ready: { tcp: 5432 } }',
      ],
      'command: ./load',
      'needs: [api]',
    );
    configOf(text);
    expect(accepts(parse(text)), JSON.stringify(accepts.errors)).toBe(true);
  });
});

describe('what cannot be is said with its place and a way out', () => {
  const cases: readonly (readonly [string, string, string, RegExp])[] = [
    [
      'an unknown service in needs',
      suite([API], 'command: x', 'needs: [apo]'),
      'scenarios.orders.needs.0',
      /^`apo` is no service of this suite \(did you mean `api`\?\); it has api$/,
    ],
    [
      'needs without services',
      'version: 1\nscenarios: { a: { command: x, needs: [api] } }\n',
      'scenarios.a.needs.0',
      /^`api` is no service: the suite declares none; add it under `services` at the top$/,
    ],
    [
      'a reference to an unknown one',
      suite([API], `command: [x, "\${apj.url}", "\${api.url}"]`),
      'scenarios.orders.command.1',
      /^`apj` in `\$\{apj\.url\}` is no service of this suite \(did you mean `api`\?\); it has api; for the text itself write `\$\$\{apj\.url\}`$/,
    ],
    [
      'a reference to what no service has',
      suite([API], `command: [x, "\${api.pport}"]`),
      'scenarios.orders.command.1',
      /^`\$\{api\.pport\}` asks for `pport` \(did you mean `port`\?\); a service has url, port, host$/,
    ],
    [
      'a reference in a shell command',
      suite([API], `command: curl \${api.url}/orders`, 'needs: [api]'),
      'scenarios.orders.command',
      /stands in a shell command, in which nothing is replaced; write "\$STRESS_SERVICE_API_URL", or make the command a list$/,
    ],
    [
      'a reference in the environment',
      suite([API], 'command: x', `env: { A: "\${api.url}", B: "\${bpi.port}" }`),
      'scenarios.orders.env.B',
      /^`bpi` in `\$\{bpi\.port\}` is no service/,
    ],
    [
      'a variable of an unknown one',
      suite([API], 'command: curl $STRESS_SERVICE_APO_URL $STRESS_SERVICE_API_URL'),
      'scenarios.orders.command',
      /^`apo` of `STRESS_SERVICE_APO_…` is no service of this suite \(did you mean `api`\?\)/,
    ],
    [
      'a circle',
      suite(
        ['a: { command: x, needs: [b] }', `b: { command: [x, "\${a.url}"] }`],
        'command: x',
        'needs: [a]',
      ),
      'services.a',
      /^`a` needs `b` needs `a`: none of them can be started first; remove one of these needs$/,
    ],
    [
      'one that needs itself',
      suite(['a: { command: x, needs: [a] }'], 'command: x', 'needs: [a]'),
      'services.a',
      /^`a` needs itself/,
    ],
    [
      'one that nothing needs',
      suite([API, DB], 'command: x', 'needs: [api]'),
      'services.db',
      /^No scenario needs `db`; name it in the `needs` of one, refer to it \(`\$\{db\.url\}`\), or remove it$/,
    ],
    [
      'two readiness checks',
      suite(['api: { command: x, ready: { http: /up, tcp: 1 } }'], 'command: x', 'needs: [api]'),
      'services.api.ready.tcp',
      /^`http` and `tcp` both say when it is ready; keep one$/,
    ],
    [
      'a pattern that is none',
      suite(['api: { command: x, ready: { log: "(" } }'], 'command: x', 'needs: [api]'),
      'services.api.ready.log',
      /it is no regular expression/,
    ],
    [
      'a port that is none',
      suite(['api: { command: x, ready: { tcp: 70000 } }'], 'command: x', 'needs: [api]'),
      'services.api.ready.tcp',
      /write a port from 1 to 65,535/,
    ],
    [
      'a path without a slash',
      suite(['api: { command: x, ready: { http: health } }'], 'command: x', 'needs: [api]'),
      'services.api.ready.http',
      /`health` is no path and no address; write \/health/,
    ],
    [
      'a port of the user’s',
      suite(['api: { command: x, env: { PORT: 80 } }'], 'command: x', 'needs: [api]'),
      'services.api.env.PORT',
      /^`PORT` is set for every instance of a service; remove it/,
    ],
    [
      'a name that is none',
      suite(['"my api": { command: x }'], 'command: x', 'needs: [api]'),
      'services.my api',
      /cannot name a service: use letters of a to z/,
    ],
    [
      'two names of one variable',
      suite(['my-api: { command: x }', 'my_api: { command: x }'], 'command: x', 'needs: [my-api, my_api]'),
      'services.my_api',
      /would have the same variable, STRESS_SERVICE_MY_API_URL; rename one$/,
    ],
    [
      'a need that ends too early',
      suite(['api: { command: x, needs: [db], scope: suite }', DB], 'command: x', 'needs: [api]'),
      'services.api',
      /^`api` lives for one suite and needs `db`, which lives for one scenario and would end before it; give `db` the scope suite$/,
    ],
    [
      'a count of instructions beside services',
      suite([API], 'command: x', 'needs: [api]', 'measure: instructions'),
      'scenarios.orders.measure',
      /^`instructions` would count those of the command and none of its services/,
    ],
    [
      'copies of a test at once',
      suite([API], 'command: x', 'needs: [api]', 'repeat: { runs: 10 }'),
      'scenarios.orders.repeat',
      /`repeat` makes copies of a test at once, and no service is started for them/,
    ],
    [
      'a soak beside one that lives on',
      suite(['api: { command: x, scope: suite }'], 'command: x', 'needs: [api]', 'leaks: true'),
      'scenarios.orders',
      /^Growth is judged over fresh processes, and `api` has the scope suite/,
    ],
    [
      'needs beside results',
      suite([API], 'results: [{ from: x.json }]', 'needs: [api]'),
      'scenarios.orders.needs',
      /`needs` says how a command is run, and `results` runs nothing/,
    ],
    [
      'a number that YAML changes',
      suite(['api: { command: x, env: { V: 1.20 } }'], 'command: x', 'needs: [api]'),
      'services.api.env.V',
      /YAML reads `1.20` as the number 1.2/,
    ],
  ];

  test.each(cases)('%s', (_, text, path, message) => {
    const found = problemsOf(text).filter(problem => problem.path === path);
    expect(messagesOf(text).join('\n')).toMatch(new RegExp(message.source.replace(/^\^|\$$/g, '')));
    expect(found.map(problem => problem.message).join('\n')).toMatch(message);
    expect(found[0]?.line).toBeGreaterThan(1);
  });

  test('a suite with more services than anybody starts, whose needs would take for ever to follow', () => {
    const lines = Array.from(
      { length: 2_000 },
      (_, n) => `s${n}: { command: x, needs: [s${n + 1}, s${n + 2}] }`,
    );
    expect(messagesOf(suite(lines, 'command: x'))).toContain(
      'There are 2000 services; at most 100 are started for a suite',
    );
    const braid = Array.from(
      { length: 98 },
      (_, n) => `s${n}: { command: x, needs: [s${n + 1}, s${n + 2}] }`,
    );
    expect(
      messagesOf(
        suite([...braid, 's98: { command: x }', 's99: { command: x }'], 'command: x', 'needs: [s0]'),
      ),
    ).toEqual([]);
  });
});
