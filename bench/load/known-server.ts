import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const SOURCES = join(import.meta.dirname, 'servers');

/** Compiles the server whose truth is known; gives the file. Throws where there is no C compiler. */
export function buildKnown(folder: string): string {
  const file = join(folder, 'known');
  const sources = readdirSync(SOURCES).filter(name => name.endsWith('.c'));
  execFileSync('cc', ['-O2', '-std=c17', '-o', file, ...sources, '-lm'], { cwd: SOURCES, stdio: 'inherit' });
  return file;
}

/** What the server itself wrote down, a request an entry, in the order of arrival; ms since the first arrived. */
export interface ServedLog {
  readonly arrivedMs: Float64Array;
  /** When the rule had the answer leave; NaN: it was refused. */
  readonly dueMs: Float64Array;
  /** When it left; NaN: refused, or the server was ended before. */
  readonly answeredMs: Float64Array;
}

export interface KnownServer {
  readonly url: string;
  /** Ends it and gives its log; may be called once. */
  stop(): Promise<ServedLog>;
}

/** Runs `use` beside a server with the given rule and options (servers/rules.c), which is ended however that goes. */
export async function withKnown<T>(
  binary: string,
  words: readonly string[],
  use: (server: KnownServer) => Promise<T>,
): Promise<T> {
  const log = `${binary}-${process.hrtime.bigint()}.log`;
  // It also ends when its standard input does, with this process.
  const child = spawn(binary, [...words, `log=${log}`], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  try {
    const [port] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [unknown];
    if (typeof port !== 'string') throw new Error(`The server did not start: ${words.join(' ')}`);
    return await use({
      url: `http://127.0.0.1:${port}/`,
      async stop() {
        child.kill('SIGTERM');
        await ended;
        return decodeServed(readFileSync(log));
      },
    });
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** Reads a log as servers/log.c writes it. */
export function decodeServed(bytes: Uint8Array): ServedLog {
  const words = new BigUint64Array(new Uint8Array(bytes).buffer);
  const column = (at: number): Float64Array => {
    const ms = new Float64Array(words.length / 3);
    const origin = words[0] ?? 0n;
    for (let i = 0; i < ms.length; i++) {
      const ns = words[3 * i + at] ?? 0n;
      ms[i] = ns === 0n ? Number.NaN : Number(ns - origin) / 1e6;
    }
    return ms;
  };
  return { arrivedMs: column(0), dueMs: column(1), answeredMs: column(2) };
}
