import type { HttpExpectation } from '../../model/http.ts';
import { followJsonPath, type JsonStep, readJsonPath } from '../../model/json-path.ts';
import { decodeBody } from './body-text.ts';
import type { Answer } from './exchange.ts';
import { quoted, shownValue } from './shown.ts';

/** Bytes of a body that an expectation looks at; of a larger one nothing is said. */
export const BODY_LIMIT = 1024 ** 2;
/** Bytes of a body that the example of a failure shows. */
const EXAMPLE_BYTES = 200;

/** What an answer must be, made ready to be asked often. */
export interface Expectation {
  /** Bytes of the body to keep of an answer with this status: what is looked at, and one more to know that there were more. */
  bytesToKeep(status: number): number;
  /** Why the answer is none that was expected, as one of few texts; null for one that was. */
  fault(answer: Answer): string | null;
}

/** Looks at one part of an answer. */
type Check = (answer: Answer) => string | null;

export function expectationOf(expect: HttpExpectation): Expectation {
  const isExpected = statusTest(expect.status);
  const headers = Object.entries(expect.headers).map(([name, part]) => headerCheck(name, part));
  const body = bodyCheck(expect);
  return {
    bytesToKeep: status => (!isExpected(status) ? EXAMPLE_BYTES : body === null ? 0 : BODY_LIMIT + 1),
    fault(answer) {
      if (!isExpected(answer.status)) return `status ${answer.status}`;
      for (const check of headers) {
        const fault = check(answer);
        if (fault !== null) return fault;
      }
      return body === null ? null : body(answer);
    },
  };
}

function statusTest(expected: readonly number[] | null): (status: number) => boolean {
  if (expected === null) return status => status < 400;
  return status => expected.includes(status);
}

/** A header that stands several times is one with commas (RFC 9110, 5.3). */
function headerCheck(name: string, part: string): Check {
  const wanted = name.toLowerCase();
  return ({ headers }) => {
    const values: string[] = [];
    for (let i = 0; i < headers.length; i += 2)
      if (headers[i]?.toLowerCase() === wanted) values.push(headers[i + 1] ?? '');
    if (values.length === 0) return `header ${wanted} is missing`;
    return values.join(', ').includes(part) ? null : `header ${wanted} does not contain ${quoted(part)}`;
  };
}

/** Null where nobody asks for the body. */
function bodyCheck({ body, json }: HttpExpectation): Check | null {
  const paths = Object.entries(json).map(([path, value]) => jsonCheck(path, value));
  if (body === null && paths.length === 0) return null;
  return answer => {
    const decoded = decodeBody(answer, BODY_LIMIT);
    if (!decoded.ok) return decoded.reason;
    if (body !== null && !decoded.text.includes(body)) return `body does not contain ${quoted(body)}`;
    return paths.length === 0 ? null : jsonFault(decoded.text, paths);
  };
}

type JsonCheck = (value: unknown) => string | null;

function jsonFault(text: string, checks: readonly JsonCheck[]): string | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'body is not JSON';
  }
  return checks.map(check => check(value)).find(fault => fault !== null) ?? null;
}

function jsonCheck(path: string, expected: unknown): JsonCheck {
  const steps = stepsOf(path);
  const wanted = canonical(expected);
  return value => {
    const at = followJsonPath(value, steps);
    if (!at.found) return `${path} is missing, and should be ${shownValue(expected)}`;
    return canonical(at.value) === wanted
      ? null
      : `${path} is ${shownValue(at.value)}, not ${shownValue(expected)}`;
  };
}

function stepsOf(path: string): readonly JsonStep[] {
  const reading = readJsonPath(path);
  if (!reading.ok) throw new Error(`Cannot follow the JSON path ${path}: ${reading.problem}`);
  return reading.steps;
}

/** JSON with sorted keys: the order of members says nothing. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
