/**
 * Bounds on text that comes from outside: a cache entry, an artifact or a file may have been written by anybody. They lie far
 * above what the program itself writes and far below what could exhaust a runner.
 */
export const LIMITS = {
  /** A baseline file. Own files stay below `OWN_BASELINE_BYTES`. */
  baselineBytes: 20 * 1024 ** 2,
  /** A results file: it may hold the resource series of every scenario. */
  resultBytes: 64 * 1024 ** 2,
  /** Nested arrays and objects; the deepest own document has 11 levels. */
  depth: 32,
  /** Ids, names, keys, file names. */
  nameLength: 4096,
  /** Commands, excerpts, sentences. */
  textLength: 1024 ** 2,
  /** Runs, scenarios, metrics, checks: entries of one list of objects. */
  entries: 20_000,
  /** Values of one metric or one resource column. */
  values: 1_000_000,
  /** Properties of one object. */
  properties: 20_000,
} as const;

/** Where `encodeBaseline` starts to drop the oldest runs, so that a file of our own is always readable again. */
export const OWN_BASELINE_BYTES = 16 * 1024 ** 2;
