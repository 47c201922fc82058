/**
 * Base units. Inside the program every number is in one of these; prettier units exist only where text is read or written
 * (`config/` parses them, `report/` prints them).
 *
 * - `ns` nanoseconds
 * - `bytes` bytes
 * - `ratio` a share in 0..1, or a factor
 * - `count` whole things: descriptors, operations, context switches
 * - `per-second` things a second
 */
export type Unit = 'ns' | 'bytes' | 'ratio' | 'count' | 'per-second';

/** How many base units one of a written unit is. `min`, `h` and `d` follow Go's and k6's spelling, sizes the IEC's and SI's. */
export const UNIT_FACTORS: Readonly<Record<string, { unit: Unit; factor: number }>> = {
  ns: { unit: 'ns', factor: 1 },
  us: { unit: 'ns', factor: 1e3 },
  µs: { unit: 'ns', factor: 1e3 },
  ms: { unit: 'ns', factor: 1e6 },
  s: { unit: 'ns', factor: 1e9 },
  m: { unit: 'ns', factor: 60e9 },
  min: { unit: 'ns', factor: 60e9 },
  h: { unit: 'ns', factor: 3600e9 },
  d: { unit: 'ns', factor: 86_400e9 },
  B: { unit: 'bytes', factor: 1 },
  bytes: { unit: 'bytes', factor: 1 },
  kB: { unit: 'bytes', factor: 1e3 },
  KB: { unit: 'bytes', factor: 1024 },
  KiB: { unit: 'bytes', factor: 1024 },
  MB: { unit: 'bytes', factor: 1024 ** 2 },
  MiB: { unit: 'bytes', factor: 1024 ** 2 },
  GB: { unit: 'bytes', factor: 1024 ** 3 },
  GiB: { unit: 'bytes', factor: 1024 ** 3 },
  '%': { unit: 'ratio', factor: 0.01 },
  '/s': { unit: 'per-second', factor: 1 },
  '/m': { unit: 'per-second', factor: 1 / 60 },
  '/min': { unit: 'per-second', factor: 1 / 60 },
  '/h': { unit: 'per-second', factor: 1 / 3600 },
  'ops/s': { unit: 'per-second', factor: 1 },
  count: { unit: 'count', factor: 1 },
};
