import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import { problemsOf } from './suite-text.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/workers.md'), 'utf8');

const messagesOf = (scenario: string): readonly string[] =>
  problemsOf(`version: 1\nscenarios:\n  a: ${scenario}\n`).map(({ message }) => message);

/** The resolved driver of a suite of one scenario. */
function driverOf(text: string): unknown {
  const parsed = parseConfig(text, 'stress.yml');
  return 'config' in parsed ? parsed.config.scenarios[0]?.driver : parsed.problems;
}

test.each([...PAGE.matchAll(/```yaml\n([\s\S]+?)```/g)].map(([, text = '']) => [text] as const))(
  'a suite of the page on workers is valid:\n%s',
  text => {
    expect(driverOf(text)).toHaveProperty('kind');
  },
);

describe('a worker and a module', () => {
  test('are resolved with their defaults', () => {
    const load = 'load: { iterations: 10 }';
    expect(driverOf(`version: 1\nscenarios:\n  a: { worker: { command: ./w }, ${load} }\n`)).toMatchObject({
      kind: 'worker',
      command: './w',
      operation: null,
      parameters: {},
      warmup: 0,
    });
    expect(driverOf(`version: 1\nscenarios:\n  a: { module: { file: ./f.js }, ${load} }\n`)).toMatchObject({
      kind: 'module',
      file: './f.js',
      export: 'default',
      parameters: {},
      warmup: 0,
    });
  });

  test('need to know how many operations they do', () => {
    expect(messagesOf('{ worker: { command: ./w } }')).toEqual([
      'A worker does many operations in one process; say how many or for how long, such as `load: { iterations: 1000 }`',
    ]);
    expect(messagesOf('{ module: { file: ./f.js }, load: { users: 2 } }')).toEqual([
      'A module does many operations in one process; say how many or for how long, such as `load: { iterations: 1000 }`',
    ]);
  });

  test('answer in time or not at all: nobody has to watch whether they hang', () => {
    expect(
      messagesOf(
        '{ worker: { command: ./w }, load: { iterations: 9 }, detectors: [node, { name: hang, after: 2s }] }',
      ),
    ).toEqual([
      '`hang` watches processes that say nothing of themselves, and a worker answers each operation or has timed out; remove it, and set `timeout`',
    ]);
  });

  test('are not repeated', () => {
    expect(messagesOf('{ module: { file: ./f.js }, repeat: { runs: 5 } }')).toEqual([
      '`module` cannot stand beside `repeat`: a run is a process that ends by itself; give the scenario a `command`',
    ]);
  });

  test('have no output to read, and no instructions that are only theirs', () => {
    const text =
      '{ worker: { command: ./w }, load: { iterations: 9 }, read: [{ from: stdout }], measure: instructions }';
    expect(messagesOf(text).toSorted()).toEqual([
      'Instructions are counted over a whole process, which does more here than its operations; count those of a `command`',
      '`read` looks at what a command prints, and a worker answers instead; remove it',
    ]);
  });
});

describe('a variable of ours in a list, which no shell reads,', () => {
  test('is told, since it would be passed on as it is', () => {
    const [message] = messagesOf('{ command: [pytest, "--junitxml=$STRESS_DIR/j.xml"] }');
    expect(message).toMatch(/^`\$STRESS_DIR` stands in a list, which no shell reads/);
  });

  test('is what a shell in the list is given', () => {
    expect(messagesOf('{ command: [sh, -c, "pytest --junitxml=$STRESS_DIR/j.xml"] }')).toEqual([]);
  });
});

test('processes that are stopped and continued are not watched for hangs', () => {
  const repeat = 'repeat: { runs: 5, vary: { pulses: [off, on] } }';
  expect(messagesOf(`{ command: ./t, detectors: [hang], ${repeat} }`)).toEqual([
    '`hang` cannot watch processes that `pulses` stop and continue; make two scenarios, one with each',
  ]);
  expect(messagesOf('{ command: ./t, detectors: [hang], repeat: { vary: [seed, pulses] } }')).toHaveLength(1);
  expect(messagesOf('{ command: ./t, detectors: [hang], repeat: { vary: [seed, cpus] } }')).toEqual([]);
});
