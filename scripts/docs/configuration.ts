import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { markdownTable } from 'markdown-table';
import { INTENSITIES } from '../../src/config/intensity.ts';
import { inYaml } from '../../src/config/issues.ts';
import { configJsonSchema } from '../../src/config/json-schema.ts';
import { PLANNED } from '../../src/config/planned.ts';
import { UNIT_WORDS } from '../../src/config/quantity.ts';
import { FUTURE_METRICS, METRICS } from '../../src/model/metric.ts';
import { UNIT_FACTORS, type Unit } from '../../src/model/unit.ts';

type Json = { readonly [keyword: string]: unknown };

/** One map of the format: its path as readers write it, and its keys. */
interface Section {
  readonly path: string;
  readonly keys: readonly (readonly [key: string, schema: Json, required: boolean])[];
}

/** Names of the free keys under a map, by the map's own key. */
const FREE_NAMES: Readonly<Record<string, string>> = {
  scenarios: '<name>',
  services: '<name>',
  thresholds: '<metric>',
  generate: '<parameter>',
};

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;
const cell = (text: string): string => text.replaceAll('|', '\\|');

/** Every file this generator makes, by its path in the repository. */
export async function generateConfigurationDocs(): Promise<Readonly<Record<string, string>>> {
  return {
    'schema/stress.schema.json': `${JSON.stringify(configJsonSchema(), null, 2)}\n`,
    'docs/configuration.md': await configReferenceMarkdown(),
  };
}

/** The reference page: introduction, units, intensities and every key of the schema. */
export async function configReferenceMarkdown(): Promise<string> {
  const introduction = await readFile(join(import.meta.dirname, 'configuration.introduction.md'), 'utf8');
  const sections = sectionsOf(configJsonSchema(), '');
  const planned = (path: string): boolean =>
    PLANNED.some(key => patternOf(path).startsWith(key.path.join('/')));
  return [
    '<!-- Made by `npm run generate` from src/config; edit scripts/docs/configuration.introduction.md or the schema. -->',
    introduction.trimEnd(),
    unitTables(),
    intensityTable(),
    '## Keys',
    ...sections.filter(({ path }) => !planned(path)).map(section => keyTable(section, '###')),
    '## Planned keys in detail',
    'These maps belong to planned keys. Their shape is settled and checked; nothing acts on them yet.',
    ...sections.filter(({ path }) => planned(path)).map(section => keyTable(section, '###')),
    '',
  ].join('\n\n');
}

// `scenarios.<name>.load` becomes the spelling of the table of planned keys: steps apart by slashes, a star for any name.
const patternOf = (path: string): string =>
  path.replace(/<\w+>/g, '*').replaceAll('[]', '').replaceAll('.', '/');

/** The map at `path` and all maps inside it, outermost first. */
function sectionsOf(schema: Json, path: string): readonly Section[] {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Json>);
  const required = (schema.required ?? []) as readonly string[];
  const own: Section[] =
    properties.length === 0
      ? []
      : [{ path, keys: properties.map(([key, inner]) => [key, inner, required.includes(key)]) }];
  const inner = properties.flatMap(([key, value]) => sectionsOf(value, path === '' ? key : `${path}.${key}`));
  return [...own, ...inner, ...entriesOf(schema, path)];
}

/** Sections below list entries, free names and alternatives. */
function entriesOf(schema: Json, path: string): readonly Section[] {
  const free = schema.additionalProperties;
  const name = FREE_NAMES[path.split('.').at(-1) ?? ''] ?? '<name>';
  const alternatives = (schema.anyOf ?? []) as readonly Json[];
  return [
    ...(typeof free === 'object' && free !== null ? sectionsOf(free as Json, `${path}.${name}`) : []),
    ...(typeof schema.items === 'object' ? sectionsOf(schema.items as Json, `${path}[]`) : []),
    ...alternatives.flatMap(alternative => sectionsOf(alternative, path)),
  ];
}

function keyTable({ path, keys }: Section, heading: string): string {
  const rows = keys.map(([key, schema, required]) => {
    const planned = String(schema.description).startsWith('Planned: ');
    const meaning = String(schema.description).replace(/^Planned: .*?is an error\. /, '');
    return [
      code(key),
      `${cell(String(schema.title))}${words(schema)}`,
      defaultOf(schema, required),
      `${planned ? '*Planned.* ' : ''}${cell(meaning)}`,
      ((schema.examples ?? []) as readonly unknown[]).map(example => code(inYaml(example))).join(' or '),
    ];
  });
  const title = path === '' ? 'The file' : code(path);
  return `${heading} ${title}\n\n${markdownTable([['Key', 'Type', 'Default', 'Meaning', 'Example'], ...rows], { alignDelimiters: false })}`;
}

/** A map's default is in its own table. */
function defaultOf(schema: Json, required: boolean): string {
  if (schema.default === undefined) return required ? 'required' : '';
  return typeof schema.default === 'object' ? 'see below' : code(inYaml(schema.default));
}

/** Allowed words and ranges, after the kind of value. */
function words(schema: Json): string {
  if (Array.isArray(schema.enum))
    return `: ${[...new Set(schema.enum.map(word => code(String(word))))].join(', ')}`;
  return schema.maximum === undefined || schema.maximum === Number.MAX_SAFE_INTEGER
    ? ''
    : `, ${Number(schema.minimum).toLocaleString('en-US')} to ${Number(schema.maximum).toLocaleString('en-US')}`;
}

/** How each kind of number is written, and which metrics take it. */
function unitTables(): string {
  const rows = (Object.keys(UNIT_WORDS) as Unit[]).map(unit => {
    const spellings = Object.entries(UNIT_FACTORS).filter(([, known]) => known.unit === unit);
    const metrics = METRICS.filter(metric => metric.unit === unit && !FUTURE_METRICS.has(metric.id));
    return [
      UNIT_WORDS[unit].name.replace(/^a /, ''),
      UNIT_WORDS[unit].examples.map(code).join(', '),
      spellings.map(([spelling]) => code(spelling)).join(' '),
      metrics.map(({ id }) => code(id)).join(' '),
    ];
  });
  return [
    '## Numbers with units',
    'Durations, sizes and rates need their unit (0 does not). A percentage may also be written as a bare share. KB, MB and GB count in 1,024s like KiB, MiB and GiB; kB is 1,000 bytes. `m` is minutes.',
    markdownTable([['Kind', 'Written', 'Units', 'Limits of'], ...rows], { alignDelimiters: false }),
  ].join('\n\n');
}

function intensityTable(): string {
  const rows = Object.entries(INTENSITIES).map(([name, by]) => [
    code(name),
    ...[by.samples, by.iterations, by.duration, by.users, by.rate].map(factor => `× ${factor}`),
  ]);
  return [
    '## Intensities',
    '`intensity` multiplies what the file says. Results of different intensities are not compared with each other. A ladder (`users: [1, 2, 4]`) stays as written, one user stays one, and so does the number of warm-up invocations. So do the rates of `steps`, and all moments that are written: `phases`, `stages`, `spike`, `steps`, `replay` ([load](load.md#from-the-command-line)). Results are rounded and never below 1.',
    markdownTable(
      [
        [
          'Intensity',
          '`samples.min`, `samples.max`',
          '`load.iterations`',
          '`load.duration`',
          '`load.users`',
          'rates of open loads',
        ],
        ...rows,
      ],
      { alignDelimiters: false },
    ),
  ].join('\n\n');
}
