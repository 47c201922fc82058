import { z } from 'zod';
import type { Readiness, ServicePlan, ServiceResult } from '../model/service.ts';
import { SERVICE_SCOPES } from '../model/service.ts';
import { byName, count, entries, name, names, positive, text } from './schema-parts.ts';

const commandSchema = z.union([text, entries(text)]);

const readinessSchema: z.ZodType<Readiness> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('port') }),
  z.object({ kind: z.literal('http'), target: text }),
  z.object({ kind: z.literal('tcp'), target: text }),
  z.object({ kind: z.literal('log'), pattern: text }),
  z.object({ kind: z.literal('command'), command: commandSchema }),
]);

/** A program under test (src/model/service.ts). */
export const serviceSchema: z.ZodType<ServicePlan> = z
  .object({
    name: name.min(1),
    command: commandSchema,
    cwd: name,
    env: byName(text),
    needs: names,
    ready: readinessSchema,
    readyTimeoutMs: positive,
    stopTimeoutMs: positive,
    scope: z.enum(SERVICE_SCOPES),
  })
  .describe('A program that scenarios put load on');

/** What became of it on one side of a scenario. */
export const serviceResultSchema: z.ZodType<ServiceResult> = z
  .object({
    service: name.min(1),
    readyMs: entries(positive),
    endings: z.object({
      stopped: z.exactOptional(count),
      killed: z.exactOptional(count),
      'not-ready': z.exactOptional(count),
      died: z.exactOptional(count),
    }),
    log: name,
  })
  .describe('Instances of a service, added up');
