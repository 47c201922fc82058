import type { LiveWindow, OperationFailure } from '../../model/event.ts';
import type { HttpRequestPlan } from '../../model/http.ts';
import type { Load } from '../../model/load.ts';
import type { ServiceAddress } from '../../model/service-reference.ts';
import type { Histogram } from '../../stats/histogram.ts';
import type { ArrivalShare } from '../load/arrivals.ts';
import type { LoadTally } from '../load/tally.ts';
import type { PartTallies } from './part-recorder.ts';

/** The part of a load that one generator thread makes. It crosses into the thread, so it holds nothing but data. */
export interface HttpShare {
  readonly requests: readonly HttpRequestPlan[];
  /** What the files of bodies hold, by the name that the plan has. */
  readonly bodies: ReadonlyMap<string, Uint8Array>;
  readonly addresses: ReadonlyMap<string, ServiceAddress>;
  /** Of a closed load: the users and operations of this thread alone. */
  readonly load: Load;
  readonly share: ArrivalShare;
  /** Of arrivals and pauses. */
  readonly seed: number;
  /** Of the choice of requests. */
  readonly choiceSeed: number;
  /** Of the moments at which bad input is injected: alike in all threads. */
  readonly orderSeed: number;
  /** Moments of a replay. */
  readonly times: readonly number[];
  readonly graceMs: number;
}

/** What a thread counted. */
export interface ShareResult {
  readonly tally: LoadTally;
  readonly parts: PartTallies;
  readonly failures: readonly OperationFailure[];
  /** What the generator or its machine lacked, so that the load was not made as planned; null where nothing. */
  readonly shortage: string | null;
  /** Of requests that were due in phases which are not measured. */
  readonly unmeasuredFailures: readonly OperationFailure[];
}

/** What a thread says. */
export type FromThread =
  /** It has its program and its requests, and waits for the start. */
  | { readonly kind: 'ready' }
  /** With its response times, since percentiles of several threads come of them alone. */
  | { readonly kind: 'window'; readonly window: LiveWindow; readonly response: Histogram }
  | { readonly kind: 'done'; readonly result: ShareResult };

/** What a thread is told. */
export type ToThread =
  /** On the monotonic clock, which all threads read alike. */
  { readonly kind: 'start'; readonly startMs: number } | { readonly kind: 'stop' };
