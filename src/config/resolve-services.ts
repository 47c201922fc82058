import { type Readiness, type ServicePlan, startOrder } from '../model/service.ts';
import type { Config, ScenarioConfig } from './config.ts';
import type { Document } from './schema.ts';
import { servicesMeant, textsOf } from './service-needs.ts';
import { entriesOf, nodeAt, type TreeNode } from './tree.ts';

type WrittenService = NonNullable<Document['services']>[string];
type WrittenScenario = Document['scenarios'][string];

/** The services of a document without problems, in file order. What one refers to it needs, but for itself. */
export function servicesOf({ services = {} }: Document, tree: TreeNode): readonly ServicePlan[] {
  const names = entriesOf(nodeAt(tree, ['services'])).map(([name]) => name);
  return names.flatMap(name => {
    const written = services[name];
    return written === undefined ? [] : [serviceOf(name, written, names)];
  });
}

function serviceOf(name: string, written: WrittenService, names: readonly string[]): ServicePlan {
  const { command, cwd, env = {}, needs = [], ready, stopTimeout: stopTimeoutMs, scope } = written;
  const commands = [command, ...(ready.command === undefined ? [] : [ready.command])];
  const meant = servicesMeant(textsOf(commands, env), names).filter(other => other !== name);
  return {
    name,
    command,
    cwd,
    env,
    needs: [...new Set([...needs, ...meant])],
    ready: readinessOf(ready),
    readyTimeoutMs: ready.timeout,
    stopTimeoutMs,
    scope,
  };
}

function readinessOf({ http, tcp, log, command }: WrittenService['ready']): Readiness {
  if (http !== undefined) return { kind: 'http', target: http };
  if (tcp !== undefined) return { kind: 'tcp', target: tcp };
  if (log !== undefined) return { kind: 'log', pattern: log };
  return command === undefined ? { kind: 'port' } : { kind: 'command', command };
}

/** Addresses and headers, in which references are replaced as in the arguments of a command. */
const textsOfRequests = (http: NonNullable<WrittenScenario['http']>): readonly string[] =>
  [http].flat().flatMap(({ url, headers = {} }) => [url, ...Object.values(headers)]);

/** The services that run beside a scenario, in the order of their start; nothing where it needs none. */
export function scenarioServices(
  { needs = [], command, http, env = {}, results }: WrittenScenario,
  suiteEnv: Config['env'],
  services: readonly ServicePlan[],
): Pick<ScenarioConfig, 'services'> {
  const names = services.map(({ name }) => name);
  const commands = [command ?? [], http === undefined ? [] : textsOfRequests(http)];
  const texts = textsOf(commands, { ...suiteEnv, ...env });
  const needed = results === undefined ? [...needs, ...servicesMeant(texts, names)] : [];
  const ordered = startOrder(needed, services).map(({ name }) => name);
  return ordered.length === 0 ? {} : { services: ordered };
}
