import { appendFileSync, readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Garbage collection by request, without a flag on the command line: what is left in memory then is in use. */
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

const STEPS = 40;
const OPERATIONS_A_STEP = 100;

/**
 * Calls `operation` 4,000 times, with the number of the call. After every 100 it says how much memory and how many files are in
 * use: a line that begins with `checkpoint` in the file $STRESS_METRICS.
 */
export function soak(operation) {
  for (let step = 0; step < STEPS; step++) {
    for (let i = 0; i < OPERATIONS_A_STEP; i++) operation(step * OPERATIONS_A_STEP + i);
    collectGarbage();
    const heap = process.memoryUsage().heapUsed;
    const files = readdirSync('/dev/fd').length;
    report(`checkpoint operations=${(step + 1) * OPERATIONS_A_STEP} memory.heap=${heap}B fds=${files}`);
  }
}

function report(line) {
  if (process.env.STRESS_METRICS) appendFileSync(process.env.STRESS_METRICS, `${line}\n`);
}
