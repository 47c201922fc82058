import type { LineCodes } from './line-codes.ts';

/** Powers of ten that a double holds exactly. */
const POWERS: readonly number[] = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);

const ZERO = 0x30;
const POINT = 0x2e;
const COMMA = 0x2c;

/** What `Number(text.slice(from, to))` gives for a part of the line, for most numerals without the slice. */
export function numberAt({ codes, text }: LineCodes, from: number, to: number): number {
  let digits = 0;
  let point = to;
  for (let at = from; at < to; at += 1) {
    const code = codes[at] ?? 0;
    if (code >= ZERO && code <= ZERO + 9) digits = digits * 10 + (code - ZERO);
    else if (code === POINT && point === to) point = at;
    else return Number(text.slice(from, to));
  }
  const decimals = Math.max(0, to - point - 1);
  const count = to - from - (point === to ? 0 : 1);
  return exact(digits, count, decimals) ?? long(codes, { from, to, point }) ?? Number(text.slice(from, to));
}

/** A number whose thousands commas may separate, `1,234.56`; NaN where there is none. */
export function groupedNumber(text: string): number {
  let digits = 0;
  let count = 0;
  let wholes: number | null = null;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= ZERO + 9) {
      digits = digits * 10 + (code - ZERO);
      count += 1;
    } else if (code === POINT && wholes === null) wholes = count;
    else if (code !== COMMA) return groupedSlowly(text);
  }
  return exact(digits, count, wholes === null ? 0 : count - wholes) ?? groupedSlowly(text);
}

const groupedSlowly = (text: string): number => (text === '' ? Number.NaN : Number(text.replaceAll(',', '')));

/**
 * `count` digits, read as one whole number, of which so many are decimals. Where that number is a safe integer and the power of ten is exact, one
 * division rounds as the language does; null elsewhere. Source: W. D. Clinger, "How to read floating point numbers accurately", 1990.
 */
function exact(digits: number, count: number, decimals: number): number | null {
  const power = POWERS[decimals];
  return count > 0 && power !== undefined && digits <= Number.MAX_SAFE_INTEGER ? digits / power : null;
}

/** Digits that a double holds, whichever they are. */
const HELD = 15;
/** Bounds the error of a few operations on doubles, relative to the largest of their operands. */
const ROUNDING = 2 ** -50;

/** Where a numeral stands, and in it the point. */
interface Place {
  readonly from: number;
  readonly to: number;
  readonly point: number;
}

/**
 * A numeral of digits and a point that has more digits than a double holds, as most programs print theirs: the first fifteen are divided by their
 * power of ten, and what that leaves and the other digits are added. Null where the rounding of these steps could matter, next to the
 * middle between two doubles, or where the powers are not exact.
 */
function long(codes: Uint8Array, { from, to, point }: Place): number | null {
  // Where the first fifteen digits end; behind the point, it is one place later.
  const end = from + HELD + (point < from + HELD ? 1 : 0);
  const others = to - end;
  const power = POWERS[end - point - 1];
  const further = POWERS[others];
  if (point >= end || power === undefined || further === undefined || others > HELD) return null;
  const first = digitsBetween(codes, from, end);
  const rest = digitsBetween(codes, end, to) / further;
  const quotient = first / power;
  const left = remainder(first, quotient, power);
  const more = (left + rest) / power;
  const doubt = ((Math.abs(left) + rest) / power) * ROUNDING;
  const value = quotient + (more - doubt);
  return value === quotient + (more + doubt) ? value : null;
}

/** The digits between two places as one whole number; a point among them is passed over. */
function digitsBetween(codes: Uint8Array, from: number, to: number): number {
  let digits = 0;
  for (let at = from; at < to; at += 1) {
    const code = codes[at] ?? 0;
    if (code !== POINT) digits = digits * 10 + (code - ZERO);
  }
  return digits;
}

/** `dividend - quotient * divisor` without an error, for a quotient that was rounded. Source: T. J. Dekker, "A floating-point technique for extending the available precision", 1971. */
function remainder(dividend: number, quotient: number, divisor: number): number {
  const product = quotient * divisor;
  const high = upperHalf(quotient);
  const low = quotient - high;
  const upper = upperHalf(divisor);
  const lower = divisor - upper;
  const error = low * lower - (product - high * upper - low * upper - high * lower);
  return dividend - product - error;
}

function upperHalf(value: number): number {
  const shifted = 134_217_729 * value;
  return shifted - (shifted - value);
}
