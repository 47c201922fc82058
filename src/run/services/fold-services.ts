import type { ServiceEnded, ServiceReady } from '../../model/event.ts';
import type { ScenarioResult } from '../../model/result.ts';
import type { ServiceEnding, ServiceResult } from '../../model/service.ts';

/** Times to readiness that are kept: an instance for each invocation would be hundreds. */
const KEPT_TIMES = 100;

interface Folded {
  readonly readyMs: number[];
  readonly endings: Partial<Record<ServiceEnding['kind'], number>>;
  readonly log: string;
}

/** The instances of each service on one side of a scenario, added up. */
export class ServiceFold {
  readonly #services = new Map<string, Folded>();

  add(event: ServiceReady | ServiceEnded): void {
    const { service, log } = event;
    const folded = this.#services.get(service) ?? { readyMs: [], endings: {}, log };
    this.#services.set(service, folded);
    if (event.type === 'service-ended') {
      const { kind } = event.ending;
      folded.endings[kind] = (folded.endings[kind] ?? 0) + 1;
    } else if (folded.readyMs.length < KEPT_TIMES) folded.readyMs.push(event.readyMs);
  }

  /** Nothing where no service was started. */
  result(): Pick<ScenarioResult, 'services'> {
    const services = [...this.#services].map(
      ([service, { readyMs, endings, log }]): ServiceResult => ({
        service,
        readyMs: [...readyMs],
        endings: { ...endings },
        log,
      }),
    );
    return services.length === 0 ? {} : { services };
  }
}
