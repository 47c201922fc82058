import { describe, expect, test } from 'vitest';
import { configJsonSchema } from '../../src/config/json-schema.ts';
import { PLANNED } from '../../src/config/planned.ts';
import { problemsOf } from './suite-text.ts';

type Json = { readonly [keyword: string]: unknown };

/** A name that may stand for the star in a planned path, by the step before it. */
const NAMES: Readonly<Record<string, string>> = { scenarios: 'parse', thresholds: 'time.wall' };

/** The example of the key at `path` in the published schema. */
function exampleAt(path: readonly (string | number)[]): unknown {
  let schema = configJsonSchema() as Json;
  for (const step of path) {
    const inner = step === '*' ? schema.additionalProperties : (schema.properties as Json)[step];
    schema = inner as Json;
  }
  return (schema.examples as unknown[])[0];
}

/** A valid suite with the planned key in it, as JSON (which is YAML), and the key's path. */
function suiteUsing(path: readonly (string | number)[]): { readonly text: string; readonly at: string } {
  const steps = path.map((step, index) =>
    step === '*' ? (NAMES[String(path[index - 1])] ?? 'name') : String(step),
  );
  const document: Record<string, unknown> = { version: 1, scenarios: { parse: { command: './bench' } } };
  let inner = document;
  for (const step of steps.slice(0, -1)) {
    inner[step] ??= {};
    inner = inner[step] as Record<string, unknown>;
  }
  inner[steps.at(-1) ?? ''] = exampleAt(path);
  return { text: JSON.stringify(document, null, 2), at: steps.join('.') };
}

describe('a planned key', () => {
  test.each(PLANNED.map(({ path }) => [path.join('/'), path] as const))(
    '%s is refused by name with its place, and its example has the right shape',
    (_, path) => {
      const { text, at } = suiteUsing(path);
      const problems = problemsOf(text).filter(({ message }) => !message.includes('two drivers'));
      expect(problems.map(problem => problem.path)).toEqual([at]);
      expect(problems[0]?.message).toContain(
        `\`${path.at(-1)}\` is understood but not built in this version of stress-action`,
      );
      expect(text.split('\n')[(problems[0]?.line ?? 0) - 1]).toContain(`"${path.at(-1)}"`);
    },
  );

  test('is checked for its shape too', () => {
    const text = 'version: 1\nscenarios: { a: { command: x, checkpoint: { evry: 5m } } }\n';
    expect(problemsOf(text).map(({ path }) => path)).toEqual([
      'scenarios.a.checkpoint',
      'scenarios.a.checkpoint.evry',
    ]);
  });
});
