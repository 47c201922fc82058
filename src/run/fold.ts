import { ARMS, type Arm } from '../model/arm.ts';
import type { Caveat } from '../model/caveat.ts';
import type { CalibrationReading, RunEvent, RunStarted } from '../model/event.ts';
import type { RunResult, ScenarioResult, SetupResult } from '../model/result.ts';
import { SuiteError } from '../model/suite-error.ts';
import { ScenarioFold } from './fold-scenario.ts';

/**
 * The result of a run is a fold over its events: any prefix that holds the first one is a readable result, and what a run returns is
 * what its recording says. `add` costs what the event holds; `result` copies the samples so far, so a look during a run is cheap.
 */
export class ResultFold {
  readonly #started: RunStarted;
  readonly #scenarios: readonly Readonly<Record<Arm, ScenarioFold>>[];
  readonly #calibration: CalibrationReading[] = [];
  readonly #caveats: Caveat[] = [];
  readonly #setups: Record<Arm, SetupResult | null> = {
    head: null,
    base: null,
    control: null,
  };
  #interruption: RunResult['interruption'] = null;
  #complete = false;
  #durationMs = 0;

  constructor(started: RunStarted) {
    this.#started = started;
    this.#scenarios = started.plan.scenarios.map(scenario => ({
      head: new ScenarioFold(scenario, 'head'),
      base: new ScenarioFold(scenario, 'base'),
      control: new ScenarioFold(scenario, 'control'),
    }));
  }

  add(event: RunEvent): void {
    this.#durationMs = Math.max(this.#durationMs, event.atMs);
    switch (event.type) {
      case 'setup-finished':
        this.#setups[event.arm] = { outcome: event.outcome, durationMs: event.durationMs, log: event.log };
        break;
      case 'calibrated':
        this.#calibration.push(event.reading);
        break;
      case 'caveat':
        this.#caveats.push(event.caveat);
        break;
      case 'interrupted':
        this.#interruption = { signal: event.signal };
        break;
      case 'run-finished':
        this.#complete = true;
        break;
      case 'scenario-started':
        this.#scenario(event.scenario, event.arm)?.begin();
        break;
      case 'invocation-finished':
        this.#scenario(event.invocation.scenario, event.invocation.arm)?.add(event.invocation);
        break;
      case 'service-ready':
      case 'service-ended':
        this.#scenario(event.scenario, event.arm)?.addService(event);
        break;
      case 'scenario-finished':
        this.#scenario(event.scenario, event.arm)?.end(event.ending);
        break;
      // The trace of the invocation says it again.
      case 'load-window':
        break;
      // A second beginning says nothing new: two runs never share a recording.
      case 'run-started':
        break;
    }
  }

  result(): RunResult {
    const { schemaVersion, tool, startedAt, commit, environment, plan } = this.#started;
    return {
      ...{ schemaVersion, tool, startedAt },
      durationMs: this.#durationMs,
      complete: this.#complete,
      interruption: this.#interruption,
      ...{ commit, environment, plan },
      setup: this.#setups.head,
      baseSetup: this.#setups.base,
      calibration: [...this.#calibration],
      scenarios: this.#scenarios.flatMap((sides): readonly ScenarioResult[] =>
        ARMS.filter(arm => arm === 'head' || sides[arm].begun).map(arm => sides[arm].result()),
      ),
      caveats: [...this.#caveats],
    };
  }

  /** Undefined for a scenario that the plan does not have, as in a damaged recording. */
  #scenario(id: string, arm: Arm): ScenarioFold | undefined {
    return this.#scenarios.find(({ head }) => head.id === id)?.[arm];
  }
}

/**
 * Folds the events of one run into its result. Throws `SuiteError` when the first event is not `run-started`: without the plan and the
 * environment there is nothing to fold into.
 */
export function fold(events: Iterable<RunEvent>): RunResult {
  let result: ResultFold | null = null;
  for (const event of events) {
    if (result !== null) result.add(event);
    else if (event.type === 'run-started') result = new ResultFold(event);
    else break;
  }
  if (result !== null) return result.result();
  throw new SuiteError('Cannot read the recording: it does not begin with a run-started event', {
    exitCode: 3,
  });
}
