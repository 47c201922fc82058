import * as z from 'zod/mini';
import { may, must, oneOf, text, titled, whole } from './leaf.ts';
import { delay, duration, listOf, name, rate, share, size } from './values.ts';

/** Faults by Toxiproxy's names where it has one. Planned (planned.ts). */

const fault = <S extends z.core.$ZodShape>(title: string, shape: S) => titled(z.strictObject(shape), title);

const network = {
  latency: may(
    fault('latency', {
      delay: must(delay(), 'Added to every answer', '200ms'),
      jitter: may(delay(), 'Largest random difference', '50ms'),
    }),
    'Delays what passes',
    { delay: '200ms', jitter: '50ms' },
  ),
  bandwidth: may(
    fault('bandwidth', { perSecond: must(size(), 'Bytes a second', '64KB') }),
    'Limits the throughput',
    { perSecond: '64KB' },
  ),
  slowClose: may(
    fault('slow close', { delay: must(delay(), 'Before a close is passed on', '2s') }),
    'Delays closing',
    { delay: '2s' },
  ),
  blackHole: may(
    fault('black hole', { after: may(delay(), 'Lets data pass until then', '1s') }),
    'Swallows what is sent',
    { after: '1s' },
  ),
  reset: may(
    fault('reset', { after: may(delay(), 'Age of a connection at its reset', '1s') }),
    'Resets connections',
    { after: '1s' },
  ),
  slicer: may(
    fault('slicer', {
      averageSize: must(size(), 'Average piece', '100B'),
      variation: may(size(), 'Largest difference', '20B'),
      delay: may(delay(), 'Between pieces', '10us'),
    }),
    'Cuts data into small pieces',
    { averageSize: '100B', delay: '10us' },
  ),
  limitData: may(
    fault('data limit', { bytes: must(size(), 'Passed before the close', '1MB') }),
    'Closes after an amount of data',
    { bytes: '1MB' },
  ),
  refuse: may(
    fault('refusal', { first: may(whole('number of connections', 1, 1e6), 'Only so many', 3) }),
    'Refuses connections',
    { first: 3 },
  ),
  status: may(
    fault('error status', { code: must(whole('status code', 400, 599), 'Answered instead', 503) }),
    'Answers with an error',
    { code: 503 },
  ),
  corrupt: may(
    fault('corruption', { bytes: must(share(), 'Share of bytes changed', '1%') }),
    'Damages bytes on their way',
    { bytes: '1%' },
  ),
};

const process = {
  kill: may(
    fault('kill', {
      signal: may(oneOf('signal', ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP']), 'Which signal', 'SIGKILL'),
    }),
    'Ends the process',
    { signal: 'SIGKILL' },
  ),
  pause: may(
    fault('pause', { pulse: may(duration(), 'Length of one stop', '100ms') }),
    'Stops and continues the process',
    { pulse: '100ms' },
  ),
  syscall: may(
    fault('system call error', {
      name: must(text('system call'), 'Which call', 'openat'),
      error: may(text('error name'), 'Returned instead', 'ENOSPC'),
      delay: may(delay(), 'Added to the call', '60ms'),
      when: may(text('strace expression'), 'Which calls', '3+2'),
    }),
    'Fails or delays system calls',
    { name: 'openat', error: 'ENOSPC' },
  ),
  limit: may(
    fault('resource limit', {
      memory: may(size(), 'Memory', '512MB'),
      files: may(whole('number of files', 0, 1e6), 'Open files', 64),
      fileSize: may(size(), 'Largest file', '1MB'),
      cpu: may(share(), 'Share of a core', '50%'),
    }),
    'Lowers resource limits',
    { files: 64 },
  ),
  clock: may(
    fault('clock shift', { offset: must(delay(), 'How far', '1h') }),
    'Shifts the clock the process sees',
    { offset: '1h' },
  ),
};

const timing = {
  on: may(name('service name'), 'The service it acts on; the command itself without it', 'api'),
  at: may(delay(), 'When it starts', '10s'),
  for: may(duration(), 'How long it lasts', '5s'),
  every: may(duration(), 'Repeats it', '30s'),
  during: may(name('phase name'), 'Only in this phase', 'peak'),
  chance: may(share(), 'Share of operations it hits', '10%'),
  maxRate: may(rate(), 'At most so often', '1/s'),
};

/** Faults of one scenario: each entry names one fault, and when it acts. */
export const faults = () =>
  listOf(titled(z.strictObject({ ...network, ...process, ...timing }), 'fault'), 'list of faults', 1);
