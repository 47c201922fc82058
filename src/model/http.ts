/** One operation is one request, drawn by weight where there are several. */
export interface HttpDriverPlan {
  readonly kind: 'http';
  /** Files of bodies are relative to it, and it to the working directory. */
  readonly cwd: string;
  readonly requests: readonly HttpRequestPlan[];
}

export interface HttpRequestPlan {
  /** Qualifies the metrics of this request, `latency.p95@create`; null where there is a single one without a name. */
  readonly name: string | null;
  /** As written, with `${service.url}` for addresses that are known when the service runs. */
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: HttpBody | null;
  readonly version: '1.1' | '2';
  readonly connections: 'reuse' | 'new';
  readonly timeoutMs: number;
  readonly weight: number;
  readonly expect: HttpExpectation;
  /** Deliberately bad input, whose expectation is the error that it deserves: the share of requests that are this one. Absent: none is. */
  readonly inject?: number;
}

export type HttpBody =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly path: string }
  /** A text with so many seeded letters in each of its places: the level of a factor. */
  | { readonly kind: 'payload'; readonly text: string; readonly bytes: number; readonly seed: number };

/** Where a payload goes in the text of a body. */
export const PAYLOAD_PLACE = `\${payload}`;

/** What an answer must be to count as a success. */
export interface HttpExpectation {
  /** Null: any below 400. */
  readonly status: readonly number[] | null;
  /** Text that each header must contain, by name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Text the body must contain; null: any. */
  readonly body: string | null;
  /** Values at JSON paths. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** Requests beside injected ones, and those of the time without injection: neighbours that are compared with each other. Parts of metrics. */
export const BESIDE_INJECTED = 'beside-injected';
export const WITHOUT_INJECTED = 'without-injected';
