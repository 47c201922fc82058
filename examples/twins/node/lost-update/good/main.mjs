// Two doors count visitors into one total, which is kept where reading and writing take a while.
import { setImmediate } from 'node:timers/promises';
import { record } from '../../history.mjs';
import { Lock } from '../../lock.mjs';

const VISITORS = 100;
const store = {
  total: 0,
  async read() {
    await setImmediate();
    return this.total;
  },
  async write(total) {
    await setImmediate();
    this.total = total;
  },
};
const lock = new Lock();

const addOne = async () => store.write((await store.read()) + 1);

async function count(door) {
  for (let visitor = 0; visitor < VISITORS; visitor += 1) {
    await lock.hold(addOne); // TWIN: one door at a time
    record({ op: 'add', worker: door, value: 1 });
  }
}

await Promise.all([count(0), count(1)]);
record({ op: 'final', worker: 'main', value: await lock.hold(() => store.read()) });
