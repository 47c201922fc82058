import { type MessagePort, parentPort } from 'node:worker_threads';
import type { SamplerReply, SamplerRequest, WatchRequest } from './messages.ts';
import type { WatchReport } from './monitor.ts';
import { LINUX, PORTABLE } from './registry.ts';
import { Watch, type WatchOptions } from './watch.ts';

/** Rounds of sampling this program itself before the first watch: the first one runs interpreted and takes fifty times as long. */
const WARM_UP_ROUNDS = 3;

interface OpenWatch {
  stop(): Promise<WatchReport>;
}

const open = (options: WatchOptions): OpenWatch =>
  process.platform === 'linux' ? new Watch(LINUX, options) : new Watch(PORTABLE, options);

async function warmUp(): Promise<void> {
  const target = { rootPid: process.pid, excludePids: [], temporary: null };
  const rivals = (): number => 1;
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1)
    await open({ target, startNs: process.hrtime.bigint(), intervalMs: 1_000, pace: 'usual', rivals }).stop();
}

/** The thread that samples: it answers to messages and to its own timers, and to nothing that the main thread is busy with. */
function listen(port: MessagePort): void {
  const watches = new Map<number, OpenWatch>();
  const reply = (message: SamplerReply): void => port.postMessage(message);
  const rivals = (): number => Math.max(1, watches.size);

  const stop = async (id: number): Promise<void> => {
    const report = await watches.get(id)?.stop();
    watches.delete(id);
    if (report !== undefined) reply({ kind: 'report', id, report });
  };

  const showing = ({ id, live }: WatchRequest): Pick<WatchOptions, 'onReading'> =>
    live ? { onReading: reading => reply({ kind: 'reading', id, reading }) } : {};

  port.on('message', (request: SamplerRequest) => {
    if (request.kind === 'watch') watches.set(request.id, open({ ...request, ...showing(request), rivals }));
    else void stop(request.id);
  });
  reply({ kind: 'ready' });
}

if (parentPort === null)
  throw new Error('The sampler is the program of a worker thread and was started as a process');
if (process.platform === 'linux') await warmUp();
listen(parentPort);
