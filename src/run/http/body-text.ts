import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Answer } from './exchange.ts';
import { quoted } from './shown.ts';

/** The text of a body, or why there is none to look at. */
export type BodyText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string };

type Decode = (body: Buffer, options: { readonly maxOutputLength: number }) => Buffer;

const DECODERS: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflateSync],
  ['br', brotliDecompressSync],
]);

/** Decodes by `content-encoding`, which servers use when the user asks for it. More than `limit` bytes are not looked at. */
export function decodeBody({ body, headers }: Answer, limit: number): BodyText {
  const tooLarge = {
    ok: false,
    reason: `body is larger than ${limit} bytes, which is not looked at`,
  } as const;
  if (body.length > limit) return tooLarge;
  const encoding = encodingOf(headers);
  if (encoding === 'identity' || body.length === 0) return { ok: true, text: body.toString() };
  const decode = DECODERS.get(encoding);
  if (decode === undefined)
    return { ok: false, reason: `body is encoded by ${quoted(encoding)}, which cannot be looked at` };
  try {
    return { ok: true, text: decode(body, { maxOutputLength: limit }).toString() };
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    return isTooLarge ? tooLarge : { ok: false, reason: `body is no ${encoding}` };
  }
}

function encodingOf(headers: readonly string[]): string {
  for (let i = 0; i < headers.length; i += 2)
    if (headers[i]?.toLowerCase() === 'content-encoding') return (headers[i + 1] ?? '').toLowerCase();
  return 'identity';
}
