import { describe, expect, test } from 'vitest';
import { readZipFile, type ZipReading } from '../../src/github/zip-file.ts';
import { deflated, type ZipEntry, zeros, zipOf } from '../helpers/zip.ts';

const NAMES = ['results.json', '.stress/results.json'];
const BOUNDS = { entries: 100, fileBytes: 64 * 1024 ** 2 };
const read = (...entries: readonly ZipEntry[]): Promise<ZipReading> =>
  readZipFile(zipOf(entries), NAMES, BOUNDS);
const results = (content: string) => deflated('results.json', content);

describe('readZipFile()', () => {
  test('reads the one file by its name, at the root or in its folder, stored or deflated', async () => {
    const packed = Buffer.from('{"a": "ä"}');
    expect(await read(deflated('logs/1.log', 'x'), results('{}'))).toEqual({
      kind: 'file',
      name: 'results.json',
      bytes: Buffer.from('{}'),
    });
    expect(
      await read({ ...deflated('.stress/results.json', packed), packed, method: 0, size: packed.length }),
    ).toMatchObject({ kind: 'file', name: '.stress/results.json', bytes: packed });
  });

  test('reads sizes in the zip64 form', async () => {
    expect(await read({ ...results('{}'), zip64: true })).toMatchObject({
      kind: 'file',
      bytes: Buffer.from('{}'),
    });
  });

  test.each<[string, readonly ZipEntry[], RegExp]>([
    [
      'without the file',
      [deflated('other.json', '{}')],
      /has no file results\.json or \.stress\/results\.json/,
    ],
    ['with the file twice', [results('{}'), results('{"verdict":"pass"}')], /has 2 files/],
    [
      'with the file in both places',
      [results('{}'), deflated('.stress/results.json', '{}')],
      /has 2 files.*only one can be meant/,
    ],
    [
      'with a name that leaves its folder',
      [results('{}'), deflated('../../etc/cron.d/x', 'x')],
      /invalid relative path/,
    ],
    ['with an absolute name', [deflated('/etc/passwd', 'x'), results('{}')], /absolute path/],
    ['with a drive', [deflated('C:/Windows/x', 'x'), results('{}')], /absolute path/],
    ['with backslashes', [deflated('..\\..\\x', 'x'), results('{}')], /invalid characters/],
    ['that is encrypted', [{ ...results('{}'), encrypted: true }], /results\.json is encrypted/],
    ['packed in another way', [{ ...results('{}'), method: 14 }], /packed by method 14/],
    ['whose checksum does not fit', [{ ...results('{}'), crc: 1 }], /damaged: its checksum/],
    ['that unpacks to more than it claims', [{ ...results('{"a":1}'), size: 2 }], /too many bytes/],
    ['that unpacks to less than it claims', [{ ...results('{"a":1}'), size: 900 }], /not enough bytes/],
    [
      'whose stored size is a lie',
      [{ ...results('{}'), method: 0, packed: Buffer.from('{}'), size: 9 }],
      /cannot be unpacked/,
    ],
    [
      'whose bytes are no deflate stream',
      [{ ...results('{}'), packed: Buffer.alloc(9, 0xff) }],
      /cannot be unpacked/,
    ],
    [
      'with more entries than are looked at',
      Array.from({ length: 101 }, (_, i) => deflated(`${i}`, '')),
      /has 101 entries, of at most 100/,
    ],
  ])('refuses an archive %s', async (_, entries, reason) => {
    expect(await read(...entries)).toEqual({ kind: 'fault', reason: expect.stringMatching(reason) });
  });

  test('refuses ten gigabytes of zeros by what they claim', async () => {
    const bomb = zeros('results.json', 160);
    expect(bomb.size).toBe(10 * 1024 ** 3);
    expect(await read(bomb)).toEqual({
      kind: 'fault',
      reason: 'results.json has 10737418240 bytes or more, of at most 67108864',
    });
  });

  test.each([0, 2, 64 * 1024 ** 2])(
    'stops ten gigabytes of zeros that claim to be %d bytes before they are unpacked',
    async size => {
      const before = process.memoryUsage().arrayBuffers;
      const reading = await read({ ...zeros('results.json', 160), size });
      expect(reading).toEqual({ kind: 'fault', reason: expect.stringMatching(/too many bytes/) });
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(256 * 1024 ** 2);
    },
  );

  test.each(['', 'PK', 'not a zip at all', '\0'.repeat(30)])(
    'refuses %j, which is no archive',
    async text => {
      expect(await readZipFile(Buffer.from(text), NAMES, BOUNDS)).toMatchObject({ kind: 'fault' });
    },
  );

  test('refuses every truncation and survives every damaged byte of an archive', async () => {
    const whole = zipOf([deflated('a.log', 'hello'), results('{"samples":[1,2,3]}')]);
    for (let length = 0; length < whole.length; length++) {
      const cut = await readZipFile(whole.subarray(0, length), NAMES, BOUNDS);
      expect([length, cut.kind]).toEqual([length, 'fault']);
    }
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      const reading = await readZipFile(damaged, NAMES, BOUNDS);
      if (reading.kind === 'file') expect(reading.bytes.toString()).toBe('{"samples":[1,2,3]}');
    }
  });

  test('quotes no control characters of an archive', async () => {
    const reading = await read(deflated('../\n::error::x\u202e', 'x'));
    expect(reading.kind === 'fault' && reading.reason).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
