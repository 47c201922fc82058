/**
 * A neighbour on the machine: `node neighbour.mjs <cpu|memory> <seed> <mean busy ms> <mean idle ms>`. Busy and idle phases of random,
 * exponentially distributed length follow each other until it is ended, or until its standard input closes: with whoever started it.
 */
const [kind, seed, busyMs, idleMs] = process.argv.slice(2);

/** Words of the block that the memory neighbour streams through: 64 MB, beyond any cache that one core has for itself. */
const block = new Float64Array(kind === 'memory' ? 8 << 20 : 0);
/** Busy in slices of this length, so that the end of standard input is seen. */
const SLICE_MS = 20;

let state = Number(seed) >>> 0;
/** Uniform in (0, 1): a linear congruential generator is random enough for the length of a pause. */
function uniform() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return (state + 0.5) / 2 ** 32;
}

const exponential = mean => -Math.log(uniform()) * mean;

let offset = 0;
function work() {
  const end = performance.now() + SLICE_MS;
  let value = 1;
  while (performance.now() < end) {
    if (kind === 'cpu') for (let i = 0; i < 20_000; i++) value = (value * 16807) % 2147483647;
    else for (let i = 0; i < 64 * 1024; i++) block[(offset + i) % block.length] += value;
    offset += 64 * 1024;
  }
}

function busy(until) {
  work();
  if (performance.now() < until) setImmediate(busy, until);
  else setTimeout(() => busy(performance.now() + exponential(Number(busyMs))), exponential(Number(idleMs)));
}

process.stdin.on('end', () => process.exit()).resume();
busy(performance.now() + exponential(Number(busyMs)));
