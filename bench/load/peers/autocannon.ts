import { join } from 'node:path';
import type { ClosedGenerator } from './generator.ts';

/** autocannon: Node, one thread, without pipelining. */
export const autocannon = (bin: string): ClosedGenerator => ({
  name: 'autocannon',
  closed: ({ url, connections, seconds }) => [
    process.execPath,
    join(bin, 'autocannon'),
    ...['--connections', String(connections), '--duration', String(seconds), '--json', url],
  ],
});
