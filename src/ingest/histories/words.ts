/** The name of a counter, a queue or a lock: `the counter` where there is only one. */
export const named = (what: string, key: string): string => (key === '' ? `the ${what}` : `${what} ${key}`);

/** `12,000`. */
export const figure = (count: number): string => count.toLocaleString('en-US');

/** `1 read`, `2 reads`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${figure(count)} ${count === 1 ? one : many}`;
