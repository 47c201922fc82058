import { readJsonPath } from '../model/json-path.ts';
import { NEIGHBOURS, nameOfRequest, requestsIn, type WrittenRequest } from './http-requests.ts';
import { isOpen } from './load-keys.ts';
import { phaseNamesOf } from './parts.ts';
import { readQuantity, shorten } from './quantity.ts';
import { atKey, atValue, entriesOf, type Finding, nodeAt, type Path, type TreeNode } from './tree.ts';

/** What must hold of requests and between them; `path` leads to the scenario from the top. */
export function httpFindings(scenario: TreeNode, path: Path): readonly Finding[] {
  const requests = requestsIn(scenario);
  if (requests.length === 0) return [];
  return [
    ...idleKeys(scenario),
    ...endless(scenario),
    ...requests.flatMap(requestFindings),
    ...nameFindings(scenario, requests),
    ...injectFindings(requests),
  ].map(found => ({ ...found, path: [...path, ...found.path] }));
}

/** Keys that say how a process is run, or what is looked for in what it prints. */
const OF_PROCESSES = ['read', 'env', 'passEnv', 'expectExitCodes', 'detectors', 'history'];

function idleKeys(scenario: TreeNode): readonly Finding[] {
  const idle = OF_PROCESSES.filter(key => scenario.children.has(key)).map(key =>
    atKey([key], `\`${key}\` is about a process that is run, and \`http\` sends requests; remove it`),
  );
  return [
    ...idle,
    ...(scenario.children.has('timeout')
      ? [atKey(['timeout'], '`timeout` limits a process; write it under `http`, where it limits a request')]
      : []),
    ...(scenario.children.get('measure')?.value === 'instructions'
      ? [atKey(['measure'], 'Instructions are counted of a command, and `http` runs none; remove it')]
      : []),
  ];
}

/** Keys of a load that say how much of it there is; shapes have a length of their own. */
const LENGTHLESS = ['users', 'thinkTime', 'arrivals', 'maxInFlight', 'overflow', 'factors'];

/** One request an invocation would be the time of one request, thirty times over. */
function endless(scenario: TreeNode): readonly Finding[] {
  const keys = [...(scenario.children.get('load')?.children.keys() ?? [])];
  const hasLength =
    keys.some(key => !LENGTHLESS.includes(key)) || scenario.children.has('phases') || isOpen(scenario);
  const message =
    'An invocation sends many requests; say how many or for how long, such as `load: { users: 8, duration: 10s }` or `load: { rate: 100/s, duration: 10s }`';
  return hasLength ? [] : [atKey(['http'], message)];
}

/** A token of RFC 9110, 5.6.2. */
const HEADER_NAME = /^[!#$%&'*+.^_`|~\dA-Za-z-]{1,100}$/;
const SET_BY_PROGRAM: ReadonlySet<string> = new Set([
  'content-length',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'upgrade',
]);

function requestFindings({ path, node }: WrittenRequest): readonly Finding[] {
  const sent = entriesOf(node.children.get('headers')).flatMap(([name, { value }]) =>
    headerFindings(name, value, [...path, 'headers', name]),
  );
  const expected = entriesOf(nodeAt(node, ['expect', 'headers'])).flatMap(([name]) =>
    HEADER_NAME.test(name) ? [] : [atKey([...path, 'expect', 'headers', name], notAHeader(name))],
  );
  const paths = entriesOf(nodeAt(node, ['expect', 'json'])).flatMap(([written]) => {
    const reading = readJsonPath(written);
    if (reading.ok) return [];
    const message = `\`${shorten(written)}\` is no JSON path: ${reading.problem}`;
    return [atKey([...path, 'expect', 'json', written], message)];
  });
  const exact = entriesOf(nodeAt(node, ['expect', 'json'])).flatMap(([written, value]) =>
    inexact(value, [...path, 'expect', 'json', written]),
  );
  return [...sent, ...expected, ...paths, ...exact, ...bodiless(node, path)];
}

/** Beyond 2^53 neighbours are one number for whoever reads JSON with the numbers of JavaScript: another would count as the expected one. */
function inexact(node: TreeNode, path: Path): readonly Finding[] {
  const { value, source, children } = node;
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    const number = shorten(source ?? String(value));
    const message = `${number} is beyond 2^53, from where on numbers of JSON are rounded, and another one would do as well; expect it in the text, such as \`body: '"id":${number}'\``;
    return [atValue(path, message)];
  }
  return [...children].flatMap(([key, child]) => inexact(child, [...path, key]));
}

/** An answer to HEAD has no body (RFC 9110, 9.3.2): what is expected of one would never be there. */
function bodiless(node: TreeNode, path: Path): readonly Finding[] {
  if (node.children.get('method')?.value !== 'HEAD') return [];
  return ['body', 'json'].flatMap(key =>
    nodeAt(node, ['expect', key]) === undefined
      ? []
      : [
          atKey(
            [...path, 'expect', key],
            `An answer to HEAD has no body; remove \`${key}\`, or write \`method: GET\``,
          ),
        ],
  );
}

const notAHeader = (name: string): string =>
  `\`${shorten(name)}\` cannot name a header: use letters, digits and \`-\``;

function headerFindings(name: string, value: unknown, path: Path): readonly Finding[] {
  if (!HEADER_NAME.test(name)) return [atKey(path, notAHeader(name))];
  if (SET_BY_PROGRAM.has(name.toLowerCase()))
    return [
      atKey(path, `\`${name}\` is set for every request as its connection and body need it; remove it`),
    ];
  return typeof value === 'string' && /[^\t\x20-\x7e\x80-\xff]/.test(value)
    ? [
        atValue(
          path,
          'A header holds one line of Latin letters; remove line breaks, and encode other letters',
        ),
      ]
    : [];
}

/** Names that the program gives to parts of its own. */
const RESERVED: ReadonlySet<string> = new Set([...NEIGHBOURS, 'all']);

/** Metrics are told apart by these names, and by those of phases. */
function nameFindings(scenario: TreeNode, requests: readonly WrittenRequest[]): readonly Finding[] {
  const phases = phaseNamesOf(scenario) ?? [];
  const names = requests.map(nameOfRequest);
  return requests.flatMap(({ path, node }, index) => {
    const name = names[index] ?? null;
    if (name === null) return [];
    const at = node.children.has('name') ? [...path, 'name'] : path;
    if (RESERVED.has(name))
      return [atValue(at, `\`${name}\` names a part that the program makes; choose another name`)];
    if (phases.includes(name))
      return [atValue(at, `\`${shorten(name)}\` names a phase of this scenario, too; choose another name`)];
    return names.indexOf(name) < index
      ? [atValue(at, `Two requests are named \`${shorten(name)}\`; give each a \`name\` of its own`)]
      : [];
  });
}

/** More than half of what is sent would make the neighbours the exception. */
const MOST_INJECTED = 0.5;

function injectFindings(requests: readonly WrittenRequest[]): readonly Finding[] {
  const injected = requests.filter(({ node }) => node.children.has('inject'));
  const [first] = injected;
  if (first === undefined) return [];
  const at = [...first.path, 'inject'];
  if (injected.length === requests.length)
    return [
      atKey(at, 'Bad input is injected among other requests, and there is no other; add one to the list'),
    ];
  const sum = injected.reduce((total, request) => total + shareOf(request), 0);
  return [
    ...injected.flatMap(aloneFindings),
    ...(sum > MOST_INJECTED
      ? [atValue(at, `${Math.round(sum * 100)} % of the requests would be bad input; at most 50 % may be`)]
      : []),
  ];
}

function aloneFindings({ path, node }: WrittenRequest): readonly Finding[] {
  const at = [...path, 'inject'];
  return [
    ...(node.children.has('name')
      ? []
      : [atKey(at, 'A request that is injected is told by its name; give it a `name`')]),
    ...(node.children.has('expect')
      ? []
      : [
          atKey(
            at,
            'A request that is injected expects an error; say which, such as `expect: { status: 400 }`',
          ),
        ]),
    ...(node.children.has('weight')
      ? [atKey([...path, 'weight'], '`inject` says how often it is sent; remove `weight`')]
      : []),
    ...(shareOf({ path, node, isOneOfSeveral: true }) === 0
      ? [atValue(at, 'None would be sent; write a share above 0 %, or remove the request')]
      : []),
  ];
}

/** 0 for what is no share, which the schema tells. */
function shareOf({ node }: WrittenRequest): number {
  const read = readQuantity(node.children.get('inject')?.value, 'ratio');
  return read.ok ? read.value : 0;
}
