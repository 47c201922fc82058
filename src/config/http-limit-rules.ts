import { isOfOpenLoads } from '../model/load.ts';
import { NEIGHBOURS, nameOfRequest, requestsIn } from './http-requests.ts';
import { isOpen } from './load-keys.ts';
import { shorten } from './quantity.ts';
import { atKey, entriesOf, type Finding, type Path, type TreeNode } from './tree.ts';

/**
 * Limits on what requests of this kind, in a load of this model, never have: they would be `not measured` for ever. Only of `http`, whose
 * metrics are the program's alone; programs that are run may report a metric of any name. `path` leads to the scenario.
 */
export function httpLimitFindings(scenario: TreeNode, path: Path): readonly Finding[] {
  const requests = requestsIn(scenario);
  if (requests.length === 0) return [];
  const facts: Facts = {
    isOpen: isOpen(scenario),
    injects: requests.some(({ node }) => node.children.has('inject')),
    countsOperations: scenario.children.get('load')?.children.has('iterations') === true,
    requests: new Set(requests.flatMap(request => nameOfRequest(request) ?? [])),
  };
  return entriesOf(scenario.children.get('thresholds')).flatMap(([name]) => {
    const problem = problemOf(name, facts);
    return problem === null ? [] : [atKey([...path, 'thresholds', name], problem)];
  });
}

interface Facts {
  readonly isOpen: boolean;
  readonly injects: boolean;
  /** The load ends with its operations, not at a time. */
  readonly countsOperations: boolean;
  readonly requests: ReadonlySet<string>;
}

function problemOf(name: string, facts: Facts): string | null {
  const [metric = '', ...rest] = name.split('@');
  const part = rest.length === 0 ? null : rest.join('@');
  if (isOfOpenLoads(metric)) return openProblem(metric, part, facts);
  if (metric.startsWith('injected.')) return injectedProblem(metric, facts);
  return part !== null && NEIGHBOURS.includes(part) && facts.countsOperations
    ? comparesNothing(`\`${name}\` is`)
    : null;
}

function openProblem(metric: string, part: string | null, { isOpen, requests }: Facts): string | null {
  const latency = metric.replace('service.', 'latency.');
  if (part !== null && (requests.has(part) || NEIGHBOURS.includes(part)))
    return metric.startsWith('service.')
      ? `\`${metric}\` is measured of a whole load and of its phases, not of a single request; limit \`${latency}@${shorten(part)}\`, or remove \`@${shorten(part)}\``
      : `\`${metric}\` is counted of a whole load and of its phases, before it is known which request it would be; remove \`@${shorten(part)}\``;
  if (isOpen) return null;
  return metric.startsWith('service.')
    ? `\`${metric}\` differs from \`${latency}\` only where requests are due at moments of their own, and users wait for their answers; limit \`${latency}\`, or give the load a \`rate\``
    : `\`${metric}\` is about requests that are due at moments of their own, and users send theirs when they are free; limit \`throughput\`, or give the load a \`rate\``;
}

function injectedProblem(metric: string, facts: Facts): string | null {
  if (!facts.injects)
    return `\`${metric}\` is about bad input, and no request has \`inject\`; give one an \`inject\` and the error that it deserves, or remove the limit`;
  return metric === 'injected.slowdown' && facts.countsOperations
    ? comparesNothing(`\`${metric}\` is`)
    : null;
}

const comparesNothing = (what: string): string =>
  `${what} told from seconds with injection and seconds without, and a load with \`iterations\` ends when they are done; give it a \`duration\` of 4s or a multiple`;
