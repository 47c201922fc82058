import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * The cache client unpacks an entry with `tar -P`: absolute names, `..` and links are followed, so whoever wrote the entry could write any file
 * of the runner's user. GNU tar, which Linux runners have, takes further options from its environment: while `unpack` runs, every member gets a
 * flat name in the folder of `path`, `a/b` the name `%a%b`. Nothing can be named outside of it, and no link in it leads a member anywhere.
 * Other tars know no such variable and unpack as they always did (SECURITY.md).
 */
export async function unpackingFlat<T>(path: string, unpack: () => Promise<T>): Promise<T> {
  const before = process.env.TAR_OPTIONS;
  process.env.TAR_OPTIONS = `--transform=s,/,%,g --transform=s,^,${dirname(path)}/%, --show-transformed-names`;
  try {
    return await unpack();
  } finally {
    if (before === undefined) delete process.env.TAR_OPTIONS;
    else process.env.TAR_OPTIONS = before;
  }
}

/** Where `path` of the workspace was unpacked to, flat or not; null where there is no regular file: a link could lead to any file of the runner. */
export async function unpackedFile(workspace: string, path: string): Promise<string | null> {
  const flat = join(workspace, dirname(path), `%${path.replaceAll('/', '%')}`);
  for (const place of [flat, join(workspace, path)]) if (await isRegularFile(place)) return place;
  return null;
}

async function isRegularFile(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isFile();
  } catch {
    // Absent: the caller says so.
    return false;
  }
}
