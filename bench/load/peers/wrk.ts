import type { ClosedGenerator } from './generator.ts';

/** wrk: C, one thread; the limit of what a generator can do. */
export const wrk: ClosedGenerator = {
  name: 'wrk',
  closed: ({ url, connections, seconds }) => ['wrk', '-t1', `-c${connections}`, `-d${seconds}s`, url],
};
