import { UNIT_FACTORS } from '../../model/unit.ts';

/** One line of a replay: milliseconds since the start of the load, or a moment of the calendar, which is relative to the earliest. */
export type ReplayMoment =
  | { readonly kind: 'offset'; readonly ms: number }
  | { readonly kind: 'timestamp'; readonly ms: number }
  | { readonly kind: 'unreadable' };

/** Characters of a line; what is longer is no moment. */
const LONGEST = 64;
const PLAIN = /^(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,3})?$/i;
const DURATION = /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|min|m|h|d))+$/;
const PART = /(\d+(?:\.\d+)?)(ns|us|µs|ms|s|min|m|h|d)/g;
const TIMESTAMP = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)([.,]\d{1,9})?(Z|[+-]\d\d:?\d\d)?$/;
const NS_PER_MS = 1e6;

/** `250`, `1.5s`, `1m30s` or `2027-01-31T12:00:00.250Z`; a timestamp without a zone is UTC, which cancels as all are. */
export function readMoment(line: string): ReplayMoment {
  if (line.length > LONGEST) return { kind: 'unreadable' };
  if (PLAIN.test(line)) return { kind: 'offset', ms: Number(line) };
  if (DURATION.test(line)) return { kind: 'offset', ms: durationMs(line) };
  const [, day, time, fraction = '', zone = 'Z'] = TIMESTAMP.exec(line) ?? [];
  const seconds = day === undefined ? Number.NaN : Date.parse(`${day}T${time}${zone}`);
  if (Number.isNaN(seconds)) return { kind: 'unreadable' };
  // By hand, as a date keeps whole milliseconds only.
  return { kind: 'timestamp', ms: seconds + 1000 * Number(fraction.replace(',', '.')) };
}

function durationMs(text: string): number {
  let total = 0;
  for (const [, number = '', unit = ''] of text.matchAll(PART))
    total += Number(number) * (UNIT_FACTORS[unit]?.factor ?? Number.NaN);
  return total / NS_PER_MS;
}
