import type { Factor } from '../model/factors.ts';
import { PAYLOAD_PLACE } from '../model/http.ts';
import { requestsIn, type WrittenRequest } from './http-requests.ts';
import { readQuantity, shorten } from './quantity.ts';
import { atKey, atValue, type Finding, nodeAt, type Path, type TreeNode } from './tree.ts';

/** What factors mean to the driver of a scenario, to which `path` leads; `varied` are those that it has. */
export function factorDriverFindings(
  scenario: TreeNode,
  path: Path,
  varied: readonly Factor[],
): readonly Finding[] {
  const requests = requestsIn(scenario);
  const found = scenario.children.has('http')
    ? [...payloadPlaces(requests, scenario, varied), ...mixFindings(requests, scenario, varied)]
    : [...httpAlone(varied), ...setTwice(scenario, varied)];
  return found.map(finding => ({ ...finding, path: [...path, ...finding.path] }));
}

const LEVELS = ['load', 'factors'];

const httpAlone = (varied: readonly Factor[]): readonly Finding[] =>
  varied.includes('connections')
    ? [
        atKey(
          [...LEVELS, 'connections'],
          '`connections` are those of `http`, and this scenario has another driver; vary `concurrency`, or remove it',
        ),
      ]
    : [];

/** Where the level of a factor is told to a process. */
function setTwice(scenario: TreeNode, varied: readonly Factor[]): readonly Finding[] {
  return varied
    .filter(factor => factor === 'payload' || factor === 'mix')
    .flatMap(factor =>
      [
        ['env', `STRESS_${factor.toUpperCase()}`],
        ['worker', 'parameters', factor],
        ['module', 'parameters', factor],
      ].map(place => ({ factor, place })),
    )
    .filter(({ place }) => nodeAt(scenario, place) !== undefined)
    .map(({ factor, place }) =>
      atKey(
        place,
        `\`${place.at(-1)}\` is set to the level of \`factors.${factor}\` in each cell; remove it here, or the factor`,
      ),
    );
}

/** What one body holds in memory, in every generator thread. */
const LARGEST_BODY = 16 * 1024 ** 2;

function payloadPlaces(
  requests: readonly WrittenRequest[],
  scenario: TreeNode,
  varied: readonly Factor[],
): readonly Finding[] {
  const places = requests.filter(({ node }) => {
    const body = node.children.get('body')?.value;
    return typeof body === 'string' && body.includes(PAYLOAD_PLACE) && !/^@(?!@)/.test(body);
  });
  const at = [...LEVELS, 'payload'];
  if (!varied.includes('payload'))
    return places.map(({ path }) =>
      atValue(
        [...path, 'body'],
        `\`${PAYLOAD_PLACE}\` is as long as \`load.factors.payload\` says, and there is no such factor; add one, such as \`factors: { payload: [1KB, 64KB] }\``,
      ),
    );
  const written = nodeAt(scenario, at)?.value;
  const large = (Array.isArray(written) ? written : []).flatMap((level, index) => {
    const read = readQuantity(level, 'bytes');
    return read.ok && read.value > LARGEST_BODY
      ? [atValue([...at, index], `\`${shorten(String(level))}\` is more than the 16MB that a body may have`)]
      : [];
  });
  const nowhere = atKey(
    at,
    `No body has a place for the payload; write \`${PAYLOAD_PLACE}\` where it goes, such as \`body: '{"text":"${PAYLOAD_PLACE}"}'\``,
  );
  return places.length === 0 ? [nowhere, ...large] : large;
}

function mixFindings(
  requests: readonly WrittenRequest[],
  scenario: TreeNode,
  varied: readonly Factor[],
): readonly Finding[] {
  const at = [...LEVELS, 'mix'];
  const known = textsOf(nodeAt(scenario, at));
  const unknown = requests.flatMap(({ path, node }) =>
    textsOf(node.children.get('mixes')).flatMap((mix, index) =>
      known.includes(mix)
        ? []
        : [
            atValue(
              [...path, 'mixes', index],
              `\`${shorten(mix)}\` is no mix of this scenario; ${known.length === 0 ? 'add it to `load.factors.mix`' : `\`load.factors.mix\` has ${known.map(shorten).join(', ')}`}`,
            ),
          ],
    ),
  );
  if (!varied.includes('mix')) return unknown;
  if (requests.every(({ node }) => !node.children.has('mixes')))
    return [
      atKey(
        at,
        'Every request is in every mix; write which it is part of, such as `mixes: [read]`, or the mixes are one',
      ),
    ];
  return [...unknown, ...known.flatMap((mix, index) => emptyMix(mix, requests, [...at, index]))];
}

/** Requests that are injected are sent among others, so these do not make a mix. */
function emptyMix(mix: string, requests: readonly WrittenRequest[], at: Path): readonly Finding[] {
  const own = requests.filter(
    ({ node }) => !node.children.has('mixes') || textsOf(node.children.get('mixes')).includes(mix),
  );
  return own.some(({ node }) => !node.children.has('inject'))
    ? []
    : [
        atValue(
          at,
          `No request is part of the mix \`${shorten(mix)}\`${own.length === 0 ? '' : ' but bad input'}; add it to \`mixes\` of one`,
        ),
      ];
}

const textsOf = (node: TreeNode | undefined): readonly string[] =>
  Array.isArray(node?.value) ? node.value.filter(item => typeof item === 'string') : [];
