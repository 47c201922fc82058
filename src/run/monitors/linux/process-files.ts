import { closeSync, openSync } from 'node:fs';
import { readProcFile, readToEnd, unlessVanished } from './proc-files.ts';

/** Descriptors of this program that all watches together may hold; the usual limit of a process is 1,024. */
const MAX_HELD = 256;
let held = 0;

/**
 * The files of one process that are read at every sample stay open: reading again costs a quarter of opening, reading and closing. An
 * open file also belongs to that process for good: once it has ended it reads as vanished, whoever has the pid then. Not for files on
 * its memory map, which stay with the map that was there when they were opened.
 */
export class ProcessFiles {
  private readonly files = new Map<string, number>();
  private readonly pid: number;

  constructor(pid: number) {
    this.pid = pid;
  }

  /** Text of /proc/PID/`name`; null when the process has vanished, throws when refused. */
  read(name: string): string | null {
    const path = `/proc/${this.pid}/${name}`;
    const open = this.files.get(name);
    if (open === undefined && held >= MAX_HELD) return readProcFile(path);
    return unlessVanished(path, () => readToEnd(open ?? this.hold(name, path)));
  }

  close(): void {
    for (const file of this.files.values()) closeSync(file);
    held -= this.files.size;
    this.files.clear();
  }

  private hold(name: string, path: string): number {
    const file = openSync(path, 'r');
    this.files.set(name, file);
    held += 1;
    return file;
  }
}
