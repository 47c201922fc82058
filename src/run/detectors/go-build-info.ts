import type { FileHandle } from 'node:fs/promises';
import { readAt, type Section } from './elf.ts';

/** What the Go linker writes into every program (`go version -m`). Source: debug/buildinfo, as of Go 1.18. */
export interface GoBuild {
  /** Import path of the main package: `cmd/go`, `example.com/worker`. */
  readonly path: string;
  readonly race: boolean;
  /** Import paths of the modules that are linked in. */
  readonly modules: readonly string[];
}

const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1');
/** Strings follow the header inside the section. */
const INLINE_STRINGS = 2;
const HEADER_BYTES = 32;
/** Programs with a thousand modules have a tenth of it. */
const MOST_BYTES = 1024 ** 2;
/** Bytes around the text of modules that mark its ends. */
const SENTINEL_BYTES = 16;

/** Null where the program is not Go's, was built before 1.18, or hides it. */
export async function readGoBuild(file: FileHandle, sections: readonly Section[]): Promise<GoBuild | null> {
  const section = sections.find(({ name }) => name === '.go.buildinfo');
  if (section === undefined || section.size < HEADER_BYTES || section.size > MOST_BYTES) return null;
  const bytes = await readAt(file, section.offset, section.size);
  if (bytes === null || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  if (((bytes[15] ?? 0) & INLINE_STRINGS) === 0) return null;
  const version = stringAt(bytes, HEADER_BYTES);
  const modules = version === null ? null : stringAt(bytes, version.end);
  return modules === null ? null : parseModules(modules.text);
}

/** A length in base 128, then as many bytes. */
function stringAt(bytes: Buffer, start: number): { readonly text: Buffer; readonly end: number } | null {
  let length = 0;
  for (let i = 0; i < 4; i++) {
    const byte = bytes[start + i] ?? 0;
    length += (byte & 0x7f) * 128 ** i;
    if (byte >= 0x80) continue;
    const from = start + i + 1;
    const end = from + length;
    return end <= bytes.length ? { text: bytes.subarray(from, end), end } : null;
  }
  return null;
}

function parseModules(framed: Buffer): GoBuild {
  const lines = framed.subarray(SENTINEL_BYTES, -SENTINEL_BYTES).toString('utf8').split('\n');
  const valuesOf = (key: string) =>
    lines.flatMap(line => (line.startsWith(`${key}\t`) ? [line.slice(key.length + 1)] : []));
  return {
    path: valuesOf('path')[0] ?? '',
    race: valuesOf('build').includes('-race=true'),
    modules: [...valuesOf('dep'), ...valuesOf('mod')].map(line => line.split('\t')[0] ?? ''),
  };
}
