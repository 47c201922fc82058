import { faultOf } from '../../ingest/detectors/fault.ts';
import type { DetectorState, Fault } from '../../model/detected.ts';
import type { Outcome } from '../../model/outcome.ts';

/** With which Node.js ends when a top-level await never settles. Source: node doc/api/process.md, "Exit codes". */
const UNSETTLED = 13;

/** The fault that Node.js below 22 tells by its exit code alone; null where it is another, or was printed. */
export function unsettledAwait(
  outcome: Outcome,
  states: readonly DetectorState[],
  printed: readonly Fault[],
): Fault | null {
  const ran = states.some(({ detector, active }) => detector === 'node' && active === true);
  const ended = outcome.kind === 'failed' && outcome.exitCode === UNSETTLED;
  if (!ran || !ended || printed.some(({ detector }) => detector === 'node')) return null;
  const report = {
    class: 'stall',
    title: `unsettled top-level await (exit code ${UNSETTLED})`,
    stacks: [],
    lines: [],
  } as const;
  return faultOf(report, { detector: 'node', source: 'exit code', root: '' });
}
