// A worker in Node.js: operations that stress-action times, one message a line (docs/workers.md).
import { createInterface } from 'node:readline';

const DOCUMENT = JSON.stringify({
  items: Array.from({ length: 100 }, (_, id) => ({ id, name: `item ${id}` })),
});

const parse = () => JSON.parse(DOCUMENT).items.at(-1).id;

const operations = {
  parse,
  'parse-1000'() {
    for (let n = 0; n < 1000; n++) parse();
  },
  // Costs no time: what is left is the way to the worker and back.
  nothing: () => {},
  fail: () => {
    throw new Error('this operation always fails');
  },
};

const handlers = {
  init: () => ({ protocol: 1, abilities: globalThis.gc ? ['gc', 'stats', 'checkpoint'] : ['stats'] }),
  async op({ operation = 'parse' }) {
    const run = operations[operation];
    if (run === undefined) throw new Error(`no operation ${operation}`);
    const started = process.hrtime.bigint();
    await run();
    return { ns: Number(process.hrtime.bigint() - started) };
  },
  // `node --expose-gc worker.mjs`
  gc: () => globalThis.gc() ?? {},
  checkpoint: () => ({ values: { 'memory.heap': process.memoryUsage().heapUsed } }),
  stats: () => ({ metrics: { 'node.external': `${process.memoryUsage().external}B` } }),
  shutdown: () => ({}),
};

for await (const line of createInterface({ input: process.stdin })) {
  let message;
  try {
    message = JSON.parse(line);
  } catch {
    console.error(`not a message: ${line.slice(0, 100)}`);
    continue;
  }
  // Not awaited here: operations of several users run side by side, and answers may come in any order.
  const done = answer(message);
  if (message.type === 'shutdown') {
    await done;
    break;
  }
}
process.exit(0);

async function answer({ id, type, ...message }) {
  try {
    const handler = handlers[type];
    if (handler === undefined) throw new Error(`no message type ${type}`);
    reply({ id, ok: true, ...(await handler(message)) });
  } catch (error) {
    reply({ id, ok: false, error: String(error) });
  }
}

function reply(answer) {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
