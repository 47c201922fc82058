import { existsSync } from 'node:fs';

/**
 * The program of the thread `name`, as seen from the file `from` that this code has ended up in: a source file `name.worker.ts` beside it, an
 * entry `name.js` of `dist/`, or the same seen from a chunk in `dist/chunks/`. Throws when there is none, which means an incomplete
 * installation.
 */
export function locateThread(name: string, from: string): URL {
  const candidates = from.endsWith('.ts') ? [`./${name}.worker.ts`] : [`./${name}.js`, `../${name}.js`];
  const found = candidates.map(candidate => new URL(candidate, from)).find(url => existsSync(url));
  if (found === undefined)
    throw new Error(
      `cannot find the program of the ${name}: none of ${candidates.join(', ')} beside ${from}`,
    );
  return found;
}
