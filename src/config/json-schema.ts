import * as z from 'zod/mini';
import { ABOUT } from './leaf.ts';
import { notBuilt, PLANNED } from './planned.ts';
import { DRIVER_KEYS } from './scenario-schema.ts';
import { documentSchema } from './schema.ts';
import type { Path } from './tree.ts';

/** Where editors find the schema: beside the action's code on its version branch. */
export const SCHEMA_ID = 'https://raw.githubusercontent.com/org/stress-action/v1/schema/stress.schema.json';

type Json = { [keyword: string]: unknown };

const EXAMPLE = {
  version: 1,
  suite: 'orders',
  scenarios: {
    'parse-large': {
      command: 'python bench.py parse',
      samples: { warmup: 2, min: 10, max: 40 },
      thresholds: { 'time.wall': { regression: '5%', floor: '2ms' }, 'memory.peak': { max: '256MB' } },
    },
  },
};

/**
 * The JSON Schema (draft 2020-12) of stress.yml as written, for editors: every key has a title (its kind of value), a sentence
 * and examples; planned keys say that they are planned. It accepts a little more than `parseConfig`, never less.
 */
export function configJsonSchema(): Json {
  const generated = z.toJSONSchema(documentSchema, {
    io: 'input',
    metadata: ABOUT,
    reused: 'inline',
    override: ({ jsonSchema }) => showExamples(jsonSchema as Json),
  }) as Json;
  for (const { path } of PLANNED) markPlanned(generated, path);
  const scenario = (propertyAt(generated, ['scenarios', '*']) ?? {}) as Json;
  scenario.oneOf = DRIVER_KEYS.map(key => ({ required: [key] }));
  return {
    ...generated,
    $id: SCHEMA_ID,
    title: 'stress.yml',
    description: 'A stress suite for stress-action: scenarios, their load and their limits',
    examples: [EXAMPLE],
  };
}

function showExamples(schema: Json): void {
  if (!('shown' in schema)) return;
  if (Array.isArray(schema.shown) && schema.shown.length > 0) schema.examples = schema.shown;
  delete schema.shown;
}

/** The schema of the key at `path`, where `*` is any name. */
function propertyAt(schema: Json, path: Path): Json | undefined {
  let found: Json | undefined = schema;
  for (const step of path) {
    const inner =
      step === '*' ? found?.additionalProperties : (found?.properties as Json | undefined)?.[step];
    found = inner as Json | undefined;
  }
  return found;
}

function markPlanned(schema: Json, path: Path): void {
  const property = propertyAt(schema, path);
  if (property === undefined) throw new Error(`The planned key ${path.join('.')} is not in the schema`);
  property.description = `Planned: ${notBuilt('this key', 'using it is an error')}. ${property.description}`;
}
