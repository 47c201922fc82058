import { describe, expect, test } from 'vitest';
import { configOf, messagesOf, problemsOf, suiteWith } from './suite-text.ts';

const PAYLOAD = `\${payload}`;
const factorsOf = (load: string) => configOf(suiteWith(`load: ${load}`)).scenarios[0]?.factors;
const told = (load: string, ...lines: readonly string[]) => messagesOf(suiteWith(`load: ${load}`, ...lines));

/** A suite whose driver is not a command. */
const driven = (driver: string, load: string): string =>
  `version: 1\nscenarios:\n  api:\n    ${driver}\n    load: ${load}\n`;
const http = (requests: string, factors: string): string =>
  driven(`http: ${requests}`, `{ rate: 5/s, duration: 1s, factors: ${factors} }`);

describe('a grid of factors', () => {
  test('has levels in base units; what is not written does not vary', () => {
    expect(
      factorsOf('{ duration: 1s, factors: { rate: [50/s, 90/m], payload: [1KB, 3kB], mix: [read] } }'),
    ).toEqual({
      design: 'full',
      rate: [50, 1.5],
      payload: [1024, 3000],
      concurrency: [],
      connections: [],
      mix: ['read'],
    });
  });

  test('takes all combinations up to 16, and pairs beyond; a written design stays', () => {
    const grid = (concurrency: string, more = '') =>
      factorsOf(`{ factors: { concurrency: [${concurrency}], payload: [1KB, 2KB, 3KB, 4KB]${more} } }`)
        ?.design;
    expect(grid('1, 2, 3, 4')).toBe('full');
    expect(grid('1, 2, 3, 4, 5')).toBe('pairwise');
    expect(grid('1, 2, 3, 4, 5', ', design: full')).toBe('full');
    expect(grid('1, 2', ', design: pairwise')).toBe('pairwise');
  });

  test('of rates is an open load', () => {
    expect(
      configOf(suiteWith('load: { duration: 2s, factors: { rate: [5/s, 9/s] } }')).scenarios[0]?.load,
    ).toMatchObject({
      model: 'open',
      shape: { kind: 'constant', rate: 5, durationMs: 2000 },
    });
    expect(told('{ factors: { rate: [5/s] } }')).toEqual([
      '`rate` does not say when the load ends; add `duration: 30s` beside it',
    ]);
  });

  test.each([
    [
      'no factor',
      '{ factors: { design: full } }',
      '`factors` names none; add at least one of rate, payload, concurrency, connections, mix with its levels',
    ],
    [
      'a level twice',
      '{ factors: { payload: [1KB, 1024B] } }',
      '1KB stands among the levels twice; each is a cell of its own',
    ],
    [
      'a rate of nothing',
      '{ duration: 1s, factors: { rate: [5/s, 0] } }',
      'At a rate of 0 nothing is ever due; write one above 0/s',
    ],
    [
      'too many levels',
      '{ factors: { concurrency: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] } }',
      '`concurrency` has 11 levels; at most 10 are allowed: leave some out',
    ],
    [
      'a ladder beside it',
      '{ users: [1, 2], factors: { concurrency: [1, 2] } }',
      '`users` is what `factors.concurrency` varies; write its values there, and remove this one',
    ],
    [
      'places beside it',
      '{ rate: 5/s, duration: 1s, maxInFlight: 3, factors: { concurrency: [1, 2] } }',
      '`maxInFlight` is what `factors.concurrency` varies; write its values there, and remove this one',
    ],
    [
      'a rate beside it',
      '{ rate: 5/s, duration: 1s, factors: { rate: [1/s] } }',
      '`rate` is what `factors.rate` varies; write its values there, and remove this one',
    ],
    [
      'a shape beside rates',
      '{ stages: [{ duration: 1s, target: 5/s }], factors: { rate: [1/s] } }',
      'Rates of `factors` are constant, and `stages` is a shape of its own; keep one, or make two scenarios',
    ],
    [
      'users beside rates',
      '{ users: 4, duration: 1s, factors: { rate: [1/s] } }',
      '`users` belongs to the closed model, in which users wait for answers, and `rate` makes the load open; remove one of them',
    ],
    [
      'connections of a command',
      '{ factors: { connections: [1, 2] } }',
      '`connections` are those of `http`, and this scenario has another driver; vary `concurrency`, or remove it',
    ],
    [
      'a search',
      '{ find: max, rate: 5/s, duration: 1s, factors: { payload: [1KB] } }',
      '`find: max` chooses rates itself, and `factors` chooses them beforehand; make two scenarios',
    ],
    [
      'too many cells',
      '{ duration: 1s, factors: { rate: [1/s, 2/s, 3/s, 4/s, 5/s, 6/s, 7/s], payload: [1B, 2B, 3B, 4B, 5B, 6B, 7B], concurrency: [1, 2, 3, 4, 5, 6], design: full } }',
      '`design: full` would make 294 scenarios; at most 256 are allowed: write `design: pairwise`, which above 16 is what you get without the key, or leave out levels',
    ],
  ])('is refused with %s', (_, load, message) => {
    expect(told(load)).toEqual([message]);
  });

  test('is refused beside repetition and soaks', () => {
    const load = '{ factors: { payload: [1KB, 2KB] } }';
    expect(told(load, 'repeat: { runs: 3 }')).toContain(
      '`repeat` asks how often a test fails, and `factors` how a load is borne; vary its conditions by `repeat.vary`, or make two scenarios',
    );
    expect(told(load, 'thresholds: { memory.leak: { max: 1KB } }')).toContain(
      'A soak is a few long runs of one load, and a grid would take as many for each of its cells; make the soak a scenario of its own',
    );
  });

  test('sets what a process is told, which is then not written as well', () => {
    expect(told('{ factors: { mix: [read] } }', 'env: { STRESS_MIX: write }')).toEqual([
      '`STRESS_MIX` is set to the level of `factors.mix` in each cell; remove it here, or the factor',
    ]);
    expect(
      messagesOf(
        driven(
          'worker: { command: ./w, parameters: { payload: 3 } }',
          '{ iterations: 9, factors: { payload: [1KB] } }',
        ),
      ),
    ).toEqual([
      '`payload` is set to the level of `factors.payload` in each cell; remove it here, or the factor',
    ]);
  });

  test('is no scenario to divide by', () => {
    const text = `${suiteWith('load: { factors: { payload: [1KB] } }')}  other:\n    command: x\n    thresholds: { time.wall: { relativeTo: parse } }\n`;
    expect(messagesOf(text)).toEqual(['`parse` is a grid of many cells; name a scenario that is run once']);
  });
});

describe('a grid of requests', () => {
  test('says where payloads go, and which mixes requests are part of', () => {
    const requests = `[{ url: "http://h/a", mixes: [read] }, { url: "http://h/b", method: POST, body: '{"x":"${PAYLOAD}"}', mixes: [read, write] }]`;
    expect(messagesOf(http(requests, '{ payload: [1KB], mix: [read, write], connections: [1, 4] }'))).toEqual(
      [],
    );
  });

  test.each([
    [
      'a payload without a place',
      '{ url: "http://h/" }',
      '{ payload: [1KB] }',
      /^No body has a place for the payload; write `\$\{payload\}` where it goes/,
    ],
    [
      'a place without a payload',
      `{ url: "http://h/", body: "${PAYLOAD}" }`,
      '{ connections: [1] }',
      /is as long as `load\.factors\.payload` says, and there is no such factor/,
    ],
    [
      'a body of a gigabyte',
      `{ url: "http://h/", body: "${PAYLOAD}" }`,
      '{ payload: [1GB] }',
      /^`1GB` is more than the 16MB that a body may have$/,
    ],
    [
      'mixes that are one',
      '{ url: "http://h/" }',
      '{ mix: [read, write] }',
      /^Every request is in every mix/,
    ],
    [
      'an unknown mix',
      '{ url: "http://h/", mixes: [raed, read] }',
      '{ mix: [read] }',
      /^`raed` is no mix of this scenario; `load\.factors\.mix` has read$/,
    ],
    [
      'an empty mix',
      '{ url: "http://h/", mixes: [read] }',
      '{ mix: [read, write] }',
      /^No request is part of the mix `write`; add it to `mixes` of one$/,
    ],
    [
      'both names of one thing',
      '{ url: "http://h/" }',
      '{ connections: [1, 2], concurrency: [1, 2] }',
      /^Each operation under way has a connection/,
    ],
  ])('is refused with %s', (_, request, factors, message) => {
    const messages = messagesOf(http(request, factors));
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(message);
  });

  test('is refused with mixes that no factor has, at their place', () => {
    const text = driven('http: { url: "http://h/", mixes: [read] }', '{ rate: 5/s, duration: 1s }');
    expect(problemsOf(text)).toMatchObject([
      {
        path: 'scenarios.api.http.mixes.0',
        message: '`read` is no mix of this scenario; add it to `load.factors.mix`',
        line: 4,
      },
    ]);
  });

  test('says how long closed loads last', () => {
    const text = driven('http: { url: "http://h/" }', '{ factors: { connections: [1, 2] } }');
    expect(messagesOf(text)).toEqual([expect.stringMatching(/^An invocation sends many requests/)]);
  });
});
