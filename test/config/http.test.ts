import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';

const suite = (scenario: string): string => `version: 1
suite: shop
${scenario.includes('${') ? 'services: { api: { command: [node, api.mjs] } }' : ''}
scenarios:
  orders:
${scenario.replace(/^/gm, '    ')}
`;

function driverOf(scenario: string) {
  const parsed = parseConfig(suite(scenario), 'stress.yml');
  if (!('config' in parsed)) throw new Error(JSON.stringify(parsed));
  const [found] = parsed.config.scenarios;
  if (found?.driver.kind !== 'http') throw new Error('no requests');
  return { ...found, driver: found.driver };
}

const problemsOf = (scenario: string): readonly string[] => {
  const parsed = parseConfig(suite(scenario), 'stress.yml');
  return 'config' in parsed ? [] : parsed.problems.map(({ message }) => message);
};

const LOAD = 'load: { users: 2, duration: 1s }';

describe('a request in stress.yml', () => {
  test('alone has defaults, no name, and the service that its address refers to', () => {
    const { driver, services } = driverOf(`http: { url: "\${api.url}/orders" }\n${LOAD}`);
    expect(services).toEqual(['api']);
    expect(driver.requests).toEqual([
      {
        ...{ name: null, url: `\${api.url}/orders`, method: 'GET', headers: {}, body: null },
        ...{ version: '1.1', connections: 'reuse', timeoutMs: 30_000, weight: 1 },
        expect: { status: null, headers: {}, body: null, json: {} },
      },
    ]);
  });

  test('in a list is told by its name, or by method and path', () => {
    const { driver } = driverOf(
      `http: [{ url: "\${api.url}/a?b=1" }, { url: "http://127.0.0.1:1", method: POST }, { name: c, url: "\${api.url}/" }]\n${LOAD}`,
    );
    expect(driver.requests.map(({ name }) => name)).toEqual(['GET /a?b=1', 'POST /', 'c']);
  });

  test('speaks a version that is a number, as YAML reads it, or a text', () => {
    const versions = ['1.1', '2', '"1.1"', '"2"'].map(
      version =>
        driverOf(`http: { url: "http://localhost/", version: ${version} }\n${LOAD}`).driver.requests[0]
          ?.version,
    );
    expect(versions).toEqual(['1.1', '2', '1.1', '2']);
    expect(problemsOf(`http: { url: "http://localhost/", version: 3 }\n${LOAD}`)).toEqual([
      expect.stringContaining('it is the number 3, but 1.1 and 2 are spoken'),
    ]);
  });

  test('has a body from a file, or of a text that begins with an @', () => {
    const bodies = ['@a/b.json', '@@home', 'text'].map(
      body =>
        driverOf(`http: { url: "http://localhost/", body: "${body}" }\n${LOAD}`).driver.requests[0]?.body,
    );
    expect(bodies).toEqual([
      { kind: 'file', path: 'a/b.json' },
      { kind: 'text', text: '@home' },
      { kind: 'text', text: 'text' },
    ]);
  });

  test('may be limited by its own metrics', () => {
    const request = `http: [{ name: list, url: "http://localhost/" }]\n${LOAD}`;
    expect(problemsOf(`${request}\nthresholds: { latency.p95@list: { max: 1s } }`)).toEqual([]);
    expect(problemsOf(`${request}\nthresholds: { latency.p95@lust: { max: 1s } }`)).toEqual([
      '`latency.p95@lust` names no part of the scenario; did you mean `latency.p95@list`?',
    ]);
  });

  test('that is injected must come back clean, unless the user says how often', () => {
    const requests = `http: [{ url: "http://localhost/" }, { name: bad, url: "http://localhost/", inject: 5%, expect: { status: 400 } }]\n${LOAD}`;
    expect(driverOf(requests).thresholds['injected.clean']).toMatchObject({ min: 1 });
    const own = driverOf(`${requests}\nthresholds: { injected.clean: { min: 99% } }`);
    expect(own.thresholds['injected.clean']).toMatchObject({ min: 0.99 });
  });
});

describe('mistakes', () => {
  const one = (request: string): string => `http: { url: "http://localhost/", ${request} }\n${LOAD}`;
  test.each([
    [
      'an address of another kind',
      `http: { url: "ftp://a/" }\n${LOAD}`,
      /ftp: and only http: and https: are spoken/,
    ],
    ['no address at all', `http: { url: "orders" }\n${LOAD}`, /`orders` is no address/],
    [
      'a password in the address',
      `http: { url: "http://a:b@c/" }\n${LOAD}`,
      /write an `authorization` header/,
    ],
    [
      'an unknown service',
      `http: { url: "\${apo.url}/" }\n${LOAD}`,
      /`apo` in `\$\{apo\.url\}`.*did you mean/,
    ],
    [
      'a header that the program sets',
      one('headers: { Content-Length: "3" }'),
      /`Content-Length` is set for every request/,
    ],
    ['a header of two lines', one('headers: { a: "b\\nc: d" }'), /one line of Latin letters/],
    ['a name that is no header', one('headers: { "a b": c }'), /`a b` cannot name a header/],
    ['a JSON path without its beginning', one('expect: { json: { items: 1 } }'), /does not begin with `\$`/],
    [
      'a JSON path with a wildcard',
      one('expect: { json: { "$.items[*]": 1 } }'),
      /`\[\*\]` at character 8 is not understood/,
    ],
    ['no end of the load', 'http: { url: "http://localhost/" }', /say how many or for how long/],
    ['keys of processes', `${one('method: GET')}\nenv: { A: b }`, /`env` is about a process/],
    ['a time limit of processes', `${one('method: GET')}\ntimeout: 1s`, /write it under `http`/],
    [
      'two of one name',
      `http: [{ url: "http://a/" }, { url: "http://b/" }]\n${LOAD}`,
      /Two requests are named `GET \/`/,
    ],
    [
      'a name of the program',
      `http: [{ name: beside-injected, url: "http://a/" }]\n${LOAD}`,
      /names a part that the program makes/,
    ],
    [
      'nothing but bad input',
      `http: [{ name: a, url: "http://a/", inject: 5%, expect: { status: 400 } }]\n${LOAD}`,
      /there is no other/,
    ],
    [
      'bad input without its error',
      `http: [{ url: "http://a/" }, { name: b, url: "http://a/b", inject: 5% }]\n${LOAD}`,
      /say which, such as/,
    ],
    [
      'bad input for the most part',
      `http: [{ url: "http://a/" }, { name: b, url: "http://a/b", inject: 60%, expect: { status: 400 } }]\n${LOAD}`,
      /60 % of the requests would be bad input/,
    ],
  ])('%s', (_what, scenario, message) => {
    expect(problemsOf(scenario).join('\n')).toMatch(message);
  });
});

describe('a limit that requests of this load never have', () => {
  const limited = (limit: string, load: string, http = '{ url: "http://localhost/" }'): string =>
    `http: ${http}\nload: ${load}\nthresholds: { "${limit}": { max: 10% } }`;
  const USERS = '{ users: 2, duration: 1s }';
  const RATE = '{ rate: 50/s, duration: 1s }';
  const NAMED = '[{ name: list, url: "http://localhost/" }, { name: read, url: "http://localhost/a" }]';
  const INJECTED =
    '[{ name: list, url: "http://localhost/" }, { name: bad, url: "http://localhost/a", inject: 5%, expect: { status: 400 } }]';

  test.each([
    ['load.dropped', USERS, undefined, /users send theirs when they are free/],
    ['load.achieved', '{ users: 2, iterations: 100 }', undefined, /give the load a `rate`/],
    ['load.dropped@list', RATE, NAMED, /remove `@list`/],
    ['injected.share', RATE, undefined, /no request has `inject`/],
    ['injected.slowdown', '{ users: 2, iterations: 100 }', INJECTED, /give it a `duration` of 4s/],
    ['errors.rate@beside-injected', '{ users: 2, iterations: 100 }', INJECTED, /give it a `duration`/],
  ])('%s of %s', (limit, load, http, message) => {
    expect(problemsOf(limited(limit, load, http))).toEqual([expect.stringMatching(message)]);
  });

  test('service times of users, or of a single request', () => {
    const times = (load: string, limit: string, http: string) =>
      problemsOf(limited(limit, load, http).replace('10%', '10ms'));
    expect(times(USERS, 'service.p95', NAMED)).toEqual([expect.stringMatching(/limit `latency\.p95`/)]);
    expect(times(RATE, 'service.p95@list', NAMED)).toEqual([
      expect.stringMatching(/limit `latency\.p95@list`/),
    ]);
    expect(times(RATE, 'service.p95', NAMED)).toEqual([]);
  });

  test.each([
    ['load.dropped', RATE, undefined],
    ['timeouts.rate', USERS, undefined],
    ['timeouts.rate@list', USERS, NAMED],
    ['injected.share', USERS, INJECTED],
    ['injected.slowdown', '{ users: 2, duration: 8s }', INJECTED],
    ['load.dropped@before', '{ spike: { base: 5/s, peak: 50/s, at: 5s, width: 1s } }', undefined],
  ])('but %s stands with %s', (limit, load, http) => {
    expect(problemsOf(limited(limit, load, http))).toEqual([]);
  });

  test('and a program that is run may report any of them by itself', () => {
    expect(
      problemsOf(
        'command: ./bench\nload: { users: 2, duration: 1s }\nthresholds: { load.dropped: { max: 1% } }',
      ),
    ).toEqual([]);
  });
});
