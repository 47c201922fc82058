import { timed } from './timed.mjs';

/** CPU-bound: a sieve of primes, the same work in each iteration. */
const LIMIT = 330_000;
const sieve = new Uint8Array(LIMIT + 1);

await timed(150, () => {
  sieve.fill(1);
  for (let i = 2; i * i <= LIMIT; i++)
    if (sieve[i] === 1) for (let j = i * i; j <= LIMIT; j += i) sieve[j] = 0;
});
