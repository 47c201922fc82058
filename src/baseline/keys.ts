import { createHash } from 'node:crypto';
import type { BaselineQuery } from './store.ts';

/** Version of the baseline format in cache keys: a new format never finds an old entry. */
const FORMAT = 'stress-1';

/** Where a baseline belongs besides its suite and machine class. */
export interface KeyScope {
  /** Replaces the suite's name in the key: separates baselines of one suite (`baseline-key`). Null: the suite's name. */
  readonly name: string | null;
  readonly os: string;
  readonly arch: string;
}

/**
 * Prefixes to restore by, in order: baselines of this machine class, then of any class on the same system, so that a change of
 * machine is said to be one instead of a first run. A cache returns the newest entry of the first prefix that has one.
 */
export function restorePrefixes(query: BaselineQuery, scope: KeyScope): readonly [string, string] {
  const system = `${FORMAT}-${slug(scope.name ?? query.suite, 40)}-${plain(scope.os, 20)}-${plain(scope.arch, 20)}-`;
  return [`${system}${digest(query.machineClass, 12)}-`, system];
}

/**
 * Key of a new entry: `stress-<format>-<suite>-<os>-<arch>-<machine class>-<run id>-<attempt>`. Entries are immutable, so the run
 * and its attempt make each key its own; without the attempt a re-run could not save.
 */
export function saveKey(query: BaselineQuery, scope: KeyScope, run: { id: string; attempt: string }): string {
  return `${restorePrefixes(query, scope)[0]}${plain(run.id, 24)}-${plain(run.attempt, 8)}`;
}

/** Readable part of any name plus a hash of all of it: no comma, no slash, bounded, and different for different names. */
const slug = (name: string, max: number): string => `${plain(name, max)}-${digest(name, 8)}`;

const plain = (name: string, max: number): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, max)
    .replace(/^-+|-+$/g, '') || 'x';

const digest = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length);
