import { closeSync, openSync, readSync } from 'node:fs';

/** Whether a receipt begins with the mark of a paid one. An empty one is not paid. */
export function isPaid(file) {
  const descriptor = openSync(file, 'r');
  const mark = Buffer.alloc(4);
  if (readSync(descriptor, mark) === 0) return false;
  closeSync(descriptor);
  return mark.toString() === 'PAID';
}
