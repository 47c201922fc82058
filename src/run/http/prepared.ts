import type { HttpRequestPlan } from '../../model/http.ts';
import { type ServiceAddresses, withAddresses } from '../../model/service-reference.ts';
import { type Expectation, expectationOf } from './expectation.ts';
import { type Origin, targetOf } from './origin.ts';
import { payloadBody } from './payload.ts';
import { type Head, headOf, serialise } from './wire.ts';

/** A request that is ready to be sent again and again. */
export interface PreparedRequest {
  readonly name: string | null;
  readonly origin: Origin;
  readonly head: Head;
  readonly isHead: boolean;
  readonly body: Buffer | null;
  /** The whole of it in HTTP/1.1. */
  readonly wire: Buffer;
  readonly version: '1.1' | '2';
  readonly connections: 'reuse' | 'new';
  readonly timeoutMs: number;
  /** Sent twice it does what it does once (RFC 9110, 9.2.2), so it may be sent again when a kept connection had been closed. */
  readonly idempotent: boolean;
  readonly expectation: Expectation;
}

const IDEMPOTENT: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);

/** Reads the file of a body, by the name that the plan has. Throws when it cannot be read. */
export type ReadBody = (path: string) => Buffer;

/** A request of the plan, with addresses of services in its place. Throws for what is no address. */
export function prepareRequest(
  plan: HttpRequestPlan,
  addresses: ServiceAddresses,
  readBody: ReadBody,
): PreparedRequest {
  const { origin, path } = targetOf(withAddresses(plan.url, addresses));
  const body = bodyOf(plan, readBody);
  const headers = Object.entries(plan.headers).map(
    ([name, value]) => [name.toLowerCase(), withAddresses(value, addresses)] as const,
  );
  const head = headOf({ method: plan.method, path, headers, bodyBytes: body?.length ?? null });
  return {
    name: plan.name,
    origin,
    head,
    isHead: plan.method === 'HEAD',
    body,
    wire: serialise(head, origin, plan.connections, body),
    version: plan.version,
    connections: plan.connections,
    timeoutMs: plan.timeoutMs,
    idempotent: IDEMPOTENT.has(plan.method),
    expectation: expectationOf(plan.expect),
  };
}

function bodyOf({ body }: HttpRequestPlan, readBody: ReadBody): Buffer | null {
  if (body === null) return null;
  switch (body.kind) {
    case 'text':
      return Buffer.from(body.text);
    case 'payload':
      return payloadBody(body);
    case 'file':
      return readBody(body.path);
  }
}
