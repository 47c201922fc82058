import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';

/** Bounds on an archive of unknown origin. */
export interface ZipBounds {
  readonly entries: number;
  /** Of the wanted file, unpacked: as announced and as it really is. */
  readonly fileBytes: number;
}

/** One file out of an archive, or what is wrong with the archive, as a part of a sentence. */
export type ZipReading =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Buffer }
  | { readonly kind: 'fault'; readonly reason: string };

/**
 * Reads the one file of `zip` whose name is among `names`, into memory: nothing of an archive is ever written to disk. The archive is
 * hostile: every name in it is checked although only one is used, sizes are held to what they claim and to `bounds`, and what is
 * packed in another way than stored or deflated, encrypted, twice there or damaged is a fault. Never throws.
 */
export async function readZipFile(
  zip: Buffer,
  names: readonly string[],
  bounds: ZipBounds,
): Promise<ZipReading> {
  // Loaded here, as nothing else needs it.
  const { default: yauzl } = await import('yauzl');
  try {
    const archive = await yauzl.fromBufferPromise(zip, { strictFileNames: true });
    if (archive.entryCount > bounds.entries)
      return fault(`it has ${archive.entryCount} entries, of at most ${bounds.entries}`);
    const [entry, ...others] = await entriesNamed(archive, names);
    if (entry === undefined) return fault(`it has no file ${names.join(' or ')}`);
    if (others.length > 0)
      return fault(`it has ${others.length + 1} files ${names.join(' or ')}, and only one can be meant`);
    const refusal = refusalOf(entry, bounds);
    return refusal === null ? await unpack(archive, entry, bounds) : fault(refusal);
  } catch (error) {
    // The library throws plain errors for whatever an archive has wrong.
    return fault(`it cannot be unpacked (${shown(error instanceof Error ? error.message : String(error))})`);
  }
}

/** Reads the whole directory: a name further on that leaves its folder makes the archive suspect as a whole. */
async function entriesNamed(archive: ZipFile, names: readonly string[]): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  for await (const entry of archive.eachEntry()) if (names.includes(entry.fileName)) found.push(entry);
  return found;
}

function refusalOf(entry: Entry, { fileBytes }: ZipBounds): string | null {
  if (entry.isEncrypted()) return `${entry.fileName} is encrypted`;
  if (!entry.canDecodeFileData())
    return `${entry.fileName} is packed by method ${entry.compressionMethod}, and only 0 (stored) and 8 (deflated) are read`;
  return entry.uncompressedSize > fileBytes
    ? tooLarge(entry.fileName, entry.uncompressedSize, fileBytes)
    : null;
}

/** The announced size may be a lie, so bytes are counted as they come; the library stops at the announced size, this at the bound. */
async function unpack(archive: ZipFile, entry: Entry, { fileBytes }: ZipBounds): Promise<ZipReading> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of await archive.openReadStreamPromise(entry)) {
    size += chunk.length;
    if (size > fileBytes) return fault(tooLarge(entry.fileName, size, fileBytes));
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  if (crc32(bytes) !== entry.crc32) return fault(`${entry.fileName} is damaged: its checksum does not fit`);
  return { kind: 'file', name: entry.fileName, bytes };
}

const tooLarge = (name: string, found: number, allowed: number): string =>
  `${name} has ${found} bytes or more, of at most ${allowed}`;

const fault = (reason: string): ZipReading => ({ kind: 'fault', reason });

/** Messages quote names of the archive. */
const shown = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 200);
