import { SERVICE_KEYS, serviceVariable, variablePart } from '../model/service-reference.ts';
import { requestTexts } from './http-requests.ts';
import { meantReferences, variablePartsIn } from './service-needs.ts';
import { PLACES } from './service-program.ts';
import { didYouMean } from './spelling.ts';
import { atValue, type Finding, nodeAt, type Path, type TreeNode } from './tree.ts';

/** Why a name is none of a service. */
export const unknownService = (shown: string, name: string, names: readonly string[]): string =>
  names.length === 0
    ? `${shown} is no service: the suite declares none; add it under \`services\` at the top`
    : `${shown} is no service of this suite${didYouMean(name, names)}; it has ${names.join(', ')}`;

/** What a program says of services in its command and its variables, and a scenario in its requests. */
export const referenceFindings = (
  node: TreeNode,
  path: Path,
  names: readonly string[],
): readonly Finding[] => [
  ...PLACES.flatMap(place => {
    const found = nodeAt(node, place);
    return found === undefined ? [] : textFindings(found, [...path, ...place], names);
  }),
  ...requestTexts(node).flatMap(({ path: place, text }) => inText(text, [...path, ...place], names)),
];

/** A text stands for a shell; of a list or a map every entry is looked at. */
export function textFindings(node: TreeNode, path: Path, names: readonly string[]): readonly Finding[] {
  if (typeof node.value === 'string')
    return [...inShell(node.value, path, names), ...variables(node.value, path, names)];
  return [...node.children].flatMap(([key, { value }]) =>
    typeof value !== 'string'
      ? []
      : [...inText(value, [...path, key], names), ...variables(value, [...path, key], names)],
  );
}

const inShell = (text: string, path: Path, names: readonly string[]): readonly Finding[] =>
  meantReferences(text, names)
    .slice(0, 1)
    .map(({ text: reference, service }) =>
      atValue(
        path,
        `\`${reference}\` stands in a shell command, in which nothing is replaced; ${names.includes(service) ? `write "$${serviceVariable(service, 'url')}"` : 'use a variable such as "$STRESS_SERVICE_API_URL"'}, or make the command a list`,
      ),
    );

/** What is meant for a service must name one, and ask what services have. */
const inText = (text: string, path: Path, names: readonly string[]): readonly Finding[] =>
  meantReferences(text, names).flatMap(({ text: reference, service, key }) => {
    if (!names.includes(service))
      return [
        atValue(
          path,
          `${unknownService(`\`${service}\` in \`${reference}\``, service, names)}; for the text itself write \`$${reference}\``,
        ),
      ];
    return SERVICE_KEYS.some(known => known === key)
      ? []
      : [
          atValue(
            path,
            `\`${reference}\` asks for \`${key}\`${didYouMean(key, SERVICE_KEYS)}; a service has ${SERVICE_KEYS.join(', ')}`,
          ),
        ];
  });

const variables = (text: string, path: Path, names: readonly string[]): readonly Finding[] =>
  variablePartsIn(text)
    .filter(part => !names.some(name => variablePart(name) === part))
    .map(part => {
      const name = part.toLowerCase().replaceAll('_', '-');
      return atValue(path, unknownService(`\`${name}\` of \`STRESS_SERVICE_${part}_…\``, name, names));
    });
