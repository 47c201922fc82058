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
