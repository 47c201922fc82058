import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { METRIC_COLUMNS } from '../../../src/run/monitors/columns.ts';
import { startMonitors } from '../../../src/run/monitors/monitors.ts';
import { SamplerThread } from '../../../src/run/monitors/sampler-thread.ts';
import { whileSteady } from './programs.ts';

const MONITORS = new URL('../../../src/run/monitors/monitors.ts', import.meta.url).href;

/** A sampler's thread that runs this program instead of the sampler's. */
const threadOf = (program: string, answerLimitMs?: number): SamplerThread =>
  new SamplerThread(() => new URL(`data:text/javascript,${encodeURIComponent(program)}`), 250, answerLimitMs);

const READY = `import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ kind: 'ready' });`;
const reasonsOf = async (thread: SamplerThread): Promise<string[]> => {
  const report = await thread.watch(process.pid, { excludePids: [] }).stop();
  expect(report.series).toBeNull();
  expect(report.unavailable.map(({ metric }) => metric)).toEqual(Object.keys(METRIC_COLUMNS));
  return [...new Set(report.unavailable.map(({ reason }) => reason))];
};

describe('the sampler', () => {
  test('watches several trees at once, and gives the same report when asked again', async () => {
    const monitors = await startMonitors();
    await whileSteady(['sh', '-c', 'sleep 600 & echo ready; wait'], async ({ pid }) => {
      const [tree, self] = [
        monitors.watch(pid, { excludePids: [] }),
        monitors.watch(process.pid, { excludePids: [] }),
      ];
      const report = await tree.stop();
      expect(report.metrics['processes.peak']).toBe(2);
      expect(report.unavailable.map(({ metric }) => metric)).not.toContain('memory.pss');
      expect(await tree.stop()).toBe(report);
      expect((await self.stop()).metrics['processes.peak']).toBeGreaterThan(2);
    });
    await monitors.close();
  });

  test('gets readings of most programs that live for 30 ms', async () => {
    const monitors = await startMonitors();
    let met = 0;
    for (let run = 0; run < 10; run += 1) {
      const child = spawn('sleep', ['0.03']);
      const watch = monitors.watch(child.pid ?? -1, { excludePids: [] });
      await once(child, 'close');
      const { metrics, series } = await watch.stop();
      if (metrics['memory.peak'] !== undefined && (series?.atMs.length ?? 0) > 1) met += 1;
    }
    expect(met).toBeGreaterThan(5);
    await monitors.close();
  });

  test('is not disturbed by thousands of processes that vanish while it reads them', async () => {
    const monitors = await startMonitors({ intervalMs: 1 });
    // One that stays, and an end that waits for us: the last reading finds two, however few there were before it.
    const loop =
      'sleep 600 & stays=$!; i=0; while [ $i -lt 2000 ]; do /bin/true & i=$((i+1)); done; echo all; read end; kill $stays; wait';
    const child = spawn('sh', ['-c', loop], { stdio: ['pipe', 'pipe', 'ignore'] });
    const watch = monitors.watch(child.pid ?? -1, { excludePids: [] });
    await once(child.stdout, 'data');
    const { metrics, series, unavailable } = await watch.stop();
    child.stdin.end('\n');
    await once(child, 'close');
    expect(unavailable.filter(({ metric }) => !metric.startsWith('time.'))).toEqual([]);
    expect(metrics['processes.peak']).toBeGreaterThan(1);
    const values = Object.values(series?.columns ?? {}).flat();
    expect(values.every(value => Number.isFinite(value) && value >= 0)).toBe(true);
    await monitors.close();
  });

  test('reports its own cost', async () => {
    const monitors = await startMonitors({ intervalMs: 5 });
    const watch = monitors.watch(process.pid, { excludePids: [] });
    const enough = Date.now() + 300;
    while (Date.now() < enough) await new Promise(resolve => setImmediate(resolve));
    const { series } = await watch.stop();
    expect(series?.samplerUtilization).toBeGreaterThan(0);
    expect(series?.samplerUtilization).toBeLessThan(1);
    await monitors.close();
  });

  test('does not keep the program alive, with a watch left open', () => {
    const program = `import { startMonitors } from ${JSON.stringify(MONITORS)};
      const monitors = await startMonitors();
      monitors.watch(process.pid, { excludePids: [] });`;
    const { status, signal } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      timeout: 20_000,
    });
    expect({ status, signal }).toEqual({ status: 0, signal: null });
  });
});

describe('a sampler that fails', () => {
  test.each<[string, SamplerThread, RegExp]>([
    [
      'crashes at its start',
      threadOf(`throw new Error('out of order')`),
      /^the sampler failed: out of order$/,
    ],
    ['ends at once', threadOf('process.exit(0)'), /^the sampler ended unexpectedly$/],
    [
      'crashes when it is asked to watch',
      threadOf(`${READY} parentPort.on('message', () => { throw new Error('bad tree') })`),
      /^the sampler failed: bad tree$/,
    ],
    [
      'does not answer',
      threadOf(`${READY} parentPort.on('message', () => {})`, 50),
      /^the sampler did not answer within 0.05 s$/,
    ],
    [
      'is not installed',
      new SamplerThread(() => {
        throw new Error('no such file');
      }, 250),
      /^the sampler could not be started: no such file$/,
    ],
  ])('reports why nothing was measured when it %s', async (_, thread, reason) => {
    await thread.ready();
    expect(await reasonsOf(thread)).toEqual([expect.stringMatching(reason)]);
    await thread.close();
  });

  test('is started again for the next watch, and given up after three starts', async () => {
    let starts = 0;
    const thread = new SamplerThread(() => {
      starts += 1;
      throw new Error('no such file');
    }, 250);
    for (let watch = 0; watch < 5; watch += 1) await reasonsOf(thread);
    expect(starts).toBe(3);
  });

  test('that was closed says so', async () => {
    const thread = threadOf(`${READY} parentPort.on('message', () => {})`);
    await thread.ready();
    const watch = thread.watch(process.pid, { excludePids: [] });
    await thread.close();
    expect((await watch.stop()).unavailable[0]?.reason).toBe('the sampler was closed');
    expect(await reasonsOf(thread)).toEqual(['the sampler was closed']);
  });
});
