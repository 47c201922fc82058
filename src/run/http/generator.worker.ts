import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { favourThread } from '../load/favour.ts';
import { preparedFor, runShare, type ShareRun } from './run-share.ts';
import type { FromThread, HttpShare, ToThread } from './share.ts';

/** The program of a generator thread: makes its share of a load when it is told to, says what came of it, and ends. */
async function generate(port: MessagePort, share: HttpShare): Promise<void> {
  // Users of a closed load wait for the service, whose time is not to be taken.
  if (share.load.model === 'open') favourThread();
  const say = (message: FromThread): void => port.postMessage(message);
  const stopped = new AbortController();
  const prepared = preparedFor(share);
  const startMs = new Promise<number | null>(resolve => {
    port.on('message', (message: ToThread) => {
      if (message.kind === 'start') resolve(message.startMs);
      else {
        stopped.abort();
        resolve(null);
      }
    });
  });
  say({ kind: 'ready' });
  const start = await startMs;
  if (start !== null) {
    const run: ShareRun = {
      ...{ startMs: start, signal: stopped.signal },
      onWindow: (window, response) => say({ kind: 'window', window, response }),
    };
    say({ kind: 'done', result: await runShare(share, prepared, run) });
  }
  port.close();
}

if (parentPort === null)
  throw new Error('The generator is the program of a worker thread and was started as a process');
await generate(parentPort, workerData);
