import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { type DocumentFault, fault, tooLarge } from './hostile-json.ts';

export type BoundedText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  /** It exists and cannot be opened or read. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  | DocumentFault;

/** Reads a regular file of at most `maxBytes` as UTF-8. A device, a pipe or a folder is refused before a byte is read. */
export async function readBoundedText(file: string, maxBytes: number): Promise<BoundedText> {
  try {
    // Non-blocking, because opening a pipe that nobody writes to would wait for ever.
    const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const found = await handle.stat();
      if (!found.isFile()) return { kind: 'unavailable', reason: 'it is not a regular file' };
      if (found.size > maxBytes) return tooLarge(found.size, maxBytes);
      return decode(await handle.readFile());
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent' };
    return { kind: 'unavailable', reason: error instanceof Error ? error.message : String(error) };
  }
}

function decode(bytes: Uint8Array): BoundedText {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return fault('hostile', 'Found bytes that are not UTF-8 text, expected JSON');
  }
}

/** The system's error code (`ENOENT`), or null. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
