import { timed } from './timed.mjs';

/** Allocates: small objects of which some survive for a while, so that both generations of the collector have work. */
const OBJECTS = 6_000;
const KEPT = 20_000;
const kept = [];

await timed(150, iteration => {
  for (let i = 0; i < OBJECTS; i++) {
    const made = { id: i, name: `object ${iteration} ${i}`, tags: [i, i + 1] };
    if (i % 4 === 0) kept[(iteration * OBJECTS + i) % KEPT] = made;
  }
});
