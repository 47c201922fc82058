import type { PhaseTrace } from '../model/load.ts';
import { formatNumber } from './format.ts';
import type { ShownLoad } from './loads.ts';
import { name, type Phrase, text } from './phrase.ts';

/** Share of operations that may end after the edge of their time without a word: about what is under way at any moment. */
const LATE = 0.02;

/**
 * Where much of what was due in a load, or in a phase of it, ended only after it: a rate counts what ended within its time, the share beside it
 * what was due in it, and the two do not fit together without this. Of one invocation.
 */
export function lateRemarks({ trace, load }: Pick<ShownLoad, 'trace' | 'load'>): readonly Phrase[] {
  if (trace === null || load.model === 'closed') return [];
  const measured = trace.phases.filter(({ measure }) => measure);
  const parts = trace.phases.length < 2 ? [] : measured;
  const late = [
    { where: [text('the load')], share: lateShare(measured) },
    ...parts.map(part => ({ where: [name(part.name)], share: lateShare([part]) })),
  ].filter(({ share }) => share > LATE);
  return late.map(({ where, share }) => [
    text(`${formatNumber(100 * share, 0)} % of what was due in `),
    ...where,
    text(' ended only after it: that is in the share beside the rate, and not in the rate'),
  ]);
}

/** Of what ended well, less what came over from before. */
function lateShare(parts: readonly PhaseTrace[]): number {
  const within = parts.reduce((sum, { soundCompleted }) => sum + soundCompleted, 0);
  const well = parts.flatMap(({ service }) => service.counts).reduce((sum, count) => sum + count, 0);
  return well === 0 ? 0 : 1 - within / well;
}
