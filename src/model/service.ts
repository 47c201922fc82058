/**
 * How long one instance of a service lives. `invocation`: for one trial, so that each is a draw of its own. `scenario`: for all trials of
 * a scenario on one side. `suite`: for every scenario that needs it.
 */
export type ServiceScope = 'invocation' | 'scenario' | 'suite';

export const SERVICE_SCOPES: readonly ServiceScope[] = ['invocation', 'scenario', 'suite'];

/** What is waited for before a service may be used. */
export type Readiness =
  /** A connection to its port is accepted. */
  | { readonly kind: 'port' }
  /** It answers with a status from 200 to 399. `target` is a path on its own address, or a whole address. */
  | { readonly kind: 'http'; readonly target: string }
  /** A connection is accepted. `target` is a port of this machine, or `host:port`. */
  | { readonly kind: 'tcp'; readonly target: string }
  /** A line of its output matches this regular expression; a group named `port` tells the port that it chose itself. */
  | { readonly kind: 'log'; readonly pattern: string }
  /** The command ends with code 0; a string goes through a shell. */
  | { readonly kind: 'command'; readonly command: string | readonly string[] };

/** A program under test that scenarios put load on, as it will be started. */
export interface ServicePlan {
  /** The name in stress.yml: letters, digits, `_` and `-`. */
  readonly name: string;
  /** A string goes through a shell, a list does not and may hold references (`service-reference.ts`). */
  readonly command: string | readonly string[];
  /** Relative to the working directory of its tree. */
  readonly cwd: string;
  /** Added to its environment; values may hold references. */
  readonly env: Readonly<Record<string, string>>;
  /** Services that are ready before it is started. */
  readonly needs: readonly string[];
  readonly ready: Readiness;
  readonly readyTimeoutMs: number;
  /** From SIGTERM to SIGKILL. */
  readonly stopTimeoutMs: number;
  readonly scope: ServiceScope;
}

/** How one instance of a service ended. */
export type ServiceEnding =
  /** It ended when it was asked to. */
  | { readonly kind: 'stopped' }
  /** It withstood SIGTERM for this long and was killed. */
  | { readonly kind: 'killed'; readonly afterMs: number }
  /** It could not be started or did not become ready in time. */
  | { readonly kind: 'not-ready'; readonly reason: string }
  /** It ended by itself although it was needed: `exited with code 1`. */
  | { readonly kind: 'died'; readonly reason: string };

/** The instances of one service on one side of a scenario, added up. */
export interface ServiceResult {
  readonly service: string;
  /** Times from start to readiness, milliseconds, of the first hundred instances. */
  readonly readyMs: readonly number[];
  /** Instances by how they ended; kinds that did not occur are absent. An instance of the suite counts where it was started. */
  readonly endings: Readonly<Partial<Record<ServiceEnding['kind'], number>>>;
  /** Log file, relative to the output folder. */
  readonly log: string;
}

/**
 * The services that `names` need, themselves included, each after those it needs: the order in which they are started. A name without
 * a service is passed over, and so is a service that needs itself in a circle: whoever checks a suite says so.
 */
export function startOrder<Service extends Pick<ServicePlan, 'name' | 'needs'>>(
  names: readonly string[],
  services: readonly Service[],
): readonly Service[] {
  const byName = new Map(services.map(service => [service.name, service]));
  const ordered: Service[] = [];
  const met = new Set<string>();
  const visit = (name: string): void => {
    const service = byName.get(name);
    if (service === undefined || met.has(name)) return;
    met.add(name);
    service.needs.forEach(visit);
    ordered.push(service);
  };
  names.forEach(visit);
  return ordered;
}

/** How long an instance lives beside a scenario: growth is judged over fresh processes, so a soak has its own for each invocation. */
export const scopeBeside = (
  { scope }: Pick<ServicePlan, 'scope'>,
  { leaks }: { readonly leaks: boolean },
): ServiceScope => (leaks && scope === 'scenario' ? 'invocation' : scope);
