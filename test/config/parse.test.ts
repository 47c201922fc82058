import { describe, expect, test } from 'vitest';
import { configOf, messagesOf, problemsOf, suiteWith, topWith } from './suite-text.ts';

describe('parseConfig() resolves', () => {
  test('the smallest suite to a config in which nothing is optional', () => {
    expect(configOf(suiteWith())).toEqual({
      version: 1,
      suite: null,
      seed: null,
      setup: null,
      setupTimeoutMs: 600_000,
      budgetMs: null,
      intensity: 'medium',
      failFast: false,
      env: {},
      policy: {
        against: 'auto',
        failOn: 'fail',
        failOnStored: false,
        familyAlpha: 0.05,
        control: false,
        strict: false,
        vanished: 'warn',
        staleAfterDays: 30,
      },
      thresholds: {},
      requirements: null,
      scenarios: [
        {
          name: 'parse',
          line: 3,
          category: null,
          priority: 'P2',
          level: null,
          covers: [],
          tags: [],
          driver: {
            kind: 'command',
            command: './bench',
            cwd: '.',
            env: {},
            passEnv: [],
            expectExitCodes: [0],
            timeoutMs: 300_000,
          },
          load: { model: 'closed', users: [1], iterations: null, durationMs: null },
          samples: { warmup: 1, min: 10, max: 40 },
          leaks: false,
          measure: 'time',
          thresholds: {},
        },
      ],
    });
  });

  test('a limit on a leak, or `leaks`, to few long runs; what is written stays', () => {
    const samplesOf = (...lines: readonly string[]) => {
      const scenario = configOf(suiteWith(...lines)).scenarios[0];
      return { leaks: scenario?.leaks, ...scenario?.samples };
    };
    const soak = { leaks: true, warmup: 0, min: 5, max: 10 };
    expect(samplesOf('thresholds: { fds.leak: { max: 1 } }')).toEqual(soak);
    expect(samplesOf('leaks: true')).toEqual(soak);
    expect(samplesOf('leaks: true', 'samples: { min: 8 }')).toEqual({ ...soak, min: 8, max: 16 });
    expect(samplesOf('leaks: true', 'samples: { max: 5 }')).toEqual({ ...soak, max: 5 });
    expect(samplesOf('leaks: false', 'thresholds: { fds.leak: { max: 1 } }').leaks).toBe(false);
  });

  test('limits to the base unit of their metric, with their line', () => {
    const text = suiteWith(
      'thresholds:',
      '  time.wall: { regression: 5%, floor: 2ms }',
      '  throughput: { min: 3000/m, required: true }',
      '  app.cost: { max: 1KB, regression: off }',
    );
    const absent = { max: null, min: null, relativeTo: null, regression: null, floor: null, required: false };
    expect(configOf(text).scenarios[0]?.thresholds).toEqual({
      'time.wall': { ...absent, regression: 0.05, floor: 2e6, line: 6, unit: 'ns' },
      throughput: { ...absent, min: 50, required: true, line: 7, unit: 'per-second' },
      'app.cost': { ...absent, max: 1024, regression: 'off', line: 8, unit: 'bytes' },
    });
  });

  test('the environment of the suite under that of the scenario, numbers as written', () => {
    const text = [
      'version: 1',
      'env: { A: 1, B: two }',
      'scenarios:',
      '  s:',
      '    command: x',
      '    env: { B: true }',
    ];
    expect(configOf(text.join('\n')).scenarios[0]?.driver).toMatchObject({ env: { A: '1', B: 'true' } });
  });

  test('a number and a list alike', () => {
    const one = configOf(suiteWith('load: { users: 8 }', 'expectExitCodes: 3')).scenarios[0];
    const many = configOf(suiteWith('load: { users: [1, 8] }', 'expectExitCodes: [0, 3]')).scenarios[0];
    expect(one).toMatchObject({ load: { users: [8] }, driver: { expectExitCodes: [3] } });
    expect(many).toMatchObject({ load: { users: [1, 8] }, driver: { expectExitCodes: [0, 3] } });
  });

  test('scenarios in the order of the file', () => {
    const text =
      'version: 1\nscenarios:\n  b: { command: x }\n  10: { command: x }\n  a: { command: [x, y] }\n';
    expect(configOf(text).scenarios.map(({ name, line }) => [name, line])).toEqual([
      ['b', 3],
      ['10', 4],
      ['a', 5],
    ]);
  });

  test('anchors and aliases to what they stand for', () => {
    const text =
      'version: 1\nscenarios:\n  a: { command: x, samples: &few { min: 5, max: 5 } }\n  b: { command: y, samples: *few }\n';
    expect(configOf(text).scenarios.map(({ samples }) => samples.max)).toEqual([5, 5]);
  });

  test('names that objects inherit, as names', () => {
    const text =
      'version: 1\nscenarios:\n  constructor: { command: x, env: { toString: y }, thresholds: { valueOf: { max: 1 } } }\n';
    const [scenario] = configOf(text).scenarios;
    expect(scenario?.name).toBe('constructor');
    expect(scenario?.driver).toMatchObject({ env: { toString: 'y' } });
    expect(Object.keys(scenario?.thresholds ?? {})).toEqual(['valueOf']);
  });

  test('text with a byte order mark and Windows line ends', () => {
    expect(configOf(`\uFEFF${suiteWith().replaceAll('\n', '\r\n')}`)).toEqual(configOf(suiteWith()));
  });
});

describe('parseConfig() reports', () => {
  test('everything at once, in the order of the text, each with path, line and column', () => {
    const text = 'version: 3\nsute: x\nscenarios:\n  a:\n    command: x\n    timeout: 5\n  b: {}\n';
    expect(problemsOf(text).map(({ line, column, path }) => [line, column, path])).toEqual([
      [1, 10, 'version'],
      [2, 1, 'sute'],
      [6, 14, 'scenarios.a.timeout'],
      [7, 3, 'scenarios.b'],
    ]);
  });

  test.each([
    ['', 'empty', 'an empty file'],
    ['# only a comment\n', 'The document is empty', 'a file of comments'],
    ['- a\n- b\n', 'The document is a list', 'a list'],
    ['just words\n', 'the text `just words`', 'a sentence'],
    ['a: \0\n', 'not text in UTF-8', 'binary'],
    [`a: ${'x'.repeat(1024 ** 2)}`, 'larger than 1 MiB', 'a huge file'],
    ['version: 1\n---\nversion: 1\n', 'second YAML document', 'two documents'],
    ['version: 1\n\tsuite: x\n', 'tab', 'tabs'],
    ['version: 1\nversion: 1\n', 'defined twice: the first stands on line 1', 'a key twice'],
    [
      `${suiteWith()}  parse: { command: y }\n`,
      '`parse` is defined twice: the first stands on line 3',
      'a scenario twice',
    ],
    ['a: &a [*a]\n', 'inside its own anchor', 'an anchor that contains itself'],
    ['a: *b\n', 'No anchor `&b`', 'an alias to nothing'],
    ['a: !!js/function x\n', 'Tags', 'a tag'],
    ['<<: { a: 1 }\n', 'Merge keys', 'a merge key'],
    ['? [a]\n: 1\n', 'A key must be a single word', 'a list as key'],
    ['__proto__: { version: 1 }\n', '`__proto__` cannot be a key', 'the prototype as key'],
    [`a: ${'['.repeat(5000)}\n`, 'nested too deeply', 'brackets without end'],
    [`a: ${'['.repeat(50)}${']'.repeat(50)}\n`, '40 levels', 'more levels than the format has'],
    [bomb(), 'more than 50,000 values', 'a bomb of aliases'],
  ])('%#: a document that is no suite', (text, message) => {
    expect(messagesOf(text).join('\n')).toContain(message);
  });

  test.each([
    [
      'samples: { min: 50 }',
      '`min` (50) is above `max` (40, its default)',
      'a minimum above the default maximum',
    ],
    ['samples: { min: 5, max: 4 }', '`min` (5) is above `max` (4)', 'a minimum above the maximum'],
    ['load: { iterations: 5, duration: 3s }', 'both say when an invocation ends', 'two ends'],
    ['load: { users: [1, 2, 1] }', '1 stands in the ladder twice', 'a rung twice'],
    ['load: { users: 0 }', 'a whole number from 1 to 10,000 is needed', 'no users'],
    ['load: { users: [] }', 'it is an empty list', 'a ladder without rungs'],
    ['timeout: 0', 'out of range; 1ms to 20d', 'no time at all'],
    ['timeout: 30d', 'out of range; 1ms to 20d', 'longer than a timer holds'],
    ['timeout: -5s', 'out of range', 'a negative time'],
    [
      'thresholds: { time.wall: { max: 1s, min: 2s } }',
      'no value can hold both',
      'limits that exclude each other',
    ],
    ['thresholds: { time.wall: { max: -1s } }', 'is never negative', 'a limit below everything'],
    [
      'thresholds: { errors.rate: { max: 5 } }',
      '5 would be 500%; write 5% or 0.05',
      'a percentage without its sign',
    ],
    ['thresholds: { errors.rate: { min: 150% } }', 'more than 100%', 'a share above one'],
    [
      'thresholds: { time.wall: { regression: 5 } }',
      '5 would be 500%; write 5% or 0.05',
      'a change without its sign',
    ],
    ['thresholds: { time.wall: {} }', 'says nothing', 'an empty threshold'],
    ['thresholds: { time.wall: { floor: 1ms, regression: off } }', 'switches it off', 'a floor for nothing'],
    ['thresholds: { app.x: { max: 1s, min: 1KB } }', 'must have the same unit', 'limits of two units'],
    ['thresholds: { latency.p*: { max: 1s } }', 'Globs are for the suite-wide', 'a glob in a scenario'],
    ['env: { VERSION: 1.20 }', 'YAML reads `1.20` as the number 1.2', 'a version that would change'],
    ['env: { STRESS_METRICS: x }', 'is set for every run', 'a variable of our own'],
    ['env: { "A B": x }', 'cannot name a variable', 'a variable with a space'],
    ['passEnv: [A=B]', 'is not a variable name', 'an assignment as a name'],
    ['http: { url: x }', 'two drivers, `command` and `http`', 'two drivers'],
  ])('%s → %s', (line, message) => {
    expect(messagesOf(suiteWith(line)).join('\n')).toContain(message);
  });

  test.each([['parse[1]'], ['a"b'], [' '], ['x'.repeat(101)], ['-x'], ['a/'], ['*'], ['a\u0007b']])(
    'the scenario name %j',
    name => {
      const text = `version: 1\nscenarios:\n  ${JSON.stringify(name)}: { command: x }\n`;
      expect(messagesOf(text).join('\n')).toContain('cannot name a scenario');
    },
  );

  test.each([['parse'], ['api/orders v2'], ['größe'], ['a.b-c_d'], ['x'.repeat(100)], ['1']])(
    'nothing about the scenario name %j',
    name => {
      expect(messagesOf(`version: 1\nscenarios:\n  ${JSON.stringify(name)}: { command: x }\n`)).toEqual([]);
    },
  );

  test('a glob whose metrics have no unit in common only when it has an absolute limit', () => {
    expect(messagesOf(topWith("thresholds: { 'latency.*': { regression: 5% } }"))).toEqual([]);
    expect(messagesOf(topWith("thresholds: { 'latency.*': { max: 1s } }")).join()).toContain(
      'different units',
    );
    expect(messagesOf(topWith("thresholds: { 'latency.p*': { max: 1s } }"))).toEqual([]);
  });
});

/** Nine lines that stand for nine to the ninth values. */
function bomb(): string {
  const names = [...'abcdefghi'];
  return names
    .map(
      (name, index) =>
        `${name}: &${name} [${Array(9)
          .fill(index === 0 ? 'x' : `*${names[index - 1]}`)
          .join(', ')}]`,
    )
    .join('\n');
}
