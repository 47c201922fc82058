import { serviceVariable, variablePart } from '../model/service-reference.ts';
import { shorten } from './quantity.ts';
import { idleFindings, lifeFindings } from './service-life-rules.ts';
import { entriesOfList, meantIn, type Program, programOf } from './service-program.ts';
import { referenceFindings, textFindings, unknownService } from './service-reference-rules.ts';
import { READY_KINDS, SERVICE_NAME, SERVICE_NAME_RULE } from './service-schema.ts';
import { atKey, atValue, entriesOf, type Finding, nodeAt, type TreeNode } from './tree.ts';

/** More are not started on one machine, and the walks over what they need stay short. */
const MOST_SERVICES = 100;

/** What must hold of services and of whatever refers to them. */
export function serviceFindings(tree: TreeNode): readonly Finding[] {
  const entries = entriesOf(nodeAt(tree, ['services']));
  const names = entries.map(([name]) => name);
  if (names.length > MOST_SERVICES)
    return [
      atKey(
        ['services'],
        `There are ${names.length} services; at most ${MOST_SERVICES} are started for a suite`,
      ),
    ];
  const suiteEnv = nodeAt(tree, ['env']);
  const services = entries.map(([name, node]) => programOf(['services', name], node, names));
  const scenarios = entriesOf(nodeAt(tree, ['scenarios'])).map(([name, node]) => {
    const program = programOf(['scenarios', name], node, names);
    const runs = !node.children.has('results');
    return { ...program, needs: [...program.needs, ...(runs ? meantIn(suiteEnv, names) : [])] };
  });
  const unknown = [...services, ...scenarios].flatMap(program => [
    ...unknownNeeds(program, names),
    ...referenceFindings(program.node, program.path, names),
  ]);
  return [
    ...entries.flatMap(([name, node], index) => ofService(name, node, names.slice(0, index))),
    ...unknown,
    ...(suiteEnv === undefined ? [] : textFindings(suiteEnv, ['env'], names)),
    ...lifeFindings(services, scenarios),
    // A name that is mistyped may be that of the service that seems to be idle.
    ...(unknown.length === 0 ? idleFindings(services, scenarios) : []),
  ];
}

function ofService(name: string, node: TreeNode, before: readonly string[]): readonly Finding[] {
  const path = ['services', name];
  const twin = before.find(other => variablePart(other) === variablePart(name));
  const kinds = READY_KINDS.filter(kind => node.children.get('ready')?.children.has(kind));
  return [
    ...(SERVICE_NAME.test(name)
      ? []
      : [atKey(path, `\`${shorten(name)}\` cannot name a service: ${SERVICE_NAME_RULE}`)]),
    ...(twin === undefined
      ? []
      : [
          atKey(
            path,
            `\`${name}\` and \`${twin}\` would have the same variable, ${serviceVariable(name, 'url')}; rename one`,
          ),
        ]),
    ...kinds
      .slice(1)
      .map(kind =>
        atKey(
          [...path, 'ready', kind],
          `\`${kinds[0]}\` and \`${kind}\` both say when it is ready; keep one`,
        ),
      ),
    ...['PORT', 'HOST']
      .filter(variable => nodeAt(node, ['env', variable]) !== undefined)
      .map(variable =>
        atKey(
          [...path, 'env', variable],
          `\`${variable}\` is set for every instance of a service; remove it, and say where one listens that chooses for itself by \`ready: { tcp: … }\``,
        ),
      ),
  ];
}

function unknownNeeds({ path, node }: Program, names: readonly string[]): readonly Finding[] {
  return entriesOfList(node.children.get('needs')).flatMap(([index, { value }]) =>
    typeof value !== 'string' || names.includes(value)
      ? []
      : [atValue([...path, 'needs', index], unknownService(`\`${shorten(value)}\``, value, names))],
  );
}
