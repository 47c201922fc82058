import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { columnOf, lookAt, nodeProgram, shellNumber, sleepersBelow, whileSteady } from './programs.ts';

const MIB = 1024 ** 2;

const memoryOf = (setUp: string) =>
  whileSteady(nodeProgram(setUp), async ({ pid }) => (await lookAt(pid)).metrics);

describe('memory', () => {
  test('grows by what a program has allocated and touched, in every measure', async () => {
    const empty = await memoryOf('ready()');
    const full = await memoryOf('globalThis.kept = Buffer.alloc(96 << 20, 1); ready()');
    for (const metric of ['memory.rss', 'memory.pss', 'memory.uss', 'memory.peak']) {
      const grown = ((full[metric] ?? Number.NaN) - (empty[metric] ?? Number.NaN)) / MIB;
      expect(Math.abs(grown - 96), metric).toBeLessThan(6);
    }
  });

  // Large private memory: the proportional set of small programs changes with every other program that maps the same libraries.
  test('agrees with what a shell reads from the same two programs', async () => {
    const hog = 'globalThis.kept = Buffer.alloc(64 << 20, 1)';
    const program = nodeProgram(`${hog};
      const child = require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(`${hog}; setInterval(() => {}, 1e6); console.log('up')`)}]);
      child.stdout.once('data', ready)`);
    await whileSteady(program, async ({ pid }) => {
      const { metrics } = await lookAt(pid);
      const sum = (file: string, fields: string) =>
        shellNumber(
          `for p in ${pid} $(cat /proc/${pid}/task/${pid}/children); do cat /proc/$p/${file}; done | awk '/^(${fields}):/ {s += $2} END {print s * 1024}'`,
        );
      const near = (metric: string, expected: number) =>
        expect(Math.abs((metrics[metric] ?? Number.NaN) / expected - 1), metric).toBeLessThan(0.02);
      near('memory.rss', sum('status', 'VmRSS'));
      near('memory.pss', sum('smaps_rollup', 'Pss'));
      near('memory.uss', sum('smaps_rollup', 'Private_Clean|Private_Dirty'));
    });
  });

  test('keeps a peak that was over before the first sample', async () => {
    const metrics = await whileSteady(
      ['python3', '-c', 'b = bytearray(64 << 20); del b; print("ready", flush=True); input()'],
      async ({ pid }) => (await lookAt(pid)).metrics,
    );
    expect(metrics['memory.rss']).toBeLessThan(48 * MIB);
    expect(metrics['memory.peak']).toBeGreaterThan(64 * MIB);
  });
});

describe('descriptors', () => {
  test.each([1, 37, 1200])('counts %i files more in a program that opens them', async count => {
    const open = (n: number) =>
      nodeProgram(`for (let i = 0; i < ${n}; i++) require('fs').openSync('/dev/null'); ready()`);
    const fds = (n: number) =>
      whileSteady(open(n), async ({ pid }) => {
        const report = await lookAt(pid);
        expect(report.metrics['fds.peak']).toBe(shellNumber(`ls /proc/${pid}/fd | wc -l`));
        return { fds: report.metrics['fds.peak'] ?? Number.NaN, files: columnOf(report, 'fdFiles') ?? -1 };
      });
    const [without, with_] = [await fds(0), await fds(count)];
    expect(with_.fds - without.fds).toBe(count);
    expect(with_.files - without.files).toBe(count);
  });

  test('tells sockets by state, in the program and not in the whole machine', async () => {
    const program = nodeProgram(`
      const net = require('net');
      let open = 0;
      const server = net.createServer(() => { if (++open === 5) ready(); }).listen(0, '127.0.0.1', () => {
        for (let i = 0; i < 5; i++) net.connect(server.address().port, '127.0.0.1');
      })`);
    await whileSteady(program, async ({ pid }) => {
      const report = await lookAt(pid);
      expect(columnOf(report, 'socketsEstablished')).toBe(10);
      expect(columnOf(report, 'socketsListening')).toBe(1);
      const sockets = shellNumber(`ls -l /proc/${pid}/fd | grep -o 'socket:.*' | sort -u | wc -l`);
      expect(report.metrics['sockets.peak']).toBe(sockets);
      expect(sockets).toBeGreaterThanOrEqual(11);
    });
  });
});

describe('processes and threads', () => {
  test('counts the threads a program starts', async () => {
    const program = `
import threading, time
for _ in range(8): threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
print("ready", flush=True); input()`;
    const { metrics } = await whileSteady(['python3', '-c', program], ({ pid }) => lookAt(pid));
    expect(metrics['threads.peak']).toBe(9);
    expect(metrics['processes.peak']).toBe(1);
  });

  test('counts a tree of ten, and adds up what each of them has open', async () => {
    const script = 'for i in 1 2 3 4 5 6 7 8 9; do sleep 600 & done; echo ready; wait';
    await whileSteady(['sh', '-c', script], async ({ pid }) => {
      const processes = [pid, ...(await sleepersBelow(pid, 9))].join(' ');
      const { metrics } = await lookAt(pid);
      expect(metrics['processes.peak']).toBe(10);
      expect(metrics['threads.peak']).toBe(10);
      expect(metrics['fds.peak']).toBe(shellNumber(`for p in ${processes}; do ls /proc/$p/fd; done | wc -l`));
    });
  });

  test('an excluded launcher is walked through and not counted', async () => {
    await whileSteady(['sh', '-c', 'sleep 600 & echo ready; wait'], async ({ pid }) => {
      const [child] = await sleepersBelow(pid, 1);
      const [whole, part] = [await lookAt(pid), await lookAt(pid, [pid])];
      expect(whole.metrics['processes.peak']).toBe(2);
      expect(part.metrics['processes.peak']).toBe(1);
      expect(part.metrics['fds.peak']).toBe(shellNumber(`ls /proc/${child}/fd | wc -l`));
    });
  });
});

describe('totals', () => {
  test('the CPU time of children too short to be met is counted once they were waited for', async () => {
    const burn = 'i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done';
    await whileSteady(['sh', '-c', `(${burn}); (${burn}); echo ready; read x`], async ({ pid }) => {
      const { metrics } = await lookAt(pid);
      const ticks = shellNumber(`awk '{print $14 + $16}' /proc/${pid}/stat`);
      expect(ticks).toBeGreaterThan(1);
      expect(metrics['time.user']).toBe(ticks * 1e7);
    });
  });

  test('context switches are those of all threads', async () => {
    const program = `
import threading, time
def nap():
    for _ in range(200): time.sleep(0)
    for _ in range(50): time.sleep(0.0001)
threads = [threading.Thread(target=nap) for _ in range(3)]
for one in threads: one.start()
done = threading.Event()
idle = threading.Thread(target=done.wait, daemon=True); idle.start()
for one in threads: one.join()
print("ready", flush=True); input()`;
    await whileSteady(['python3', '-c', program], async ({ pid }) => {
      const count = () =>
        shellNumber(`cat /proc/${pid}/task/*/status | awk '/ctxt_switches/ {s += $2} END {print s}'`);
      // The main thread may still be on its way to sleep when it is first looked at.
      const before = count();
      const { metrics } = await lookAt(pid);
      expect(metrics['context.switches']).toBeGreaterThanOrEqual(before);
      expect(metrics['context.switches']).toBeLessThanOrEqual(count());
      expect(before).toBeGreaterThan(10);
    });
  });

  test('storage I/O of a child that was waited for is kept, and a launcher adds nothing of its own', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'monitors-'));
    const write = (name: string) =>
      `dd if=/dev/zero of=${folder}/${name} bs=64k count=32 conv=fsync 2>/dev/null`;
    try {
      const script = `${write('own')}; sh -c '${write('child')}; echo ready; read x'`;
      await whileSteady(['sh', '-c', script], async ({ pid }) => {
        const inner = shellNumber(`cat /proc/${pid}/task/${pid}/children`);
        const bytes = (of: number) => shellNumber(`awk '/^write_bytes/ {print $2}' /proc/${of}/io`);
        expect((await lookAt(pid)).metrics['io.written']).toBe(bytes(pid) + bytes(inner));
        expect((await lookAt(pid, [pid])).metrics['io.written']).toBe(bytes(inner));
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test('a process that cannot be met gives reasons, and no zeros', async () => {
  const child = spawn('true');
  await once(child, 'close');
  const report = await lookAt(child.pid ?? -1);
  expect(report.series).toBeNull();
  expect(report.metrics).toEqual({});
  expect(new Set(report.unavailable.map(({ reason }) => reason))).toEqual(
    new Set(['the processes ended before they could be sampled']),
  );
});
