import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';

/** A request as it came in: `path` with its query, `body` as text. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** What GitHub's published OpenAPI document says against a request, a sentence each; none where it is a valid one. */
export type RequestCheck = (request: ApiRequest) => readonly string[];

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: object;
}
interface Operation {
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, unknown>> };
}
interface Reference {
  readonly $ref: string;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
}

const FILE = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
const JSON_BODY = 'application/json';
/** More than this GitHub cuts to it without a word, so that a caller would take the first page for all there is. */
const MOST_PER_PAGE = 100;

/**
 * Checks requests against the document of 811 paths. It is read when the first request comes (a third of a second), and a schema is
 * compiled when its operation is first used.
 */
export function openApiCheck(): RequestCheck {
  let check: RequestCheck | null = null;
  return request => {
    check ??= checkAgainst(JSON.parse(readFileSync(FILE, 'utf8')));
    return check(request);
  };
}

function checkAgainst(document: Document): RequestCheck {
  const find = finder(document);
  const valid = validator(document);
  return ({ method, path, body }) => {
    const { pathname, searchParams } = new URL(path, 'http://localhost');
    const found = find(pathname, method.toLowerCase());
    const problems =
      found === null
        ? ['GitHub has no such route']
        : [
            ...parameterProblems(parametersOf(document, found), 'path', found.values, valid),
            ...parameterProblems(
              parametersOf(document, found),
              'query',
              Object.fromEntries(searchParams),
              valid,
            ),
            ...bodyProblems(found, body, valid),
          ];
    return problems.map(problem => `${method} ${path}: ${problem}`);
  };
}

/** An operation, where it stands in the document, and the variables of the path as they came. */
interface Found {
  readonly operation: Operation;
  readonly pointer: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Finds the operation of a path. Of templates that match, the one with fewer variables is meant, of equals the longer. */
function finder({ paths }: Document): (pathname: string, method: string) => Found | null {
  const routes = Object.entries(paths)
    .map(([template, methods]) => ({ template, methods, pattern: patternOf(template) }))
    .toSorted(
      (a, b) =>
        a.template.split('{').length - b.template.split('{').length || b.template.length - a.template.length,
    );
  return (pathname, method) => {
    for (const { template, methods, pattern } of routes) {
      const operation = methods[method];
      const values = operation === undefined ? undefined : pattern.exec(pathname)?.groups;
      if (operation === undefined || values === undefined) continue;
      return { operation, pointer: pointerTo('paths', template, method), values: decoded(values) };
    }
    return null;
  };
}

/** A variable is one segment, but for what may hold slashes in GitHub's own paths, too. */
function patternOf(template: string): RegExp {
  const source = template.split(/(\{\w+\})/).map(part => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) return part.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
    return `(?<${name}>${['path', 'ref', 'basehead'].includes(name) ? '.+' : '[^/]+'})`;
  });
  return new RegExp(`^${source.join('')}$`);
}

const decoded = (groups: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));

/** A JSON pointer as the fragment of an address. */
const pointerTo = (...names: readonly (string | number)[]): string =>
  names
    .map(name => `/${encodeURIComponent(String(name).replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('');

interface Placed extends Parameter {
  readonly pointer: string;
}

const parametersOf = ({ components }: Document, { operation, pointer }: Found): readonly Placed[] =>
  (operation.parameters ?? []).map((each, i) => {
    if (!('$ref' in each)) return { ...each, pointer: `${pointer}${pointerTo('parameters', i)}` };
    const name = each.$ref.replace('#/components/parameters/', '');
    const parameter = components.parameters[name];
    if (parameter === undefined) throw new Error(`the document has no parameter ${name}`);
    return { ...parameter, pointer: pointerTo('components', 'parameters', name) };
  });

/** What is wrong with a value by the schema at `pointer`, to be read behind its name; none where it is valid. */
type Validator = (pointer: string, value: unknown, coerce: 'coerce' | 'as-it-is') => readonly string[];

/** Values of paths and queries are text, so numbers and truths are read from it; bodies are taken as they are. */
function validator(document: Document): Validator {
  const settings = {
    strict: false,
    validateFormats: false,
    validateSchema: false,
    allErrors: true,
    logger: false,
  } as const;
  const [reading, exact] = [new Ajv({ ...settings, coerceTypes: true }), new Ajv(settings)];
  for (const ajv of [reading, exact]) ajv.addSchema(document, 'github');
  const compiled = new Map<string, ValidateFunction>();
  return (pointer, value, coerce) => {
    const key = `${coerce}${pointer}`;
    const ajv = coerce === 'coerce' ? reading : exact;
    const validate = compiled.get(key) ?? ajv.compile({ $ref: `github#${pointer}` });
    compiled.set(key, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
  };
}

function parameterProblems(
  parameters: readonly Placed[],
  place: 'path' | 'query',
  values: Readonly<Record<string, string>>,
  valid: Validator,
): readonly string[] {
  const known = parameters.filter(parameter => parameter.in === place);
  const unknown = Object.keys(values).filter(name => !known.some(parameter => parameter.name === name));
  return [
    ...(place === 'query' ? unknown.map(name => `${name} is no parameter of it`) : []),
    ...known.flatMap(({ name, required, pointer }) => {
      const value = values[name];
      if (value === undefined) return required ? [`${name} is missing`] : [];
      return valid(`${pointer}/schema`, value, 'coerce').map(problem => `${name}${problem}`);
    }),
    ...(Number(values.per_page ?? 1) > MOST_PER_PAGE ? [`per_page is above ${MOST_PER_PAGE}`] : []),
  ];
}

function bodyProblems({ operation, pointer }: Found, body: string, valid: Validator): readonly string[] {
  const { requestBody } = operation;
  if (body === '') return requestBody?.required ? ['it wants a body'] : [];
  if (requestBody?.content[JSON_BODY] === undefined) return ['it takes no JSON body'];
  const schema = `${pointer}${pointerTo('requestBody', 'content', JSON_BODY, 'schema')}`;
  return valid(schema, JSON.parse(body), 'as-it-is').map(problem => `body${problem}`);
}
