import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect } from 'vitest';
import { TEXT_CHARS } from '../../src/ingest/detectors/fault.ts';
import { MOST_FAULTS } from '../../src/ingest/detectors/recognition.ts';
import { executableFacts } from '../../src/run/detectors/executable-facts.ts';
import { ALL_DETECTORS, recognise, reports, reportText } from '../helpers/recognised.ts';
import { fuzz, sizeOfPlain } from './fuzz.ts';
import { spoiledBytes, spoiledText } from './spoiled.ts';

/** What detectors print, and executables that say how they were built: both of anybody's making. */
const root = mkdtempSync(join(tmpdir(), 'fuzz-detectors-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Beginnings of real outputs, so that a case is read in a moment. */
const textsOf = (detector: string): readonly string[] =>
  reports()
    .filter(path => path.startsWith(`${detector}/`))
    .map(path => reportText(path).slice(0, 6_000));

describe('a recogniser takes any text', () => {
  for (const detector of ALL_DETECTORS)
    fuzz(
      detector,
      spoiledText(textsOf(detector)),
      text => {
        const { faults, states } = recognise(text);
        sizeOfPlain({ faults, states });
        expect(faults.length).toBeLessThanOrEqual(MOST_FAULTS);
        for (const fault of faults) {
          expect(fault.fingerprint).toMatch(/^[0-9a-f]{16}$/);
          expect(fault.text.length).toBeLessThanOrEqual(TEXT_CHARS + 2);
          expect(fault.title).not.toMatch(/[\p{Cc}\u202e]/u);
          expect(fault.text).not.toMatch(/[^\P{Cc}\n\t]/u);
        }
      },
      1 / 4,
    );
});

const ANY_OUTPUT = fc.oneof(...ALL_DETECTORS.map(detector => spoiledText(textsOf(detector))));

fuzz('what detectors print says the same in one piece and in many', ANY_OUTPUT, text => {
  expect(recognise(text, ALL_DETECTORS, 13)).toEqual(recognise(text));
});

/** A whole executable of two sections: names of symbols, and what Go writes down. */
function executable(): Buffer {
  const names = Buffer.from('\0.shstrtab\0.dynstr\0.go.buildinfo\0', 'latin1');
  const symbols = Buffer.from('\0main\0__tsan_init\0', 'latin1');
  const modules = Buffer.from(`${'x'.repeat(16)}path\texample.com/a\nbuild\t-race=true\n${'y'.repeat(16)}`);
  const version = Buffer.from('go1.26');
  const goBuild = Buffer.concat([
    Buffer.from('\xff Go buildinf:\x08\x02', 'latin1'),
    Buffer.alloc(16),
    ...[version, modules].flatMap(text => [Buffer.from([text.length]), text]),
  ]);
  const parts = [names, symbols, goBuild];
  const offsets = parts.map((_, i) => 64 + parts.slice(0, i).reduce((sum, part) => sum + part.length, 0));
  const header = Buffer.alloc(64);
  Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]).copy(header);
  header.writeBigUInt64LE(BigInt(64 + Buffer.concat(parts).length), 0x28);
  header.writeUInt16LE(64, 0x3a);
  header.writeUInt16LE(3, 0x3c);
  header.writeUInt16LE(0, 0x3e);
  const table = parts.map((part, i) => {
    const entry = Buffer.alloc(64);
    entry.writeUInt32LE([1, 11, 19][i] ?? 0, 0);
    entry.writeBigUInt64LE(BigInt(offsets[i] ?? 0), 0x18);
    entry.writeBigUInt64LE(BigInt(part.length), 0x20);
    return entry;
  });
  return Buffer.concat([header, ...parts, ...table]);
}

let files = 0;
async function factsOf(bytes: Uint8Array) {
  const path = join(root, `program-${files++}`);
  writeFileSync(path, bytes);
  return executableFacts(path);
}

describe('an executable that says how it was built', () => {
  fuzz(
    'whole',
    fc.constant(executable()),
    async bytes => {
      const facts = await factsOf(bytes);
      expect(facts?.go).toEqual({ path: 'example.com/a', race: true, modules: [] });
      expect([...(facts?.marks ?? [])]).toEqual(['tsan']);
    },
    0,
  );

  const damaged = fc
    .tuple(fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), fc.nat())
    .map(([changes, length]) => {
      const bytes = executable();
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      return bytes.subarray(0, length % (bytes.length + 1));
    });

  fuzz(
    'damaged in any way',
    fc.oneof(damaged, spoiledBytes(fc.constant('\x7fELF'))),
    async bytes => {
      const facts = await factsOf(bytes);
      sizeOfPlain(facts?.go ?? null);
    },
    1 / 2,
  );
});
