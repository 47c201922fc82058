/** Milliseconds of the machine's monotonic clock, which every thread reads alike; `performance.now()` counts from each thread's start. */
export function monotonicMs(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}
