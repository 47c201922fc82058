import { describe, expect, test } from 'vitest';
import { applyIntensity } from '../../src/config/intensity.ts';
import { configOf, messagesOf, problemsOf, suiteWith, topWith } from './suite-text.ts';

const repeatOf = (...lines: readonly string[]) => configOf(suiteWith(...lines)).scenarios[0]?.repeat;
const NOTHING_VARIES = {
  seed: false,
  order: false,
  cpus: [],
  load: [],
  timezone: [],
  locale: [],
  env: {},
  pulses: [],
};

describe('`repeat`', () => {
  test('without anything in it: ten runs, one after the other, each under seeds of its own', () => {
    expect(repeatOf('repeat: {}')).toEqual({
      runs: 10,
      parallel: [1],
      until: { kind: 'runs' },
      vary: { ...NOTHING_VARIES, seed: true, order: true },
    });
  });

  test.each([
    [
      'a bound asks for as many runs as rule it out',
      '{ until: { bound: 5% } }',
      { runs: 59, until: { kind: 'bound', rate: 0.05 } },
    ],
    [
      'more of them may be written',
      '{ until: { bound: 5% }, runs: 80 }',
      { runs: 80, until: { kind: 'bound', rate: 0.05 } },
    ],
    [
      'a time makes as many runs as fit',
      '{ until: time, duration: 10m }',
      { runs: 10_000, until: { kind: 'time', durationMs: 600_000 } },
    ],
    ['a first failure', '{ until: first-failure, runs: 50 }', { runs: 50, until: { kind: 'first-failure' } }],
    ['copies at once', '{ parallel: 20 }', { parallel: [20] }],
    ['a ladder of them', '{ parallel: [1, 20] }', { parallel: [1, 20] }],
  ])('%s', (_, written, expected) => {
    expect(repeatOf(`repeat: ${written}`)).toMatchObject(expected);
  });

  test('a condition in a list has its usual levels', () => {
    expect(repeatOf('repeat: { vary: [seed, order, cpus, load, timezone, locale, pulses] }')?.vary).toEqual({
      seed: true,
      order: true,
      cpus: [1, 'all'],
      load: [0, 2],
      timezone: ['UTC', 'Asia/Kathmandu'],
      locale: ['C.UTF-8', 'tr_TR.UTF-8'],
      env: {},
      pulses: [false, true],
    });
  });

  test('in a map what is not written does not vary, and levels are as written', () => {
    const written = '{ order: true, cpus: [all], env: { GOMAXPROCS: [1, 2] }, pulses: [on] }';
    expect(repeatOf(`repeat: { vary: ${written} }`)?.vary).toEqual({
      ...NOTHING_VARIES,
      order: true,
      cpus: ['all'],
      env: { GOMAXPROCS: ['1', '2'] },
      pulses: [true],
    });
  });

  test('is absent from what is measured', () => {
    expect(repeatOf()).toBeUndefined();
  });
});

describe('intensity', () => {
  const at = (intensity: string, repeat: string) => {
    const text = `intensity: ${intensity}\n${suiteWith(`repeat: ${repeat}`)}`;
    return applyIntensity(configOf(text)).scenarios[0]?.repeat;
  };

  test('multiplies runs and durations; a bound and the copies at once stay', () => {
    expect(at('extreme', '{ runs: 30, parallel: 4 }')).toMatchObject({ runs: 60, parallel: [4] });
    expect(at('low', '{ until: first-failure }')).toMatchObject({ runs: 5 });
    expect(at('high', '{ until: { bound: 5% } }')).toMatchObject({ runs: 59 });
    expect(at('high', '{ until: time, duration: 1m }')).toMatchObject({
      runs: 10_000,
      until: { durationMs: 120_000 },
    });
  });

  test('never asks for more runs than are followed', () => {
    expect(at('extreme', '{ runs: 9000 }')).toMatchObject({ runs: 10_000 });
  });
});

describe('a problem with `repeat` is told once, at its place', () => {
  test.each([
    [
      'repeat: { until: time }',
      'until',
      '`until: time` needs a `duration` beside it, such as `duration: 10m`',
    ],
    [
      'repeat: { duration: 1m }',
      'duration',
      '`duration` says nothing unless time ends the repetition; add `until: time`, or remove it',
    ],
    [
      'repeat: { until: { bound: 5% }, runs: 20 }',
      'runs',
      '20 runs cannot rule out a failure rate of 5%: that takes 59 without a failure; raise it, or remove it',
    ],
    ['repeat: { parallel: [2, 3, 2] }', 'parallel.2', '2 stands in the ladder twice; remove one'],
    ['repeat: { vary: { cpus: [1, all, 1] } }', 'vary.cpus.2', '1 stands in `cpus` twice; remove one'],
    ['repeat: { vary: { env: { A: [x, x] } } }', 'vary.env.A.1', 'x stands in `A` twice; remove one'],
    [
      'repeat: { vary: { env: { TZ: [UTC] } } }',
      'vary.env.TZ',
      '`TZ` cannot be varied here: vary it as `timezone`',
    ],
    ['repeat: { vary: { env: { "a b": [1] } } }', 'vary.env.a b', '`a b` cannot name a variable'],
    [
      'repeat: { vary: { env: { GO: [1.20, 1.21] } } }',
      'vary.env.GO.0',
      'YAML reads `1.20` as the number 1.2; put it in quotes to keep it as it is',
    ],
    [
      'repeat: { vary: { env: { STRESS_SEED: [1] } } }',
      'vary.env.STRESS_SEED',
      '`STRESS_SEED` cannot be varied here: it is set for every run',
    ],
    [
      'repeat: { vary: { cpus: [9000] } }',
      'vary.cpus.0',
      'Entry 1 of `cpus`: it is the number 9000; a whole number from 1 to 8,192, or all, is needed',
    ],
    [
      'repeat: { vary: { timezone: [Mars/Base] } }',
      'vary.timezone.0',
      'Entry 1 of `timezone`: `Mars/Base` is no time zone; write a name such as UTC or Asia/Kathmandu',
    ],
    [
      'repeat: { vary: { locale: ["a b"] } }',
      'vary.locale.0',
      'Entry 1 of `locale`: it is the text `a b`; write a locale such as C.UTF-8 or tr_TR.UTF-8',
    ],
    [
      'repeat: { vary: [seed, cpu] }',
      'vary.1',
      'Entry 2 of `vary`: `cpu` is not known (did you mean `cpus`?)',
    ],
    ['repeat: { runs: 20000 }', 'runs', '`runs`: it is 20000; a whole number from 1 to 10,000 is needed'],
    [
      'repeat: { until: { bound: 0.01% } }',
      'until.bound',
      '`bound`: `0.01%` is out of range; 0.03% to 50% is allowed, such as 5%',
    ],
  ])('%s', (line, path, message) => {
    const problems = problemsOf(suiteWith(line));
    expect(problems.map(problem => problem.path)).toEqual([`scenarios.parse.repeat.${path}`]);
    expect(problems[0]?.message).toContain(message);
  });

  test.each([
    ['load: { users: 2 }', 'load', 'write `parallel` under `repeat` for copies at once'],
    ['samples: { min: 2 }', 'samples', 'write `runs` under `repeat`'],
    ['leaks: true', 'leaks', 'make a scenario of its own for the leak'],
    ['measure: instructions', 'measure', '`measure: instructions` cannot stand beside `repeat`'],
    [
      'thresholds: { time.wall: { max: 2s } }',
      'thresholds.time.wall',
      '`time.wall` cannot be limited beside `repeat`',
    ],
    [
      'thresholds: { flake.rate: { regression: 5% } }',
      'thresholds.flake.rate.regression',
      '`regression` says nothing of `flake.rate` beside `repeat`',
    ],
  ])('beside %s', (line, path, message) => {
    const problems = problemsOf(suiteWith('repeat: { runs: 5 }', line));
    expect(problems.map(problem => problem.path)).toEqual([`scenarios.parse.${path}`]);
    expect(problems[0]?.message).toContain(message);
  });

  test('of a rate of repeated tests where nothing is repeated', () => {
    expect(messagesOf(suiteWith('thresholds: { flake.rate: { max: 5% } }'))).toEqual([
      '`flake.rate` is the rate at which repeated tests fail; add `repeat`, or remove it',
    ]);
  });

  test('beside `results`, which run nothing', () => {
    const text =
      'version: 1\nscenarios:\n  parse:\n    results: [{ format: junit, from: x.xml }]\n    repeat: {}\n';
    expect(messagesOf(text)).toEqual([expect.stringContaining('there is nothing to repeat')]);
  });

  test('of too many combinations, with their number', () => {
    const list = (count: number) => `[${Array.from({ length: count }, (_, i) => i + 1).join(', ')}]`;
    const many = `repeat: { vary: { cpus: ${list(21)}, env: { A: ${list(50)} } } }`;
    expect(messagesOf(suiteWith(many))).toEqual([
      '`vary` has 1,050 combinations of levels; at most 1,000 are allowed: leave out levels, or make several scenarios',
    ]);
    const crowded = `repeat: { parallel: 500, vary: { load: [0, 1], cpus: ${list(11)} } }`;
    expect(messagesOf(suiteWith(crowded))).toEqual([
      expect.stringContaining('22 combinations of levels for 500 copies at once, which share their `load`'),
    ]);
  });
});

describe('what is counted beside `repeat`', () => {
  test.each([['flake.rate'], ['races'], ['deadlocks'], ['hangs'], ['crashes']])('%s has a limit', metric => {
    const limit = metric === 'flake.rate' ? '5%' : '0';
    const text = suiteWith('repeat: {}', `thresholds: { ${metric}: { max: ${limit}, required: true } }`);
    expect(configOf(text).scenarios[0]?.thresholds[metric]).toMatchObject({
      max: metric === 'flake.rate' ? 0.05 : 0,
      required: true,
    });
  });

  test('a rate has one for the whole suite', () => {
    expect(messagesOf(topWith('thresholds: { flake.rate: { max: 5% } }'))).toEqual([]);
  });
});

describe('`quarantine`', () => {
  const entry = (expires: string) =>
    `quarantine: [{ test: "Test*", owner: net, reason: Port reuse, expires: ${expires} }]`;

  test('has the line of each entry', () => {
    const text = suiteWith(
      'repeat: {}',
      'quarantine:',
      '  - { test: "Test*", owner: net, reason: Port reuse, expires: 2027-01-31 }',
    );
    expect(configOf(text).scenarios[0]?.quarantine).toEqual([
      { test: 'Test*', owner: 'net', reason: 'Port reuse', expires: '2027-01-31', line: 7 },
    ]);
  });

  test.each(['2027-02-30', '2027-13-01', '31.1.2027', '20270131'])('refuses %s, which is no day', day => {
    expect(messagesOf(suiteWith('repeat: {}', entry(`"${day}"`)))).toEqual([
      `\`expires\`: it is the text \`${day}\`; write a day as year-month-day, such as 2027-01-31`,
    ]);
  });

  test('takes a leap day', () => {
    expect(messagesOf(suiteWith('repeat: {}', entry('2028-02-29')))).toEqual([]);
  });

  test('needs tests that are repeated', () => {
    expect(messagesOf(suiteWith(entry('2027-01-31')))).toEqual([
      '`quarantine` names tests of a scenario that is repeated; add `repeat`, or remove it',
    ]);
  });
});
