import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/** Of a thread that must not wait for the software under test: a late start would be taken for its slowness. */
const PRIORITY = -10;

/**
 * Gives the calling thread precedence over processes of usual priority, on Linux and where it is allowed to; elsewhere nothing changes. Not for
 * the main thread, whose children would inherit it.
 */
export function favourThread(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    if (Number.isInteger(thread)) setPriority(thread, PRIORITY);
  } catch {
    // Not permitted, or no /proc: the windows in which it matters say so (void-windows.ts).
  }
}
