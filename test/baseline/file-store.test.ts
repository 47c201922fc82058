import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultBaselineFile, fileStore } from '../../src/baseline/file-store.ts';
import { baseline, SUITE } from './samples.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'file-store-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const query = { suite: SUITE, machineClass: 'any' };

describe('fileStore()', () => {
  test('gives back what was saved, in a folder that did not exist, and leaves nothing beside it', async () => {
    const file = defaultBaselineFile(join(folder, 'new', '.stress'));
    expect(await fileStore(file).save(baseline(), query)).toEqual({ kind: 'saved', key: file });
    expect(await fileStore(file).restore(query)).toEqual({
      kind: 'found',
      baseline: baseline(),
      source: file,
    });
    expect(readdirSync(join(folder, 'new', '.stress'))).toEqual(['baseline.json']);
  });

  test('replaces an older file as a whole', async () => {
    const store = fileStore(join(folder, 'replaced.json'));
    await store.save(baseline(20), query);
    await store.save(baseline(1), query);
    expect(await store.restore(query)).toMatchObject({ kind: 'found', baseline: baseline(1) });
  });

  test('says where it looked when there is no file', async () => {
    const file = join(folder, 'nowhere', 'baseline.json');
    expect(await fileStore(file).restore(query)).toEqual({ kind: 'absent', searched: file });
  });

  test('a folder in place of the file is unavailable, and saving over it is a stated failure', async () => {
    const file = join(folder, 'folder.json');
    mkdirSync(join(file, 'full'), { recursive: true });
    expect(await fileStore(file).restore(query)).toMatchObject({ kind: 'unavailable', source: file });
    expect(await fileStore(file).save(baseline(), query)).toMatchObject({
      kind: 'not-saved',
      code: 'failed',
      reason: expect.stringContaining(file),
    });
    expect(readdirSync(folder).filter(name => name.endsWith('.tmp'))).toEqual([]);
  });

  test('a pipe is refused without waiting for a writer', async () => {
    const file = join(folder, 'pipe.json');
    execFileSync('mkfifo', [file]);
    expect(await fileStore(file).restore(query)).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringMatching(/regular file/),
    });
  });

  test('a file of a terabyte is refused without reading it', async () => {
    const file = join(folder, 'sparse.json');
    writeFileSync(file, '');
    truncateSync(file, 1e12);
    expect(await fileStore(file).restore(query)).toMatchObject({ kind: 'unreadable', fault: 'too-large' });
  });

  test('bytes that are no text are hostile', async () => {
    const file = join(folder, 'binary.json');
    writeFileSync(file, Buffer.from([0x7b, 0xff, 0xfe, 0x7d]));
    expect(await fileStore(file).restore(query)).toMatchObject({
      kind: 'unreadable',
      fault: 'hostile',
      source: file,
    });
  });

  test('a file cut short is truncated', async () => {
    const file = join(folder, 'cut.json');
    await fileStore(file).save(baseline(), query);
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 300));
    expect(await fileStore(file).restore(query)).toMatchObject({ kind: 'unreadable', fault: 'truncated' });
  });
});
