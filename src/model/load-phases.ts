import type { LoadPhase, LoadSpan } from './load.ts';
import type { TimedPhase } from './load-shape.ts';

/** A part of a load that belongs to a phase, or to none. */
export interface PhasePart {
  readonly durationMs: number;
  readonly phase: string | null;
  readonly measure: boolean;
}

/** Parts that follow each other → phases in order of their first part; parts of one name are spans of one phase. */
export function phasesOf(parts: Iterable<PhasePart>): readonly LoadPhase[] {
  const phases = new Map<string, { readonly measure: boolean; readonly spans: LoadSpan[] }>();
  let fromMs = 0;
  for (const { durationMs, phase, measure } of parts) {
    const toMs = fromMs + durationMs;
    if (phase !== null) {
      const { spans = [] } = phases.get(phase) ?? {};
      spans.push(...joined(spans.pop(), { fromMs, toMs }));
      phases.set(phase, { measure, spans });
    }
    fromMs = toMs;
  }
  return [...phases].map(([name, phase]) => ({ name, ...phase }));
}

/** One span where the second begins as the first ends. */
const joined = (before: LoadSpan | undefined, next: LoadSpan): readonly LoadSpan[] => {
  if (before === undefined) return [next];
  return before.toMs === next.fromMs ? [{ fromMs: before.fromMs, toMs: next.toMs }] : [before, next];
};

/** The phases of a scenario as parts. */
export const partsOfPhases = (phases: readonly TimedPhase[]): readonly PhasePart[] =>
  phases.map(({ name, durationMs, measure }) => ({ durationMs, phase: name, measure }));

/** How long `parts` take together, milliseconds. */
export const lengthOf = (parts: readonly { readonly durationMs: number }[]): number =>
  parts.reduce((sum, { durationMs }) => sum + durationMs, 0);

/** Whether `ms` since the start of the load lies in one of `spans`, whose ends are not in them. */
export const isIn = (spans: readonly LoadSpan[], ms: number): boolean =>
  spans.some(({ fromMs, toMs }) => ms >= fromMs && ms < toMs);
