import { spawnChild } from './children.ts';

/** Runs `use` while so many programs never rest. */
export async function whileBusy<T>(loops: number, use: () => Promise<T>): Promise<T> {
  const busy = Array.from({ length: loops }, () =>
    spawnChild([process.execPath, '-e', 'for (;;);'], { stdio: 'ignore' }),
  );
  try {
    return await use();
  } finally {
    for (const child of busy) child.kill('SIGKILL');
  }
}
