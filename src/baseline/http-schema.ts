import { z } from 'zod';
import type { HttpDriverPlan, HttpRequestPlan } from '../model/http.ts';
import { byName, count, entries, name, positive, text } from './schema-parts.ts';

const bodySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text }),
  z.object({ kind: z.literal('file'), path: text }),
  z.object({ kind: z.literal('payload'), text, bytes: count, seed: count }),
]);

const expectationSchema = z
  .object({
    status: entries(count).nullable().describe('Null: any below 400'),
    headers: byName(text),
    body: text.nullable(),
    json: byName(z.unknown()).describe('Values at JSON paths'),
  })
  .describe('What an answer must be to count as a success');

const requestSchema: z.ZodType<HttpRequestPlan> = z
  .object({
    name: name.nullable(),
    url: text,
    method: name,
    headers: byName(text),
    body: bodySchema.nullable(),
    version: z.enum(['1.1', '2']),
    connections: z.enum(['reuse', 'new']),
    timeoutMs: positive,
    weight: positive,
    inject: z
      .exactOptional(positive)
      .describe('Deliberately bad input: the share of requests that are this one'),
    expect: expectationSchema,
  })
  .describe('One of the requests that are sent');

/** Requests in the place of a process (src/model/http.ts). */
export const httpSchema = z
  .object({ kind: z.literal('http'), cwd: name, requests: entries(requestSchema) } satisfies Record<
    keyof HttpDriverPlan,
    unknown
  >)
  .describe('Requests, one of which is an operation');
