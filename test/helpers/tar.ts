import { spawnSync } from 'node:child_process';

/** One member of an archive, as no honest tar would write it. */
export type Member =
  | { readonly name: string; readonly text: string }
  /** `symbolic` and `hard` links lead to `to`. */
  | { readonly name: string; readonly link: 'symbolic' | 'hard'; readonly to: string };

const BLOCK = 512;
const TYPES = { symbolic: '2', hard: '1' } as const;

/** An archive of these members in this order, compressed as the cache client would find it. */
export function archive(members: readonly Member[]): Buffer {
  const blocks = members.flatMap(member => {
    const text = 'text' in member ? Buffer.from(member.text) : Buffer.alloc(0);
    return [header(member, text.length), text, Buffer.alloc((BLOCK - (text.length % BLOCK)) % BLOCK)];
  });
  return compressed(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]));
}

/** The header of the ustar format (POSIX.1-1988). */
function header(member: Member, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;
  block.write(member.name, 0, 100);
  block.write(octal(0o644, 8) + octal(0, 8) + octal(0, 8) + octal(size, 12) + octal(0, 12), 100);
  block.write(' '.repeat(8), 148);
  block.write('link' in member ? TYPES[member.link] : '0', 156);
  if ('link' in member) block.write(member.to, 157, 100);
  block.write('ustar\x0000', 257);
  block.write(
    octal(
      [...block].reduce((sum, byte) => sum + byte, 0),
      7,
    ),
    148,
  );
  return block;
}

function compressed(bytes: Buffer): Buffer {
  const program = spawnSync('zstd', ['--version']).status === 0 ? 'zstd' : 'gzip';
  return spawnSync(program, ['-c'], { input: bytes, maxBuffer: 64 * 1024 ** 2 }).stdout;
}
