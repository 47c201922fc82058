import { fixtures, fixtureText } from '../../test/helpers/ingested.ts';

export const MEBIBYTE = 1024 ** 2;
/** As file streams read. */
const CHUNK = 65_536;

/** The whole text again and again, `size` bytes of it, in chunks as a file stream gives them. */
export async function* repeated(text: string, size: number): AsyncGenerator<Uint8Array> {
  const unit = Buffer.from(text.endsWith('\n') ? text : `${text}\n`);
  const block = Buffer.alloc(Math.ceil(MEBIBYTE / unit.length) * unit.length, unit);
  for (let sent = 0; sent < size; sent += CHUNK) {
    const from = sent % block.length;
    yield block.subarray(from, Math.min(from + CHUNK, block.length));
  }
}

/** The largest output of a run that went well, as it repeats without an ending of its own. */
export const sampleOf = (format: string): string | undefined =>
  fixtures()
    .filter(name => name.startsWith(`${format}/`) && !/failing|forbidden|refused|unbuildable/.test(name))
    .sort((a, b) => fixtureText(b).length - fixtureText(a).length)[0];
