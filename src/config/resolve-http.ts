import type { HttpBody, HttpDriverPlan, HttpRequestPlan } from '../model/http.ts';
import { INJECTED_CLEAN } from '../model/metric.ts';
import type { HttpConfig, HttpRequestConfig, PlacedThreshold } from './config.ts';
import { requestName, requestsIn } from './http-requests.ts';
import type { Document } from './schema.ts';
import type { TreeNode } from './tree.ts';

type Written = NonNullable<Document['scenarios'][string]['http']>;
type WrittenRequest = Exclude<Written, readonly unknown[]>;

/** The requests of a scenario without problems. */
export function httpOf(written: Written, cwd: string): Omit<HttpConfig, 'timeoutMs'> {
  const requests = Array.isArray(written) ? written : [written];
  const isOneOfSeveral = Array.isArray(written);
  return { kind: 'http', cwd, requests: requests.map(request => requestOf(request, isOneOfSeveral)) };
}

function requestOf(written: WrittenRequest, isOneOfSeveral: boolean): HttpRequestConfig {
  const { url, method, headers = {}, body, version, connections, timeout, weight, inject, mixes } = written;
  return {
    name: requestName(written, isOneOfSeveral),
    ...{ url, method, headers, version, connections, weight },
    body: body === undefined ? null : bodyOf(body),
    timeoutMs: timeout,
    expect: expectationOf(written),
    ...(inject === undefined ? {} : { inject }),
    ...(mixes === undefined ? {} : { mixes }),
  };
}

function expectationOf({ expect = {} }: WrittenRequest): HttpRequestPlan['expect'] {
  const { status, headers = {}, body = null, json = {} } = expect;
  return {
    status: status === undefined ? null : [status].flat(),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    body,
    json,
  };
}

/** `@order.json` is a file, `@@mention` a text that begins with an `@`. */
function bodyOf(written: string): HttpBody {
  if (written.startsWith('@@')) return { kind: 'text', text: written.slice(1) };
  return written.startsWith('@') ? { kind: 'file', path: written.slice(1) } : { kind: 'text', text: written };
}

/** The longest that one request may take: no operation of the scenario takes longer. */
export const longestRequestMs = ({ requests }: HttpDriverPlan): number =>
  Math.max(...requests.map(({ timeoutMs }) => timeoutMs));

/** Where bad input is injected, each must come back with the error it deserves, unless the user says how many need not. */
export function cleanErrors(scenario: TreeNode | undefined): Readonly<Record<string, PlacedThreshold>> {
  const requests = scenario === undefined ? [] : requestsIn(scenario);
  const first = requests.find(({ node }) => node.children.has('inject'));
  if (first === undefined) return {};
  const line = first.node.children.get('inject')?.keyAt.line ?? 1;
  return {
    [INJECTED_CLEAN]: {
      ...{ min: 1, max: null, regression: null, floor: null, unit: 'ratio', line },
      ...{ relativeTo: null, required: false },
    },
  };
}
