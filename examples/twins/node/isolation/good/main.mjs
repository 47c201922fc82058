// Requests of one user each. What a handler knows about its user is written first, and read after an await.
import { setImmediate } from 'node:timers/promises';
import { record } from '../../history.mjs';

const WORKERS = 4;
const template = { user: 'nobody' };

async function serve(worker) {
  const user = `user-${worker}`;
  const request = { ...template }; // TWIN: one for each request
  request.user = user;
  record({ op: 'write', worker, value: user });
  await setImmediate();
  record({ op: 'observe', worker, value: request.user });
}

await Promise.all(Array.from({ length: WORKERS }, (_, worker) => serve(worker)));
