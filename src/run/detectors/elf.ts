import type { FileHandle } from 'node:fs/promises';

/**
 * The few sections of an executable in which it says what it was built with. Only the format of Linux on x64 and arm64 (ELF, 64 bits, little
 * endian); every number in the file is checked before it is used. Source: elf(5).
 */
export interface Section {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
}

const MAGIC = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]);
const HEADER_BYTES = 64;
const ENTRY_BYTES = 64;
/** Linkers write fewer than a hundred; `-ffunction-sections` leaves its thousands in object files. */
const MOST_SECTIONS = 2_000;
const MOST_NAME_BYTES = 1024 ** 2;

/** The named sections with content; null for what is no such file, or a damaged one. */
export async function readSections(file: FileHandle, fileBytes: number): Promise<readonly Section[] | null> {
  const header = await readAt(file, 0, HEADER_BYTES);
  if (header === null || !header.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const tableAt = Number(header.readBigUInt64LE(0x28));
  const [entryBytes, count, namesIndex] = [0x3a, 0x3c, 0x3e].map(at => header.readUInt16LE(at));
  if (entryBytes !== ENTRY_BYTES || count === undefined || count > MOST_SECTIONS) return null;
  const table = await readAt(file, tableAt, count * ENTRY_BYTES);
  if (table === null) return null;
  const placeOf = (index: number) => ({
    nameAt: table.readUInt32LE(index * ENTRY_BYTES),
    offset: Number(table.readBigUInt64LE(index * ENTRY_BYTES + 0x18)),
    size: Number(table.readBigUInt64LE(index * ENTRY_BYTES + 0x20)),
  });
  if (namesIndex === undefined || namesIndex >= count) return null;
  const { offset, size } = placeOf(namesIndex);
  const names = size > MOST_NAME_BYTES ? null : await readAt(file, offset, size);
  if (names === null) return null;
  return Array.from({ length: count }, (_, index) => placeOf(index))
    .filter(place => place.offset + place.size <= fileBytes)
    .map(place => ({ name: textAt(names, place.nameAt), offset: place.offset, size: place.size }));
}

/** `bytes` from `offset`; null where the file has fewer. */
export async function readAt(file: FileHandle, offset: number, bytes: number): Promise<Buffer | null> {
  if (!Number.isSafeInteger(offset) || offset < 0) return null;
  const buffer = Buffer.alloc(bytes);
  const { bytesRead } = await file.read(buffer, 0, bytes, offset);
  return bytesRead === bytes ? buffer : null;
}

function textAt(names: Buffer, at: number): string {
  const end = names.indexOf(0, at);
  return at < names.length && end !== -1 ? names.toString('latin1', at, end) : '';
}
