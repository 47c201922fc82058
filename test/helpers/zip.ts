import { constants, crc32, deflateRawSync } from 'node:zlib';

/** One entry of an archive, packed; whatever is not stated is as honest writers do it. */
export interface ZipEntry {
  readonly name: string;
  readonly packed: Buffer;
  /** 0 stored · 8 deflated. */
  readonly method: number;
  /** As the directory claims; above 4 GiB it is written in the zip64 form. */
  readonly size: number;
  readonly crc: number;
  readonly encrypted?: boolean;
  /** Written in the zip64 form although it is small. */
  readonly zip64?: boolean;
}

export function deflated(name: string, content: Buffer | string): ZipEntry {
  const bytes = Buffer.from(content);
  return { name, packed: deflateRawSync(bytes), method: 8, size: bytes.length, crc: crc32(bytes) };
}

const BLOCK_BYTES = 64 * 1024 ** 2;

/** `blocks` × 64 MiB of zeros: a deflate stream whose blocks end at whole bytes may be repeated. Checksum 0, which is wrong. */
export function zeros(name: string, blocks: number): ZipEntry {
  const block = deflateRawSync(Buffer.alloc(BLOCK_BYTES), { finishFlush: constants.Z_FULL_FLUSH });
  const end = Buffer.from([3, 0]);
  const packed = Buffer.concat([...Array.from({ length: blocks }, () => block), end]);
  return { name, packed, method: 8, size: blocks * BLOCK_BYTES, crc: 0 };
}

/** An archive of `entries`, in this order, whatever they claim of themselves. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const local = Buffer.concat([localHeader(entry), entry.packed]);
    directory.push(directoryHeader(entry, offset));
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, central, end]);
}

const MOST_32 = 0xffffffff;
const isLarge = ({ size, zip64 }: ZipEntry): boolean => zip64 === true || size >= MOST_32;

/** The fields that both headers have, from the flags on; names in UTF-8. */
function common(entry: ZipEntry): Buffer {
  const fields = Buffer.alloc(24);
  fields.writeUInt16LE((entry.encrypted ? 1 : 0) | 0x800, 0);
  fields.writeUInt16LE(entry.method, 2);
  fields.writeUInt32LE(entry.crc >>> 0, 8);
  fields.writeUInt32LE(entry.packed.length, 12);
  fields.writeUInt32LE(isLarge(entry) ? MOST_32 : entry.size, 16);
  fields.writeUInt16LE(Buffer.byteLength(entry.name), 20);
  fields.writeUInt16LE(extraOf(entry).length, 22);
  return fields;
}

function extraOf(entry: ZipEntry): Buffer {
  if (!isLarge(entry)) return Buffer.alloc(0);
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(BigInt(entry.size), 4);
  return extra;
}

function localHeader(entry: ZipEntry): Buffer {
  const start = Buffer.alloc(6);
  start.writeUInt32LE(0x04034b50, 0);
  start.writeUInt16LE(45, 4);
  return Buffer.concat([start, common(entry), Buffer.from(entry.name), extraOf(entry)]);
}

function directoryHeader(entry: ZipEntry, offset: number): Buffer {
  const start = Buffer.alloc(8);
  start.writeUInt32LE(0x02014b50, 0);
  start.writeUInt16LE(45, 4);
  start.writeUInt16LE(45, 6);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([start, common(entry), rest, Buffer.from(entry.name), extraOf(entry)]);
}
