/** One step of a path: the name of a member, or the place in a list. */
export type JsonStep = string | number;

/** A JSON path of one value, as far as expectations need it (RFC 9535 without wildcards, slices and filters). */
export type JsonPathReading =
  | { readonly ok: true; readonly steps: readonly JsonStep[] }
  | { readonly ok: false; readonly problem: string };

/** What a path leads to. */
export type JsonFound = { readonly found: true; readonly value: unknown } | { readonly found: false };

/** `.name`, `[0]`, `[-1]`, `["a name"]` or `['a name']`, at the place where the last step ended. */
const STEP =
  /\.([\p{L}_$][\p{L}\p{N}_$-]*)|\[(-?\d{1,9})\]|\["((?:[^"\\]|\\.)*)"\]|\['((?:[^'\\]|\\.)*)'\]/uy;

const ALLOWED = 'a path is `$` followed by `.name`, `["a name"]` and `[0]`, such as `$.items[0].id`';

/** Reads a path; one that is not understood gives the sentence that says so. */
export function readJsonPath(written: string): JsonPathReading {
  const step = new RegExp(STEP);
  if (!written.startsWith('$')) return { ok: false, problem: `it does not begin with \`$\`; ${ALLOWED}` };
  const steps: JsonStep[] = [];
  step.lastIndex = 1;
  while (step.lastIndex < written.length) {
    const at = step.lastIndex;
    const match = step.exec(written);
    if (match === null)
      return {
        ok: false,
        problem: `\`${written.slice(at, at + 30)}\` at character ${at + 1} is not understood; ${ALLOWED}`,
      };
    steps.push(stepOf(match));
  }
  return { ok: true, steps };
}

function stepOf([, name, index, double, single]: RegExpExecArray): JsonStep {
  if (name !== undefined) return name;
  if (index !== undefined) return Number(index);
  return (double ?? single ?? '').replace(/\\(.)/gu, '$1');
}

/** Follows `steps` into `value`. `length` of a list or a text is its length; an index below 0 counts from the end. */
export function followJsonPath(value: unknown, steps: readonly JsonStep[]): JsonFound {
  let at = value;
  for (const step of steps) {
    const next = stepInto(at, step);
    if (!next.found) return next;
    at = next.value;
  }
  return { found: true, value: at };
}

function stepInto(value: unknown, step: JsonStep): JsonFound {
  if (step === 'length' && (Array.isArray(value) || typeof value === 'string'))
    return { found: true, value: value.length };
  if (Array.isArray(value)) {
    const index = typeof step === 'number' ? (step < 0 ? value.length + step : step) : -1;
    return index in value ? { found: true, value: value[index] } : { found: false };
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return { found: false };
  return { found: true, value: Reflect.get(value, step) };
}
