import { testLabel } from '../model/flakes.ts';
import type { Check } from '../model/verdict.ts';

/** What of its scenario a check is about: the metric, the test, the detector; null for the scenario as a whole. */
export const aboutOf = ({ metric, subject }: Pick<Check, 'metric' | 'subject'>): string | null =>
  metric ?? (subject === undefined ? null : testLabel(subject));
