import { join } from 'node:path';
import type { Journal } from '../journal.ts';
import { type Log, openLog } from '../process/log.ts';

/** Largest log of a service; in pairs those of all scenarios and sides are open at once, with half of this in memory. */
const LOG_CAP_BYTES = 1024 ** 2;

/** The logs of all services of a run: one for the instances at one place, with a heading for each. */
export class ServiceLogs {
  readonly #out: string;
  readonly #journal: Journal;
  readonly #logs = new Map<string, Log>();

  /** `out` is the output folder. */
  constructor(out: string, journal: Journal) {
    this.#out = out;
    this.#journal = journal;
  }

  /** The log of this name, relative to the output folder. */
  at(name: string): Log {
    const log = this.#logs.get(name) ?? openLog(join(this.#out, name), LOG_CAP_BYTES);
    this.#logs.set(name, log);
    return log;
  }

  /** Writes what was kept from their ends; no more can be added. */
  close(): void {
    for (const [name, log] of this.#logs) {
      log.close();
      if (log.fault !== null) this.#sayIncomplete(name, log.fault);
    }
  }

  #sayIncomplete(name: string, fault: string): void {
    const text = `The log ${name} could not be written to the end: ${fault}`;
    const advice = 'Make room on the disk of the output folder';
    this.#journal.caveat({ code: 'service-log-incomplete', text, advice, scenario: null });
  }
}
