import { describe, expect, test } from 'vitest';
import type { ClosedLoadConfig, OpenLoadConfig } from '../../src/config/config.ts';
import { explainProblems } from '../../src/config/explain.ts';
import { applyIntensity } from '../../src/config/intensity.ts';
import { configOf, messagesOf, problemsOf, suiteWith, topWith } from './suite-text.ts';

const loadOf = (...lines: readonly string[]) => configOf(suiteWith(...lines)).scenarios[0]?.load;
const shapeOf = (...lines: readonly string[]) => (loadOf(...lines) as OpenLoadConfig).shape;

describe('an open load', () => {
  test('has its defaults', () => {
    expect(loadOf('load: { rate: 50/s, duration: 30s }')).toEqual({
      model: 'open',
      shape: { kind: 'constant', rate: 50, durationMs: 30_000 },
      arrivals: 'uniform',
      maxInFlight: 1000,
      overflow: 'queue',
    });
  });

  test('says how arrivals are spread and what becomes of too many', () => {
    expect(
      loadOf('load: { rate: 3000/m, duration: 30s, arrivals: poisson, maxInFlight: 8, overflow: drop }'),
    ).toMatchObject({ shape: { rate: 50 }, arrivals: 'poisson', maxInFlight: 8, overflow: 'drop' });
  });

  test.each([
    [
      'stages begin with nothing',
      'stages: [{ duration: 10s, target: 50/s }]',
      { kind: 'stages', start: 0, stages: [{ durationMs: 10_000, target: 50, name: null, measure: true }] },
    ],
    [
      'stages begin with the rate; one that is a phase makes all of them phases',
      'rate: 5/s, stages: [{ duration: 0, target: 50/s }, { duration: 10s, target: 50/s, name: full }, { duration: 1s, target: 0/s, measure: false }]',
      {
        kind: 'stages',
        start: 5,
        stages: [
          { durationMs: 0, target: 50, name: 'stage 1', measure: true },
          { durationMs: 10_000, target: 50, name: 'full', measure: true },
          { durationMs: 1000, target: 0, name: 'stage 3', measure: false },
        ],
      },
    ],
    [
      'a spike rests as long as its beginning',
      'spike: { base: 5/s, peak: 50/s, at: 10s, width: 5s }',
      { kind: 'spike', base: 5, peak: 50, atMs: [10_000], widthMs: 5000, durationMs: 25_000 },
    ],
    [
      'spikes in any order; one at once rests as long as it lasts',
      'spike: { base: 5/s, peak: 50/s, at: [20s, 0s], width: 5s }',
      { kind: 'spike', base: 5, peak: 50, atMs: [0, 20_000], widthMs: 5000, durationMs: 30_000 },
    ],
    [
      'a spike with its duration',
      'duration: 1m, spike: { base: 5/s, peak: 50/s, at: 10s, width: 5s }',
      { kind: 'spike', base: 5, peak: 50, atMs: [10_000], widthMs: 5000, durationMs: 60_000 },
    ],
    [
      'a sine from its peak',
      'duration: 1m, sine: { mean: 50/s, amplitude: 20/s, period: 10s, startAt: peak }',
      { kind: 'sine', mean: 50, amplitude: 20, periodMs: 10_000, phase: Math.PI / 2, durationMs: 60_000 },
    ],
    [
      'a square wave',
      'duration: 1m, square: { low: 5/s, high: 20/s, period: 10s }',
      { kind: 'square', low: 5, high: 20, periodMs: 10_000, durationMs: 60_000 },
    ],
    [
      'a sawtooth',
      'duration: 1m, sawtooth: { low: 0/s, high: 20/s, period: 10s }',
      { kind: 'sawtooth', low: 0, high: 20, periodMs: 10_000, durationMs: 60_000 },
    ],
    [
      'steps',
      'steps: { from: 50/s, to: 200/s, step: 50/s, hold: 10s }',
      { kind: 'steps', from: 50, to: 200, step: 50, holdMs: 10_000 },
    ],
    [
      'bursts',
      'duration: 1m, burst: { rate: 500/s, on: 1s, off: 9s }',
      { kind: 'burst', rate: 500, onMs: 1000, offMs: 9000, durationMs: 60_000 },
    ],
    [
      'a random walk',
      'duration: 1m, randomWalk: { low: 50/s, high: 200/s, step: 20/s, every: 1s }',
      { kind: 'randomWalk', low: 50, high: 200, step: 20, everyMs: 1000, durationMs: 60_000 },
    ],
    ['a replay', 'replay: arrivals.txt', { kind: 'replay', file: 'arrivals.txt' }],
  ])('%s', (_, written, shape) => {
    expect(shapeOf(`load: { ${written} }`)).toEqual(shape);
  });
});

describe('phases', () => {
  const PHASES =
    'phases: [{ name: warm-up, duration: 10s, measure: false }, { name: steady, duration: 30s }]';

  test('of a closed load say how long it lasts', () => {
    expect(loadOf('load: { users: 4 }', PHASES)).toEqual({
      model: 'closed',
      users: [4],
      iterations: null,
      durationMs: 40_000,
      phases: [
        { name: 'warm-up', durationMs: 10_000, measure: false },
        { name: 'steady', durationMs: 30_000, measure: true },
      ],
    });
  });

  test('beside a rate say how long it lasts, and beside a duration have to be as long', () => {
    expect(loadOf('load: { rate: 5/s }', PHASES)).toMatchObject({ shape: { durationMs: 40_000 } });
    expect(loadOf('load: { rate: 5/s, duration: 40s }', PHASES)).toHaveProperty('phases');
    expect(loadOf('load: { steps: { from: 1/s, to: 4/s, step: 1/s, hold: 10s } }', PHASES)).toHaveProperty(
      'phases',
    );
  });

  test('with rates are the load', () => {
    expect(
      loadOf(
        'load: { maxInFlight: 5 }',
        'phases: [{ name: a, duration: 1s, rate: 5/s }, { name: b, duration: 2s, rate: 0/s, measure: false }]',
      ),
    ).toEqual({
      model: 'open',
      shape: {
        kind: 'phases',
        phases: [
          { name: 'a', durationMs: 1000, measure: true, rate: 5 },
          { name: 'b', durationMs: 2000, measure: false, rate: 0 },
        ],
      },
      arrivals: 'uniform',
      maxInFlight: 5,
      overflow: 'queue',
    });
  });

  test('let a worker run without saying for how long a second time', () => {
    const worker =
      'version: 1\nscenarios: { a: { worker: { command: w }, phases: [{ name: x, duration: 1s }] } }\n';
    expect(problemsOf(worker)).toEqual([]);
    expect(
      problemsOf(
        'version: 1\nscenarios: { a: { worker: { command: w }, load: { rate: 5/s, duration: 1s } } }\n',
      ),
    ).toEqual([]);
  });
});

test('users think', () => {
  const thinkTime = (written: string) =>
    (loadOf(`load: { iterations: 5, thinkTime: ${written} }`) as ClosedLoadConfig).thinkTime;
  expect(thinkTime('200ms')).toEqual({ minMs: 200, maxMs: 200 });
  expect(thinkTime('{ min: 0, max: 1s }')).toEqual({ minMs: 0, maxMs: 1000 });
});

describe('the intensity', () => {
  const at = (load: string, ...lines: readonly string[]) => {
    const config = configOf(suiteWith(`load: ${load}`, ...lines));
    return applyIntensity({ ...config, intensity: 'high' }).scenarios[0]?.load;
  };

  test.each([
    ['a rate and its duration', '{ rate: 5/s, duration: 10s }', { rate: 10, durationMs: 20_000 }],
    [
      'waves',
      '{ duration: 10s, sine: { mean: 5/s, amplitude: 4/s, period: 1s } }',
      { mean: 10, amplitude: 8, periodMs: 1000, durationMs: 20_000 },
    ],
    [
      'rates, but no moments: stages',
      '{ rate: 1/s, stages: [{ duration: 1s, target: 5/s }] }',
      { start: 2, stages: [{ durationMs: 1000, target: 10, name: null, measure: true }] },
    ],
    [
      'rates, but no moments: spikes',
      '{ spike: { base: 1/s, peak: 5/s, at: 1s, width: 1s } }',
      { base: 2, peak: 10, durationMs: 3000 },
    ],
    [
      'nothing of steps',
      '{ steps: { from: 1/s, to: 4/s, step: 1/s, hold: 10s } }',
      { from: 1, to: 4, step: 1 },
    ],
    ['nothing of a replay', '{ replay: a.txt }', { file: 'a.txt' }],
  ])('multiplies %s', (_, load, shape) => {
    expect(at(load)).toMatchObject({ shape });
  });

  test('leaves the time of phases', () => {
    expect(at('{ users: 1 }', 'phases: [{ name: a, duration: 1s }]')).toHaveProperty('durationMs', 1000);
    expect(at('{ rate: 5/s }', 'phases: [{ name: a, duration: 1s }]')).toMatchObject({
      shape: { rate: 10, durationMs: 1000 },
    });
    expect(at('{}', 'phases: [{ name: a, duration: 1s, rate: 5/s }]')).toMatchObject({
      shape: { phases: [{ rate: 10, durationMs: 1000 }] },
    });
  });
});

/** Each is told once, with its place. */
const MISTAKES: readonly (readonly [string, string])[] = [
  [
    'two shapes',
    suiteWith(
      'load: { sine: { mean: 5/s, amplitude: 1/s, period: 1s }, burst: { rate: 5/s, on: 1s, off: 1s }, duration: 9s }',
    ),
  ],
  [
    'a shape beside a rate',
    suiteWith('load: { rate: 5/s, duration: 9s, spike: { base: 1/s, peak: 5/s, at: 1s, width: 1s } }'),
  ],
  ['keys of the closed model', suiteWith('load: { rate: 5/s, duration: 9s, users: 5, thinkTime: 1s }')],
  ['keys of the open model', suiteWith('load: { users: 5, arrivals: poisson }')],
  ['a rate without an end', suiteWith('load: { rate: 5/s }')],
  ['an end that stages say', suiteWith('load: { duration: 5s, stages: [{ duration: 9s, target: 5/s }] }')],
  ['arrivals of a replay', suiteWith('load: { replay: a.txt, arrivals: uniform }')],
  [
    'a sine below nothing',
    suiteWith('load: { duration: 9s, sine: { mean: 5/s, amplitude: 5/s, period: 1s } }'),
  ],
  ['a wave upside down', suiteWith('load: { duration: 9s, square: { low: 9/s, high: 5/s, period: 1s } }')],
  ['steps that go nowhere', suiteWith('load: { steps: { from: 1/s, to: 4/s, step: 0/s, hold: 10s } }')],
  ['a dip', suiteWith('load: { spike: { base: 5/s, peak: 1/s, at: 1s, width: 1s } }')],
  [
    'spikes that meet',
    suiteWith('load: { spike: { base: 1/s, peak: 5/s, at: [10s, 1s, 12500ms], width: 5s } }'),
  ],
  [
    'a spike after the end',
    suiteWith('load: { duration: 90s, spike: { base: 1/s, peak: 5/s, at: [10s, 88s], width: 5s } }'),
  ],
  ['too many pieces', suiteWith('load: { duration: 20d, burst: { rate: 5/s, on: 1ms, off: 1ms } }')],
  ['no operation', suiteWith('load: { rate: 1/h, duration: 30s }')],
  ['only a pause', suiteWith('load: { stages: [{ duration: 9s, target: 0/s }] }')],
  ['a pause upside down', suiteWith('load: { iterations: 5, thinkTime: { min: 2s, max: 1s } }')],
  [
    'weeks of stages',
    suiteWith('load: { stages: [{ duration: 20d, target: 5/s }, { duration: 20d, target: 5/s }] }'),
  ],
  ['a phase twice', suiteWith('phases: [{ name: a, duration: 1s }, { name: a, duration: 1s }]')],
  [
    'a stage twice',
    suiteWith(
      'load: { stages: [{ duration: 9s, target: 5/s, name: a }, { duration: 9s, target: 5/s, name: a }] }',
    ),
  ],
  ['nothing measured', suiteWith('phases: [{ name: a, duration: 1s, measure: false }]')],
  [
    'rates of some phases',
    suiteWith('phases: [{ name: a, duration: 1s, rate: 5/s }, { name: b, duration: 1s }]'),
  ],
  [
    'rates of phases and a shape',
    suiteWith('load: { rate: 5/s }', 'phases: [{ name: a, duration: 1s, rate: 5/s }]'),
  ],
  ['phases of a number', suiteWith('load: { iterations: 5 }', 'phases: [{ name: a, duration: 1s }]')],
  ['phases of a replay', suiteWith('load: { replay: a.txt }', 'phases: [{ name: a, duration: 1s }]')],
  [
    'phases and stages that are phases',
    suiteWith(
      'load: { stages: [{ duration: 1s, target: 5/s, name: b }] }',
      'phases: [{ name: a, duration: 1s }]',
    ),
  ],
  ['phases of another length', suiteWith('load: { duration: 90s }', 'phases: [{ name: a, duration: 1s }]')],
  [
    'phases of another length than the shape',
    suiteWith('load: { stages: [{ duration: 9500ms, target: 5/s }] }', 'phases: [{ name: a, duration: 1s }]'),
  ],
  ['a phase that no metric could name', suiteWith('phases: [{ name: a@b, duration: 1s }]')],
  ['phases of what is repeated', suiteWith('repeat: { runs: 5 }', 'phases: [{ name: a, duration: 1s }]')],
  ['instructions of an open load', suiteWith('load: { rate: 5/s, duration: 9s }', 'measure: instructions')],
  [
    'a misspelt phase',
    suiteWith(
      'load: { spike: { base: 1/s, peak: 5/s, at: 1s, width: 1s } }',
      'thresholds: { latency.p95@spkie: { max: 5ms } }',
    ),
  ],
  [
    'a phase that is not there',
    suiteWith(
      'load: { spike: { base: 1/s, peak: 5/s, at: 1s, width: 1s } }',
      'thresholds: { latency.p95@steady: { max: 5ms } }',
    ),
  ],
  ['a phase of a load without any', suiteWith('thresholds: { latency.p95@spike: { max: 5ms } }')],
  [
    'a misspelt metric of a phase',
    suiteWith('phases: [{ name: a, duration: 1s }]', 'thresholds: { latency.p59@a: { max: 5ms } }'),
  ],
  [
    'memory of a phase',
    suiteWith('phases: [{ name: a, duration: 1s }]', 'thresholds: { memory.peak@a: { max: 5MB } }'),
  ],
  [
    'an own metric of a phase',
    suiteWith('phases: [{ name: a, duration: 1s }]', 'thresholds: { app.hits@a: { max: 5 } }'),
  ],
  [
    'a limit of the wrong unit',
    suiteWith('phases: [{ name: a, duration: 1s }]', 'thresholds: { latency.p95@a: { max: 5MB } }'),
  ],
];

test('mistakes in loads are told like those of a good compiler', async () => {
  const shown = MISTAKES.map(
    ([name, text]) => `── ${name}\n\n${explainProblems(problemsOf(text), text)}\n`,
  ).join('\n');
  await expect(shown).toMatchFileSnapshot('golden/load-messages.txt');
});

test.each(MISTAKES)('%s: is refused, once', (_, text) => {
  const messages = messagesOf(text);
  expect(messages.length).toBeGreaterThan(0);
  expect(new Set(messages).size).toBe(messages.length);
});

test('a request may not have the name of a phase that a shape has', () => {
  const text =
    'version: 1\nscenarios: { a: { http: [{ name: spike, url: "http://x/a" }, { url: "http://x/b" }], load: { spike: { base: 1/s, peak: 5/s, at: 1s, width: 1s } } } }\n';
  expect(messagesOf(text)).toEqual([expect.stringContaining('`spike` names a phase of this scenario, too')]);
});

describe('a metric of a part', () => {
  test.each(['create', 'GET /orders', 'after'])('of requests and phases together: %s', part => {
    const text = JSON.stringify({
      version: 1,
      scenarios: {
        a: {
          http: [{ name: 'create', url: 'http://x/orders', method: 'POST' }, { url: 'http://x/orders' }],
          load: { spike: { base: '1/s', peak: '5/s', at: '1s', width: '1s' } },
          thresholds: { [`latency.p95@${part}`]: { max: '5ms' } },
        },
      },
    });
    expect(problemsOf(text)).toEqual([]);
  });

  test.each([
    [
      'a phase of a shape',
      'load: { spike: { base: 1/s, peak: 5/s, at: 1s, width: 1s } }',
      'latency.p95@after',
    ],
    ['a step', 'load: { steps: { from: 50/s, to: 90/s, step: 20/s, hold: 10s } }', 'service.p50@70/s'],
    [
      'a named stage',
      'load: { stages: [{ duration: 9s, target: 5/s, name: full load }] }',
      'throughput@full load',
    ],
    ['a written phase', 'phases: [{ name: cool-down, duration: 1s }]', 'errors.rate@cool-down'],
  ])('of %s', (_, line, metric) => {
    const text = suiteWith(line, 'thresholds:', `  "${metric}": { regression: 5% }`);
    expect(problemsOf(text)).toEqual([]);
  });

  test('has the unit of the whole’s', () => {
    const text = suiteWith(
      'phases: [{ name: a, duration: 1s }]',
      'thresholds: { latency.p95@a: { max: 5ms } }',
    );
    expect(configOf(text).scenarios[0]?.thresholds['latency.p95@a']).toMatchObject({ max: 5e6, unit: 'ns' });
  });

  test('may be limited for the whole suite, whatever has such a part, and by globs', () => {
    const text = (metric: string, limit: string) =>
      `version: 1\nthresholds: { "${metric}": { max: ${limit} } }\nscenarios:\n  a: { command: x }\n  b: { command: x, load: { spike: { base: 1/s, peak: 5/s, at: 1s, width: 1s } } }\n`;
    expect(configOf(text('latency.p95@spike', '5ms')).thresholds['latency.p95@spike']).toMatchObject({
      max: 5e6,
    });
    expect(configOf(text('latency.p*@spike', '5ms')).thresholds['latency.p*@spike']).toMatchObject({
      max: 5e6,
    });
    expect(messagesOf(text('latency.p95@', '5ms'))).toEqual([
      expect.stringContaining('needs the name of a phase'),
    ]);
    expect(messagesOf(text('latency.p95@spkie', '5ms'))).toEqual([
      '`latency.p95@spkie` names a part that no scenario has; did you mean `latency.p95@spike`?',
    ]);
    expect(messagesOf(text('latency.p*@steady', '5ms'))).toEqual([
      '`latency.p*@steady` names a part that no scenario has; there are `before`, `spike`, `after`',
    ]);
    expect(messagesOf(topWith('thresholds: { latency.p95@spike: { max: 5ms } }'))).toEqual([
      '`latency.p95@spike` names a part of scenarios, of which none has parts; give one `phases`, or limit `latency.p95`',
    ]);
  });

  test('is silent about parts of a load that is none', () => {
    const text = suiteWith(
      'load: { rate: fast, duration: 1s }',
      'thresholds: { latency.p95@spike: { max: 5ms } }',
    );
    expect(messagesOf(text)).toEqual([expect.stringContaining('`rate`')]);
  });
});
