import type { Command } from '../pinned.ts';

/** `connections` users that ask for `url` over connections of their own, each again as soon as it has its answer. */
export interface ClosedTarget {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  /** A folder of its own, for the files that it needs and leaves. */
  readonly folder: string;
}

/** Requests for `url` that start at `rate` a second, however many are under way. */
export interface OpenTarget {
  readonly url: string;
  readonly rate: number;
  readonly seconds: number;
  /** Most requests that may be under way at once. */
  readonly inFlight: number;
  readonly folder: string;
}

/** What a tool says of an open load; times in ms. */
export interface OpenLatencies {
  readonly p50: number;
  readonly p99: number;
  readonly p999: number;
  /** What else has to be said to understand them. */
  readonly note: string;
}

/** A tool that makes load in a closed model: the command that does it. */
export interface ClosedGenerator {
  readonly name: string;
  closed(target: ClosedTarget): Command;
}

/** A tool that makes load in an open model and tells how long the answers took. */
export interface OpenGenerator {
  readonly name: string;
  open(target: OpenTarget): Promise<OpenLatencies>;
}
