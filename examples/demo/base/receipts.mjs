import { closeSync, openSync, readSync } from 'node:fs';

/** Whether a receipt begins with the mark of a paid one. */
export function isPaid(file) {
  const descriptor = openSync(file, 'r');
  try {
    const mark = Buffer.alloc(4);
    return readSync(descriptor, mark) === 4 && mark.toString() === 'PAID';
  } finally {
    closeSync(descriptor);
  }
}
