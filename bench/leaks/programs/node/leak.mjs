// A job that fills a bounded cache and leaks on request; the arguments are those of ../README.md.
import { appendFileSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const { values } = parseArgs({
  options: {
    leak: { type: 'string', default: '0' },
    shape: { type: 'string', default: 'none' },
    kind: { type: 'string', default: 'memory' },
    operations: { type: 'string', default: '200000' },
    work: { type: 'string', default: '1' },
    natural: { type: 'boolean', default: false },
  },
});
const [leak, operations, work] = [Number(values.leak), Number(values.operations), Number(values.work)];
const CHECKPOINTS = 60;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const say = line => process.env.STRESS_METRICS && appendFileSync(process.env.STRESS_METRICS, `${line}\n`);
/** A kilobyte on the heap of the engine. */
const kilobyte = filler => new Array(126).fill(filler + 0.5);

const kept = [];
const leaks = {
  memory: () => kept.push(kilobyte(kept.length)),
  fds: () => kept.push(openSync('/dev/null', 'r')),
  sockets: () => kept.push(createServer().listen(0, '127.0.0.1').unref()),
};

// Healthy growth, the same with and without a leak.
const stepsAt = Array.from({ length: 3 }, () => Math.random());
let held = [];
const shapes = {
  none: () => {},
  sawtooth: operation => {
    if (operation % 20_000 === 0) held = [];
    if (operation % 5 === 0) held.push(kilobyte(operation));
  },
  warmup: operation => {
    const target = 40_000 * (1 - Math.exp(-operation / (operations / 4)));
    while (held.length < target) held.push(kilobyte(operation));
  },
  step: operation => {
    for (const at of stepsAt)
      if (operation === Math.floor(at * operations))
        held.push(Array.from({ length: 1024 }, (_, n) => kilobyte(n)));
  },
};

const cache = new Map();
function job(operation) {
  const words = [];
  for (let n = 0; n < 8 * work; n += 1) words.push(`${operation * 31 + n}`);
  cache.set(operation % 2_000, { text: words.join('-'), operation });
}

let owed = 0;
const every = Math.floor(operations / CHECKPOINTS);
for (let operation = 1; operation <= operations; operation += 1) {
  job(operation);
  shapes[values.shape](operation);
  for (owed += leak / 1000; owed >= 1; owed -= 1) leaks[values.kind]();
  if (operation % every === 0) {
    await turn();
    if (values.natural) continue;
    collect();
    say(`checkpoint operations=${operation} memory.heap=${getHeapStatistics().used_heap_size}B`);
  }
}
say(`operations=${operations}`);
process.exit(0);
