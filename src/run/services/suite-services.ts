import type { Arm } from '../../model/arm.ts';
import type { ServicePlace } from '../../model/event.ts';
import type { Plan, PlannedScenario } from '../../model/plan.ts';
import { type ServiceEnding, type ServicePlan, type ServiceScope, scopeBeside } from '../../model/service.ts';
import { hashSeed } from '../../stats/random.ts';
import type { Journal } from '../journal.ts';
import { serviceLogName } from '../log-name.ts';
import type { Tree } from '../tree.ts';
import type { ServicesBeside, ServiceTrouble } from './beside.ts';
import { diedUnnoticed, endRunning, type Running } from './running.ts';
import type { ServiceSurroundings } from './service-command.ts';
import { ServiceLogs } from './service-logs.ts';
import { startService } from './start-service.ts';

/** What services of a run are made with. */
export interface SuiteOptions extends ServiceSurroundings {
  readonly plan: Pick<Plan, 'seed' | 'services' | 'scenarios'>;
  readonly journal: Journal;
  /** The output folder. */
  readonly out: string;
  readonly treeOf: (arm: Arm) => Tree;
}

/** One side of one scenario. */
export interface Side {
  readonly scenario: PlannedScenario;
  readonly arm: Arm;
}

/** Why services do not run. */
export type Obstacle =
  | ({ readonly kind: 'trouble' } & ServiceTrouble)
  /** The run was stopped while they were started. */
  | { readonly kind: 'interrupted' };

/** A service that ended by itself. `isForGood`: it is not started again for the scenario. */
export interface ServiceDeath extends ServiceTrouble {
  readonly isForGood: boolean;
}

/**
 * The services of one run. Each side of a scenario has instances of its own, in its own tree and with its own ports; those of the suite are
 * shared by the scenarios of a side. One that ends by itself is not started again for a scenario that has met it: that would hide it.
 */
export class SuiteServices {
  readonly #options: SuiteOptions;
  /** By key, in the order in which they were started. */
  readonly #running = new Map<string, Running>();
  readonly #logs: ServiceLogs;
  /** Keys of the instances that each side has met. */
  readonly #met = new Map<string, Set<string>>();
  readonly #released = new Set<string>();
  /** What kept the services of a side from running; they are not tried again for it. */
  readonly #obstacles = new Map<string, Obstacle>();
  #ending: Promise<unknown> = Promise.resolve();

  constructor(options: SuiteOptions) {
    this.#options = options;
    this.#logs = new ServiceLogs(options.out, options.journal);
  }

  /** Resolves when no service is being stopped: that would disturb what is measured. */
  async quiet(): Promise<void> {
    await this.#ending;
  }

  /** Roots of the trees of all that runs. */
  rootPids(): readonly number[] {
    return [...this.#running.values()].flatMap(({ instance }) => instance.rootPid ?? []);
  }

  /** Starts what `side` needs and does not have: all of it, or only what lives longer than an invocation. Null when it runs. */
  async open(side: Side, which: 'lasting' | 'all'): Promise<Obstacle | null> {
    const known = this.#obstacles.get(sideKey(side));
    if (known !== undefined) return known;
    if (this.#options.stop.aborted) return { kind: 'interrupted' };
    for (const service of this.#servicesOf(side)) {
      if (which === 'lasting' && scopeOf(service, side) === 'invocation') continue;
      const obstacle = await this.#ensure(service, side);
      if (obstacle === null) continue;
      this.#obstacles.set(sideKey(side), obstacle);
      return obstacle;
    }
    return null;
  }

  /** What runs beside an invocation of `side`, which is open. */
  beside(side: Side): ServicesBeside {
    const all = this.#runningOf(side);
    const roots = all.flatMap(({ instance }) => instance.rootPid ?? []);
    const [first, ...more] = roots;
    if (first === undefined) throw new Error(`${side.scenario.id} has no service that runs`);
    return {
      addresses: this.#addresses(side),
      rootPids: [first, ...more],
      ownPids: all.flatMap(({ instance }) => instance.ownPids),
      temporary: all.length === 1 ? (all[0]?.temporary?.path ?? null) : null,
      over: AbortSignal.any(all.map(({ instance }) => instance.over)),
    };
  }

  /** What became of a service of `side` that has ended by itself, or null when all of them run. */
  async death(side: Side): Promise<ServiceDeath | null> {
    const dead = this.#runningOf(side).find(({ instance }) => !instance.isLive());
    if (dead === undefined) return null;
    const isForGood = scopeOf(dead.instance.service, side) !== 'invocation';
    return { ...(await this.#bury(dead)), isForGood };
  }

  /** Ends what lives for one invocation only. */
  async endPassing(side: Side): Promise<void> {
    const passing = this.#runningOf(side).filter(
      ({ instance }) => scopeOf(instance.service, side) === 'invocation',
    );
    for (const running of passing.toReversed()) await this.#end(running);
  }

  /** No more invocations of `side`: ends what no other needs, without waiting for it (`quiet`). Nothing happens a second time. */
  release(side: Side): void {
    if (this.#released.has(sideKey(side))) return;
    this.#released.add(sideKey(side));
    const unneeded = this.#runningOf(side).filter(({ instance }) => !this.#isNeeded(instance.service, side));
    this.#after(async () => {
      for (const running of unneeded.toReversed()) await this.#endUnneeded(running);
    });
  }

  /** Ends all, in the opposite order of their start. */
  async dispose(): Promise<void> {
    try {
      await this.quiet();
      for (const running of [...this.#running.values()].toReversed()) await this.#endUnneeded(running);
    } finally {
      this.#logs.close();
    }
  }

  #after(work: () => Promise<void>): void {
    this.#ending = this.#ending.then(work);
    // Whoever waits for quiet is told; nobody else has to be.
    this.#ending.catch(() => {});
  }

  #servicesOf({ scenario }: Side): readonly ServicePlan[] {
    const { services = [] } = this.#options.plan;
    return (scenario.services ?? []).flatMap(name => services.filter(service => service.name === name));
  }

  #runningOf(side: Side): readonly Running[] {
    return this.#servicesOf(side).flatMap(service => this.#running.get(keyOf(service, side)) ?? []);
  }

  #addresses(side: Side): ServicesBeside['addresses'] {
    return new Map(this.#runningOf(side).map(({ instance }) => [instance.service.name, instance.address]));
  }

  /** A service of the suite is needed until every scenario that names it is released. */
  #isNeeded(service: ServicePlan, { arm }: Side): boolean {
    return (
      service.scope === 'suite' &&
      this.#options.plan.scenarios.some(
        scenario =>
          scenario.services?.includes(service.name) === true &&
          !this.#released.has(sideKey({ scenario, arm })),
      )
    );
  }

  async #ensure(service: ServicePlan, side: Side): Promise<Obstacle | null> {
    const key = keyOf(service, side);
    const met = this.#met.get(sideKey(side)) ?? new Set();
    this.#met.set(sideKey(side), met);
    const running = this.#running.get(key);
    if (running !== undefined && !running.instance.isLive()) {
      const trouble = await this.#bury(running);
      if (met.has(key))
        return { kind: 'trouble', ...trouble, reason: `${trouble.reason} between two invocations` };
    }
    const obstacle = this.#running.has(key) ? null : await this.#start(service, side);
    if (obstacle === null) met.add(key);
    return obstacle;
  }

  async #start(service: ServicePlan, side: Side): Promise<Obstacle | null> {
    const { journal, plan, treeOf } = this.#options;
    const place = this.#placeOf(service, side);
    const startedAtMs = performance.now();
    const request = {
      service,
      tree: treeOf(side.arm),
      addresses: this.#addresses(side),
      seed: hashSeed(`${plan.seed}/service/${service.name}`),
      log: this.#logs.at(place.log),
    };
    const started = await startService(request, this.#options);
    if (started.kind === 'interrupted') return started;
    if (started.kind === 'failed') {
      const { reason, excerpt, aliveMs } = started;
      journal.emit({ type: 'service-ended', ...place, aliveMs, ending: { kind: 'not-ready', reason } });
      return { kind: 'trouble', service: service.name, reason, excerpt, log: place.log };
    }
    const { instance, readyMs, temporary } = started;
    this.#running.set(keyOf(service, side), { instance, place, startedAtMs, temporary });
    journal.emit({ type: 'service-ready', ...place, readyMs });
    return null;
  }

  #placeOf(service: ServicePlan, side: Side): ServicePlace {
    const { scenario, arm } = side;
    const log = serviceLogName(service.name, service.scope === 'suite' ? null : scenario.id, arm);
    return { service: service.name, scenario: scenario.id, arm, log };
  }

  async #bury(running: Running): Promise<ServiceTrouble> {
    const { instance, place } = running;
    await this.#end(running);
    return {
      service: place.service,
      reason: instance.endedHow(),
      excerpt: instance.excerpt(),
      log: place.log,
    };
  }

  async #endUnneeded(running: Running): Promise<void> {
    const ending = await this.#end(running);
    if (ending?.kind === 'died') this.#options.journal.caveat(diedUnnoticed(running.place, ending.reason));
  }

  /** Null for one that is ended already. */
  async #end(running: Running): Promise<ServiceEnding | null> {
    const entry = [...this.#running].find(([, other]) => other === running);
    if (entry === undefined) return null;
    this.#running.delete(entry[0]);
    const { journal, stop } = this.#options;
    return endRunning(running, journal, stop);
  }
}

const sideKey = ({ scenario, arm }: Side): string => `${arm} ${scenario.id}`;

/** Names of services have no blank, and sides are three words without one. */
const keyOf = (service: ServicePlan, side: Side): string =>
  service.scope === 'suite'
    ? `${side.arm} ${service.name}`
    : `${side.arm} ${service.name} ${side.scenario.id}`;

const scopeOf = (service: ServicePlan, { scenario }: Side): ServiceScope => scopeBeside(service, scenario);
