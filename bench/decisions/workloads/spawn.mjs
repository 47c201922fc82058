import { spawnSync } from 'node:child_process';
import { timed } from './timed.mjs';

/** Starts processes, one after the other, each of which ends at once. */
await timed(45, () => {
  spawnSync('/bin/true', { stdio: 'ignore' });
});
