import * as z from 'zod/mini';
import { DEFAULTS } from './defaults.ts';
import { defaultsTo, flag, may, text, titled } from './leaf.ts';
import { duration, limit, regression } from './values.ts';

/** What a metric must hold. Units depend on the metric, so `max`, `min` and `floor` are read again in `thresholds.ts`. */
const threshold = titled(
  z.strictObject({
    max: may(limit(), 'The metric must not be above this, whatever it was before', '500us', '64MB', '1%'),
    min: may(limit(), 'The metric must not be below this', '200/s'),
    regression: may(
      regression(),
      'Relative change for the worse that matters; `off` stops the comparison. Without it, the default of the metric’s kind',
      '5%',
      'off',
    ),
    floor: may(limit(), 'Absolute change below which nothing matters', '2ms', '64KB'),
    required: defaultsTo(
      flag(),
      DEFAULTS.threshold.required,
      'A check that was skipped or inconclusive fails',
      true,
    ),
    relativeTo: may(
      text('scenario name'),
      'Judge the ratio to another scenario of the same run',
      'reference',
    ),
    for: may(duration(), 'Only when it lasts so long', '5s'),
    abortOnFail: may(flag(), 'Stop the scenario as soon as the limit is broken', true),
  }),
  'threshold',
  { regression: '5%' },
  { max: '500ms' },
);

/** Thresholds by metric id; on the level of the suite also by glob. */
export const thresholds = () => titled(z.record(z.string(), threshold), 'map of thresholds');
