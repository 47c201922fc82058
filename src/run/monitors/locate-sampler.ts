import { existsSync } from 'node:fs';

/**
 * The sampler's program, as seen from the file this code has ended up in: a source file beside it, an entry of `dist/`, or a chunk
 * in `dist/chunks/`. Throws when there is none, which means an incomplete installation.
 */
export function locateSampler(from: string = import.meta.url): URL {
  const candidates = from.endsWith('.ts') ? ['./sampler.worker.ts'] : ['./sampler.js', '../sampler.js'];
  const found = candidates.map(name => new URL(name, from)).find(url => existsSync(url));
  if (found === undefined)
    throw new Error(
      `cannot find the program of the sampler: none of ${candidates.join(', ')} beside ${from}`,
    );
  return found;
}
