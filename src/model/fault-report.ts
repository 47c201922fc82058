import type { Fault } from './detected.ts';
import type { Outcome } from './outcome.ts';

/** Why an operation that ended well is broken all the same. */
export const reportOf = ({ detector, title }: Pick<Fault, 'detector' | 'title'>): string =>
  `${detector} reported: ${title}`;

/**
 * Whether an outcome is nothing but a report of the detector of `fault`: titles of one fault may differ between invocations. What hung was
 * ended because of what the watcher saw.
 */
export const isReportOf = ({ detector }: Pick<Fault, 'detector'>, outcome: Outcome): boolean =>
  (outcome.kind === 'hung' && detector === 'hang') ||
  (outcome.kind === 'broken' && outcome.reason.startsWith(reportOf({ detector, title: '' })));
