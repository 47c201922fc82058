import { type FileHandle, open, readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { readSections, type Section } from './elf.ts';
import { type GoBuild, readGoBuild } from './go-build-info.ts';

/** What an executable file says of how it was built. */
export interface ExecutableFacts {
  /** As people call it: the name of its file. */
  readonly name: string;
  /** Without links. */
  readonly path: string;
  readonly go: GoBuild | null;
  /** Marks of instrumentation that its tables of symbols have; null where it is no ELF file, as a script. */
  readonly marks: ReadonlySet<Mark> | null;
}

/**
 * Names of functions by which instrumented programs are known: those of the sanitizers' runtimes are whole, those of Rust's crates are
 * parts of mangled names.
 */
const MARKS = {
  tsan: '\0__tsan_init\0',
  asan: '\0__asan_init\0',
  lsan: '\0__lsan_init\0',
  loom: '4loom5model',
  shuttle: '7shuttle7runtime',
} as const;
export type Mark = keyof typeof MARKS;
const ALL_MARKS: readonly Mark[] = ['tsan', 'asan', 'lsan', 'loom', 'shuttle'];

const PIECE_BYTES = 1024 ** 2;
/** A table of symbols that is looked through; that of a large browser has a tenth. */
const MOST_TABLE_BYTES = 512 * 1024 ** 2;
const LONGEST_MARK = Math.max(...Object.values(MARKS).map(mark => mark.length));

const known = new Map<string, Promise<ExecutableFacts>>();
const MOST_KNOWN = 1_000;

/** Facts of the file at `path`, which may be `/proc/PID/exe`; null where it cannot be read. Read once for each state of the file. */
export async function executableFacts(path: string): Promise<ExecutableFacts | null> {
  try {
    const file = await open(path);
    try {
      return await factsOf(file, await pathOf(file, path));
    } finally {
      await file.close();
    }
  } catch {
    // It ended in between, or belongs to somebody else: nothing is known of it.
    return null;
  }
}

/** Asked of the open file, since a process may have become another program meanwhile. */
async function pathOf({ fd }: FileHandle, path: string): Promise<string> {
  const real = process.platform === 'linux' ? await readlink(`/proc/self/fd/${fd}`) : path;
  return real.replace(/ \(deleted\)$/, '');
}

async function factsOf(file: FileHandle, path: string): Promise<ExecutableFacts | null> {
  const status = await file.stat();
  if (!status.isFile()) return null;
  const { dev, ino, mtimeMs, size } = status;
  const key = `${dev}:${ino}:${mtimeMs}:${size}:${path}`;
  const facts = known.get(key) ?? inspect(file, size, path);
  if (known.size < MOST_KNOWN) known.set(key, facts);
  return facts;
}

async function inspect(file: FileHandle, size: number, path: string): Promise<ExecutableFacts> {
  const name = basename(path);
  const sections = await readSections(file, size);
  if (sections === null) return { name, path, go: null, marks: null };
  const go = await readGoBuild(file, sections);
  const tables = sections.filter(table => table.name === '.dynstr' || table.name === '.strtab');
  const marks = new Set<Mark>();
  for (const table of tables) await findMarks(file, table, marks);
  return { name, path, go, marks };
}

/** Looks through a table piece by piece; pieces overlap, so that no name is cut. */
async function findMarks(file: FileHandle, table: Section, marks: Set<Mark>): Promise<void> {
  const buffer = Buffer.alloc(PIECE_BYTES);
  const end = Math.min(table.size, MOST_TABLE_BYTES);
  for (let at = 0; at < end; at += PIECE_BYTES - LONGEST_MARK) {
    const wanted = Math.min(PIECE_BYTES, end - at);
    const { bytesRead } = await file.read(buffer, 0, wanted, table.offset + at);
    const piece = buffer.subarray(0, bytesRead);
    for (const mark of ALL_MARKS) if (piece.includes(MARKS[mark], 0, 'latin1')) marks.add(mark);
  }
}
