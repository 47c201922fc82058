import type { Arm } from '../model/event.ts';
import type { PlannedScenario } from '../model/plan.ts';
import type { ServicesBeside } from './services/beside.ts';

/** Which invocation of what. */
export interface InvocationPlace {
  readonly scenario: PlannedScenario;
  readonly arm: Arm;
  readonly index: number;
  readonly warmup: boolean;
  /** Relative to the output folder. */
  readonly log: string;
  /** What runs beside it, which is then what is measured; absent where nothing does. */
  readonly services?: ServicesBeside;
}
