import { z } from 'zod';
import { type LatencyHistogram, MOST_LATENCY_BINS } from '../model/latency.ts';
import { list } from './early-list.ts';
import { count } from './schema-parts.ts';

/** As many bins as there are (src/stats/histogram.ts), each once, in order, holding something. */
export const latencySchema: z.ZodType<LatencyHistogram> = z
  .object({ bins: list(count, MOST_LATENCY_BINS), counts: list(count.min(1), MOST_LATENCY_BINS) })
  .refine(({ bins, counts }) => bins.length === counts.length, { message: 'as many counts as bins' })
  .refine(({ bins }) => bins.every((bin, i) => bin < MOST_LATENCY_BINS && bin > (bins[i - 1] ?? -1)), {
    message: `ascending bins below ${MOST_LATENCY_BINS}`,
  })
  .describe('Times of operations in log-linear bins of 1/128 octave, in ns');
