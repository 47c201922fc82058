import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locateThread } from '../../../src/run/locate-thread.ts';

const SOURCES = join(import.meta.dirname, '../../../src/run/monitors');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'monitors-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** An entry that measures itself; it may load the monitors with itself or only when they are needed, then they become a chunk. */
const entryProgram = (load: string): string => `${load}
  const thread = await startMonitors();
  const { metrics } = await thread.watch(process.pid, { excludePids: [] }).stop();
  console.log(Object.keys(metrics).join(' '));`;

async function build(name: string, load: string): Promise<string> {
  const entry = join(folder, `${name}.ts`);
  writeFileSync(entry, entryProgram(load));
  const bundle = await rolldown({
    input: { [name]: entry, sampler: join(SOURCES, 'sampler.worker.ts') },
    platform: 'node',
  });
  const dir = join(folder, name);
  await bundle.write({ dir, format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' });
  await bundle.close();
  writeFileSync(join(dir, 'package.json'), '{"type":"module"}');
  return join(dir, `${name}.js`);
}

describe('the built program finds its sampler', () => {
  const monitors = JSON.stringify(join(SOURCES, 'monitors.ts'));
  test.each([
    ['an entry', `import { startMonitors } from ${monitors};`],
    ['a chunk', `const { startMonitors } = await import(${monitors});`],
  ])('from %s', async (place, load) => {
    const entry = await build(place.replace(' ', '-'), load);
    const { stdout, stderr } = spawnSync(process.execPath, [entry], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout.split(' ')).toEqual(expect.arrayContaining(['memory.rss', 'memory.pss', 'fds.peak']));
  });
});

describe('locateThread()', () => {
  test.each([
    ['a source file beside the sampler’s', 'src/monitors.ts', 'src/sampler.worker.ts'],
    ['an entry beside the sampler', 'dist/main.js', 'dist/sampler.js'],
    ['a chunk below the sampler', 'dist/chunks/monitors.js', 'dist/sampler.js'],
  ])('from %s', (_, from, to) => {
    const base = mkdtempSync(join(folder, 'located-'));
    for (const name of ['src', 'dist/chunks']) mkdirSync(join(base, name), { recursive: true });
    writeFileSync(join(base, to), '');
    const url = (path: string) => pathToFileURL(join(base, path)).href;
    expect(locateThread('sampler', url(from)).href).toBe(url(to));
  });

  test('says where it looked when the installation is incomplete', () => {
    expect(() => locateThread('sampler', 'file:///nowhere/dist/main.js')).toThrow(
      'cannot find the program of the sampler',
    );
  });
});
