import { setTimeout as sleep } from 'node:timers/promises';
import type { Readiness } from '../../model/service.ts';
import type { ServiceAddress } from '../../model/service-reference.ts';
import { LOOPBACK } from './free-port.ts';
import type { Instance } from './instance.ts';
import { type Attempt, probeHttp, probeTcp } from './probe.ts';

/** The first gap between two tries, how gaps grow, and the longest: a fast service is met early, and a slow one is not pestered. */
const FIRST_GAP_MS = 10;
const GAP_GROWTH = 1.5;
const LONGEST_GAP_MS = 500;

/** One way to know whether an instance is ready, tried again and again. */
export interface ReadyCheck {
  attempt(stop: AbortSignal): Promise<Attempt>;
  /** Aborts when it is worth to try at once. */
  readonly wake?: AbortSignal;
}

/** How the wait for readiness ended. */
export type Readied =
  /** `port`: it has told another one than it was given. */
  | { readonly kind: 'ready'; readonly port: number | null }
  | { readonly kind: 'died' }
  | { readonly kind: 'late'; readonly found: string }
  | { readonly kind: 'interrupted' };

/** Tries until the instance is ready, ends, or has had its time. An instance that is ready and dead is dead. */
export async function waitUntilReady(
  instance: Instance,
  check: ReadyCheck,
  timeoutMs: number,
  stop: AbortSignal,
): Promise<Readied> {
  const late = AbortSignal.timeout(timeoutMs);
  const urgent = AbortSignal.any([stop, instance.over, late]);
  let found = '';
  for (let gapMs = FIRST_GAP_MS; ; gapMs = Math.min(gapMs * GAP_GROWTH, LONGEST_GAP_MS)) {
    const attempt = await check.attempt(urgent);
    if (stop.aborted) return { kind: 'interrupted' };
    if (!instance.isLive()) return await death(instance);
    if (attempt.ready) return { kind: 'ready', port: attempt.port ?? null };
    // What was cut short says less than the try before it.
    if (found === '' || !late.aborted) found = attempt.found;
    if (!late.aborted) await pause(gapMs, urgent, check.wake);
    if (late.aborted) return { kind: 'late', found };
  }
}

/** Its process has ended; what is left of its tree takes a moment longer. */
export async function death(instance: Instance): Promise<{ readonly kind: 'died' }> {
  if (!instance.over.aborted)
    await new Promise(resolve => instance.over.addEventListener('abort', resolve, { once: true }));
  return { kind: 'died' };
}

/** Until the next try, or until it is worth to try at once. */
const pause = (ms: number, urgent: AbortSignal, wake: AbortSignal | undefined): Promise<void> =>
  sleep(ms, undefined, { signal: wake === undefined ? urgent : AbortSignal.any([urgent, wake]) }).catch(
    () => {
      // Whatever woke it is looked at by the caller.
    },
  );

/** The check of a service that listens, or null where its readiness is told in another way. */
export function networkCheck(ready: Readiness, address: ServiceAddress): ReadyCheck | null {
  switch (ready.kind) {
    case 'port':
      return { attempt: stop => probePort(address, stop) };
    case 'http': {
      const target = ready.target.startsWith('/')
        ? `http://${address.host}:${address.port}${ready.target}`
        : ready.target;
      return { attempt: stop => probeHttp(target, stop) };
    }
    case 'tcp':
      return { attempt: stop => probeTcp(fixedAddress(ready) ?? address, stop) };
    default:
      return null;
  }
}

/** `localhost` is another address on some machines: what listens there alone is told. */
async function probePort(address: ServiceAddress, stop: AbortSignal): Promise<Attempt> {
  const attempt = await probeTcp(address, stop);
  if (attempt.ready || stop.aborted) return attempt;
  const other = await probeTcp({ ...address, host: '::1' }, stop);
  return other.ready
    ? { ready: false, found: `it listens on [::1]:${address.port} and not on ${LOOPBACK}, which is its HOST` }
    : attempt;
}

/** The address of a readiness check that is not of our choosing; null for one that is. */
export function fixedAddress(ready: Readiness): ServiceAddress | null {
  if (ready.kind === 'tcp') {
    const [, host = LOOPBACK, port] = /^(?:(.+):)?(\d+)$/.exec(ready.target) ?? [];
    return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
  }
  if (ready.kind !== 'http' || ready.target.startsWith('/')) return null;
  const { hostname, port, protocol } = new URL(ready.target);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port),
  };
}
