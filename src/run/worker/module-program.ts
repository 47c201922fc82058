/**
 * A worker (docs/workers.md) that calls one function of a module, as the text of a program for `node --input-type=module -e`, so that it
 * runs under the Node of the software under test and from any installation of this one. Arguments: the module's file, the export's name.
 *
 * What the module prints goes to stderr, and so to the log: answers alone leave by stdout. The function may be async; its calls then run side by side.
 */
export const MODULE_PROGRAM = String.raw`
import { Console } from 'node:console';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [file, name] = process.argv.slice(1);
const answers = process.stdout;
Object.defineProperty(process, 'stdout', { configurable: true, enumerable: true, get: () => process.stderr });
globalThis.console = new Console(process.stderr);
let call;
let parameters;
let seed;

const handlers = {
  async init(message) {
    ({ parameters, seed } = message);
    const module = await import(pathToFileURL(resolve(file)));
    call = module[name];
    if (typeof call !== 'function')
      throw new TypeError(file + ' exports no function "' + name + '"; it has ' + (Object.keys(module).join(', ') || 'no exports'));
    return { protocol: 1, abilities: globalThis.gc ? ['gc', 'checkpoint'] : [] };
  },
  async op({ user, iteration }) {
    const started = process.hrtime.bigint();
    let result = call(parameters, { user, iteration, seed });
    if (typeof result?.then === 'function') result = await result;
    const ns = Number(process.hrtime.bigint() - started);
    return result?.metrics === undefined ? { ns } : { ns, metrics: result.metrics };
  },
  gc: () => void globalThis.gc(),
  checkpoint: () => ({ values: { 'memory.heap': process.memoryUsage().heapUsed } }),
  shutdown: () => ({}),
};

async function answer({ id, type, ...message }) {
  try {
    const body = await handlers[type](message);
    return { id, ok: true, ...body };
  } catch (error) {
    return { id, ok: false, error: String(error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  const done = answer(message).then(reply => answers.write(JSON.stringify(reply) + '\n'));
  if (message.type !== 'shutdown') continue;
  await done;
  break;
}
process.exit();
`;
