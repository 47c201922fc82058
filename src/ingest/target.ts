/** What requests were sent to, as a reading is named. */
export interface Target {
  /** Method, where it is known, and path: the same on every machine and port. */
  readonly name: string;
  /** Scheme, host and port; null where the tool gives no whole address. */
  readonly origin: string | null;
}

const ADDRESS = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)([^?#]*)/i;

/** `GET` and `http://127.0.0.1:8080/orders?id=1` → `GET /orders` at `http://127.0.0.1:8080`. */
export function targetOf(address: string, method: string | null = null): Target {
  const [, origin, path] = ADDRESS.exec(address) ?? [];
  const place = origin === undefined ? address : path || '/';
  return { name: method === null || method === '' ? place : `${method} ${place}`, origin: origin ?? null };
}
