import { work } from './work.mjs';

/** Makes many short-lived objects and indexes them by key: mostly the allocator and the collector. */
work('objects', i => {
  const byKey = new Map();
  for (let n = 0; n < 1_200; n++) byKey.set(`k${(n * 7919) % 997}`, { n, at: [n, i], next: null });
  let sum = 0;
  for (const { n } of byKey.values()) sum += n;
  return sum;
});
