import { z } from 'zod';

/**
 * An array schema that stops at its first bad element. The library's own array collects a problem for every element, so a 20 MB
 * file of `{},{},…` would grow a list of problems many times its own size.
 */
const EarlyList = z.core.$constructor<z.ZodArray>('EarlyList', (schema, def) => {
  z.ZodArray.init(schema, def);
  const refuse = schema._zod.parse;
  schema._zod.parse = (payload, context) => {
    const input: unknown = payload.value;
    if (!Array.isArray(input)) return refuse(payload, context);
    const output: unknown[] = [];
    for (const [index, value] of input.entries()) {
      const element = def.element._zod.run({ value, issues: [] }, context);
      if (element instanceof Promise) throw new Error('schemas of files are synchronous');
      if (element.issues.length > 0) {
        payload.issues.push(...z.core.util.prefixIssues(index, element.issues));
        return payload;
      }
      output.push(element.value);
    }
    payload.value = output;
    return payload;
  };
});

/** A list of at most `max` elements. */
export function list<T>(element: z.ZodType<T>, max: number): z.ZodType<T[]> {
  return new EarlyList({ type: 'array', element }).max(max) as z.ZodType<T[]>;
}
