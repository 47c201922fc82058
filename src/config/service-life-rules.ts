import { SERVICE_SCOPES, startOrder } from '../model/service.ts';
import { requestsIn } from './http-requests.ts';
import { shorten } from './quantity.ts';
import type { Program } from './service-program.ts';
import { isSoak } from './soak.ts';
import { atKey, type Finding, scalarText, type TreeNode } from './tree.ts';

/** What must hold of how long services live, and in which order they start. */
export function lifeFindings(
  services: readonly Program[],
  scenarios: readonly Program[],
): readonly Finding[] {
  return [
    ...circles(services),
    ...services.flatMap(program => outlived(program, services)),
    ...scenarios.flatMap(program => unmeasurable(program, services)),
  ];
}

/** A service that waits for itself is never started. Each service is visited once, so one circle of several that share a part is told. */
function circles(services: readonly Program[]): readonly Finding[] {
  const needsOf = new Map(services.map(({ path, needs }) => [String(path[1]), needs]));
  const visited = new Set<string>();
  const visit = (name: string, trail: readonly string[]): readonly Finding[] => {
    const at = trail.indexOf(name);
    if (at >= 0) return [circle(trail.slice(at))];
    if (visited.has(name)) return [];
    visited.add(name);
    return (needsOf.get(name) ?? []).flatMap(next => visit(next, [...trail, name]));
  };
  return [...needsOf.keys()].flatMap(name => visit(name, []));
}

function circle(members: readonly string[]): Finding {
  const [first = ''] = members;
  const message =
    members.length === 1
      ? `\`${first}\` needs itself, so it can never be started; remove it from its \`needs\``
      : `${[...members, first].map(member => `\`${member}\``).join(' needs ')}: none of them can be started first; remove one of these needs`;
  return atKey(['services', first], message);
}

const scopeOf = ({ node }: Program): number => {
  const written = node.children.get('scope')?.value;
  return SERVICE_SCOPES.indexOf(SERVICE_SCOPES.find(scope => scope === written) ?? 'scenario');
};

/** What a service needs has to live as long as it does. */
const outlived = (program: Program, services: readonly Program[]): readonly Finding[] =>
  program.needs.flatMap(need => {
    const needed = services.find(({ path }) => path[1] === need);
    if (needed === undefined || scopeOf(needed) >= scopeOf(program)) return [];
    const [own, theirs] = [program, needed].map(one => SERVICE_SCOPES[scopeOf(one)]);
    return [
      atKey(
        program.path,
        `\`${program.path[1]}\` lives for one ${own} and needs \`${need}\`, which lives for one ${theirs} and would end before it; give \`${need}\` the scope ${own}`,
      ),
    ];
  });

/** What cannot be measured beside services, or not beside those that live on. */
function unmeasurable(scenario: Program, services: readonly Program[]): readonly Finding[] {
  const { path, node, needs } = scenario;
  const needed = startOrder(needs, services.map(namedNeeds));
  if (needed.length === 0) return [];
  const counts = node.children.get('measure')?.value === 'instructions';
  return [
    ...(counts ? [atKey([...path, 'measure'], COUNTS_LOAD)] : []),
    ...(node.children.has('repeat') ? [atKey([...path, 'repeat'], COPIES_SHARE)] : []),
    ...soakBesideLasting(
      scenario,
      services.filter(({ path: own }) => needed.some(({ name }) => name === own[1])),
    ),
  ];
}

const COUNTS_LOAD =
  '`instructions` would count those of the command and none of its services; measure time, or count the program itself';
const COPIES_SHARE =
  '`repeat` makes copies of a test at once, and no service is started for them; let the test start what it needs';

const namedNeeds = ({ path, needs }: Program) => ({ name: String(path[1]), needs });

function soakBesideLasting({ path, node }: Program, needed: readonly Program[]): readonly Finding[] {
  const limits = node.children.get('thresholds')?.children.keys() ?? [];
  const lasting = needed.find(service => scopeOf(service) === SERVICE_SCOPES.indexOf('suite'));
  if (lasting === undefined || !isSoak(node.children.get('leaks')?.value, limits)) return [];
  const name = String(lasting.path[1]);
  return [
    atKey(
      path,
      `Growth is judged over fresh processes, and \`${name}\` has the scope suite; give it another scope`,
    ),
  ];
}

/**
 * A service that nothing needs is most likely one that somebody forgot to name. While a scenario does not say where its requests go nobody
 * knows, and that is told already.
 */
export function idleFindings(
  services: readonly Program[],
  scenarios: readonly Program[],
): readonly Finding[] {
  if (!scenarios.every(({ node }) => saysWhereItSends(node))) return [];
  const needed = startOrder(
    scenarios.flatMap(({ needs }) => needs),
    services.map(namedNeeds),
  );
  return services
    .filter(({ path }) => !needed.some(({ name }) => name === path[1]))
    .map(({ path }) =>
      atKey(
        path,
        `No scenario needs \`${shorten(String(path[1]))}\`; name it in the \`needs\` of one, refer to it (\`\${${shorten(String(path[1]))}.url}\`), or remove it`,
      ),
    );
}

function saysWhereItSends(scenario: TreeNode): boolean {
  if (!scenario.children.has('http')) return true;
  const requests = requestsIn(scenario);
  return (
    requests.length > 0 &&
    requests.every(({ node }) => /^(https?:\/\/|\$\{)/.test(scalarText(node.children.get('url')?.value)))
  );
}
