import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first executable file called `name` in the folders of `path`, or null. */
export function findExecutable(name: string, path: string | undefined): string | null {
  const candidates = (path ?? '').split(delimiter).filter(folder => folder !== '');
  return candidates.map(folder => join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
