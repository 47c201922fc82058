import { type HttpBody, PAYLOAD_PLACE } from '../../model/http.ts';
import { createRandom } from '../../stats/random.ts';

/** Letters and digits need no escape in JSON, XML or forms; 64 of them take six bits each, so that compression saves a quarter at most. */
const LETTERS = Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_');

/** The body with `bytes` seeded letters in each of its places: the same for base and head, and for every request. */
export function payloadBody({ text, bytes, seed }: Extract<HttpBody, { kind: 'payload' }>): Buffer {
  const { below } = createRandom(seed);
  const letters = Buffer.allocUnsafe(bytes);
  for (let i = 0; i < bytes; i++) letters[i] = LETTERS[below(LETTERS.length)] ?? 0;
  const [start = '', ...rest] = text.split(PAYLOAD_PLACE);
  return Buffer.concat([Buffer.from(start), ...rest.flatMap(after => [letters, Buffer.from(after)])]);
}
