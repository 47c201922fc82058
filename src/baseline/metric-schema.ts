import { z } from 'zod';
import type { MetricDefinition } from '../model/metric.ts';
import type { MetricSamples } from '../model/result.ts';
import type { Unit } from '../model/unit.ts';
import { count, entries, finite, name, text, values } from './schema-parts.ts';

export const unitSchema: z.ZodType<Unit> = z
  .enum(['ns', 'bytes', 'ratio', 'count', 'per-second'])
  .describe('Base unit of every value of the metric');

export const betterSchema = z.enum(['lower', 'higher']).describe('Which way is better');

export const metricSchema: z.ZodType<MetricDefinition> = z
  .object({
    id: name.min(1),
    unit: unitSchema,
    better: betterSchema,
    kind: z.enum(['count', 'memory', 'cpu', 'time', 'tail', 'rate', 'share', 'slope']),
    undirected: z
      .exactOptional(z.boolean())
      .describe('Nothing says which way is better: compared only where a limit says it'),
    about: text,
  })
  .describe('Constant properties of a metric');

/** Only a trend can be negative: a time, a size or a number of things below zero was not measured. */
const mayBeNegative = ({ kind, unit }: MetricDefinition): boolean => kind === 'slope' || unit === 'ratio';

/** Samples of one metric. Beyond the types: one invocation a sample, and nothing negative that cannot be. */
export const metricSamplesSchema: z.ZodType<MetricSamples> = z
  .object({
    metric: metricSchema,
    samples: values(finite).describe('One value an invocation, in base units, in the order taken'),
    invocations: values(count).describe('Index of the invocation that gave each sample'),
    atLeast: z.exactOptional(values(count)).describe('Invocations whose sample is a lower bound'),
    atMost: z
      .exactOptional(entries(z.object({ invocation: count, value: finite })))
      .describe('Upper bounds: of an invocation in atLeast the other end, of any other its sample'),
    unanswered: z
      .exactOptional(values(count))
      .describe('Invocations without a value though their load was sound: it may be anything'),
  })
  .superRefine(({ metric, samples, invocations }, context) => {
    if (samples.length !== invocations.length) {
      const message = `as many invocations as samples (${samples.length})`;
      context.addIssue({
        code: 'custom',
        path: ['invocations'],
        message,
        params: { found: invocations.length },
      });
    }
    const negative = mayBeNegative(metric) ? -1 : samples.findIndex(value => value < 0);
    if (negative >= 0) {
      context.addIssue({
        code: 'custom',
        path: ['samples', negative],
        message: `a value of at least 0 ${metric.unit}`,
      });
    }
  })
  .describe('Values of one metric, one an invocation');
