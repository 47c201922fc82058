import { describe, expect, test } from 'vitest';
import { PAYLOAD_PLACE } from '../../../src/model/http.ts';
import { payloadBody } from '../../../src/run/http/payload.ts';

const body = (text: string, bytes: number, seed = 1): string =>
  payloadBody({ kind: 'payload', text, bytes, seed }).toString();

describe('payloadBody()', () => {
  test('puts as many letters in each place as are asked for, without need of an escape', () => {
    const written = JSON.stringify({ a: PAYLOAD_PLACE, é: PAYLOAD_PLACE });
    const { a, é: other } = JSON.parse(body(written, 1000));
    expect(a).toMatch(/^[\w-]{1000}$/);
    expect(other).toBe(a);
  });

  test('is the text alone for a payload of nothing', () => {
    expect(body(`<${PAYLOAD_PLACE}>`, 0)).toBe('<>');
  });

  test('follows from the seed, and does not repeat itself', () => {
    expect(body(PAYLOAD_PLACE, 64, 1)).toBe(body(PAYLOAD_PLACE, 64, 1));
    expect(body(PAYLOAD_PLACE, 64, 1)).not.toBe(body(PAYLOAD_PLACE, 64, 2));
    const letters = body(PAYLOAD_PLACE, 64_000);
    expect(new Set(letters).size).toBe(64);
    expect(letters.slice(0, 32_000)).not.toBe(letters.slice(32_000));
  });
});
