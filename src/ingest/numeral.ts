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
  return exact(digits, count, decimals) ?? Number(text.slice(from, to));
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
