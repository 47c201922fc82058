import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ChildSource } from '../../../src/run/monitors/linux/children.ts';
import { ProcessFiles } from '../../../src/run/monitors/linux/process-files.ts';
import { parseProcessStat } from '../../../src/run/monitors/linux/process-stat.ts';
import {
  openProcessTree,
  type ProcessTree,
  sharesParentMemory,
  type TreeProcess,
} from '../../../src/run/monitors/linux/process-tree.ts';
import { chooseLauncher } from '../../../src/run/process/choose-launcher.ts';
import { shellNumber, whileSteady } from './programs.ts';

const pidsOf = (tree: ProcessTree): number[] => tree.live.map(({ pid }) => pid).sort((a, b) => a - b);
const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap(task =>
    [shellNumber(`cut -d' ' -f1 /proc/${pid}/task/${task}/children`)].filter(child => child > 0),
  );

/** Throws where there is none: a pid of 0 would mean this test's own process group. */
function onlyChild(pid: number): number {
  const [child] = childrenOf(pid);
  if (child === undefined) throw new Error(`process ${pid} has no child`);
  return child;
}

describe('parseProcessStat()', () => {
  const line = (name: string) =>
    `42 (${name}) S 7 42 42 0 -1 4194304 1 2 3 4 50 60 70 80 20 0 9 0 12345 1000000 250 184 1 1`;

  test.each([
    ['an ordinary name', 'node'],
    ['a name with blanks', 'tmux: server'],
    ['a name that looks like the end of a name', 'x) R 1 (y'],
    ['an empty name', ''],
  ])('reads past %s', (_, name) => {
    expect(parseProcessStat(line(name))).toEqual({
      parentPid: 7,
      state: 'S',
      executed: true,
      userTicks: 50,
      systemTicks: 60,
      childUserTicks: 70,
      childSystemTicks: 80,
      threads: 9,
      startTicks: 12345,
      virtualBytes: 1000000,
      residentPages: 250,
    });
  });

  test('knows a forked process that has not called exec', () => {
    expect(parseProcessStat(line('sh').replace('4194304', String(4194304 + 0x40))).executed).toBe(false);
  });
});

describe('sharesParentMemory()', () => {
  const parent = { virtualBytes: 1000, residentPages: 50, executed: true };
  const family = (child: Partial<TreeProcess['stat']>): TreeProcess => {
    const base = parseProcessStat('1 (x) S 0 0 0 0 0 0 0 0 0 0 0 0 0 0 20 0 1 0 1 1000 50');
    const process = { pid: 1, files: new ProcessFiles(1), excluded: false };
    const mother = { ...process, stat: { ...base, ...parent }, parent: null };
    return { ...process, stat: { ...base, ...child }, parent: mother };
  };

  test.each([
    ['after vfork it runs in the memory of its parent', { ...parent, executed: false }, true],
    [
      'after fork it has a copy that is never quite as large',
      { ...parent, executed: false, residentPages: 12 },
      false,
    ],
    ['after exec it has its own, whatever its size', parent, false],
  ])('%s', (_, child, shares) => {
    expect(sharesParentMemory(family(child))).toBe(shares);
  });
});

describe.each<ChildSource>(['threads', 'scan'])('walking a tree by %s', source => {
  test('finds children of children, and children that a thread started', async () => {
    const program = `
import subprocess, threading
def start(): subprocess.Popen(["sh", "-c", "sleep 600 & wait"])
threading.Thread(target=start).start()
keeper = threading.Event(); threading.Thread(target=keeper.wait, daemon=True).start()
import os, time
def words(path):
    try: return open(path).read().split()
    except OSError: return []  # a thread may end between being listed and being read
def tasks(pid):
    try: return os.listdir(f"/proc/{pid}/task")
    except OSError: return []
def below(pid): return [int(c) for t in tasks(pid) for c in words(f"/proc/{pid}/task/{t}/children")]
while not [g for c in below(os.getpid()) for g in below(c)]: time.sleep(0.01)
print("ready", *below(os.getpid()), flush=True); input()`;
    await whileSteady(['python3', '-c', program], ({ pid, note }) => {
      const shell = Number(note);
      const walk = openProcessTree({ rootPid: pid, excludePids: [] }, source);
      expect(pidsOf(walk.walk())).toEqual([pid, shell, ...childrenOf(shell)].sort((a, b) => a - b));
      walk.close();
    });
  });

  test('keeps an orphan that was given a parent outside the tree', async () => {
    const script = `sh -c 'sleep 600 & echo ready; read x' <&0`;
    await whileSteady(['sh', '-c', `${script}; echo; read x`], async ({ pid }) => {
      const shell = onlyChild(pid);
      const orphan = onlyChild(shell);
      const walk = openProcessTree({ rootPid: pid, excludePids: [] }, source);
      expect(pidsOf(walk.walk())).toEqual([pid, shell, orphan].sort((a, b) => a - b));
      process.kill(shell, 'SIGKILL');
      await vanished(walk, shell);
      expect(pidsOf(walk.walk())).toEqual([pid, orphan].sort((a, b) => a - b));
      walk.close();
    });
  });
});

/** Waits until a walk no longer meets `pid`: what was asked to end has ended and was waited for. */
async function vanished(walk: ReturnType<typeof openProcessTree>, pid: number): Promise<void> {
  while (walk.walk().all.some(process => process.pid === pid))
    await new Promise(resolve => setTimeout(resolve, 2));
}

const TREE_MODULE = new URL('../../../src/run/monitors/linux/process-tree.ts', import.meta.url).href;
const IMPOSTOR = `
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { openProcessTree } from ${JSON.stringify(TREE_MODULE)};
const root = spawn('sleep', ['600']);
const walk = openProcessTree({ rootPid: root.pid, excludePids: [] });
const met = walk.walk().all.length;
root.kill('SIGKILL');
await once(root, 'close');
// Two processes of one pid differ in the tick of their start, so a tick of the clock has to pass.
await new Promise(resolve => setTimeout(resolve, 20));
writeFileSync('/proc/sys/kernel/ns_last_pid', String(root.pid - 1));
const impostor = spawn('sleep', ['600']);
if (impostor.pid !== root.pid) throw new Error('the pid was not given again');
console.log(met + ' met, then ' + walk.walk().all.length);
impostor.kill('SIGKILL');`;

/** Pids can be chosen only in a namespace of one's own, where nobody else can be hit by a pid that comes again. */
function inPidNamespace(...command: readonly string[]) {
  const enter = ['--user', '--map-root-user', '--pid', '--fork', '--mount-proc'];
  return spawnSync('unshare', [...enter, ...command], { encoding: 'utf8', timeout: 20_000 });
}

function hasNamespaces(): boolean {
  return inPidNamespace('true').status === 0;
}

describe('who belongs to a tree', () => {
  test('a copy of the excluded launcher does not count until it calls exec', async () => {
    const fork = '$| = 1; if (my $pid = fork) { print "ready $pid\\n"; <STDIN> } else { sleep 600 }';
    await whileSteady(['perl', '-e', fork], ({ pid, note }) => {
      const look = (excludePids: number[]) => {
        const walk = openProcessTree({ rootPid: pid, excludePids });
        const pids = pidsOf(walk.walk());
        walk.close();
        return pids;
      };
      expect(look([])).toEqual([pid, Number(note)].sort((a, b) => a - b));
      expect(look([pid])).toEqual([]);
    });
  });

  test('launchers below this program are known by their name and left out', async () => {
    const launcher = await chooseLauncher(process.env);
    const walk = openProcessTree({ rootPid: process.pid, excludePids: [process.pid] });
    const before = pidsOf(walk.walk());
    const launch = launcher.launch(
      { argv: ['/bin/sleep', '600'], cwd: '/', env: {} },
      { output: 'pipe', onSpawn: child => void child.stdout?.resume() },
    );
    let met: ProcessTree;
    do {
      await new Promise(resolve => setTimeout(resolve, 2));
      met = walk.walk();
    } while (met.live.length === before.length);
    const added = met.live.filter(({ pid }) => !before.includes(pid));
    expect(added.map(({ pid }) => pid)).not.toContain(launch.pid);
    expect(added).toHaveLength(1);
    launch.terminate();
    await launch.ended;
    walk.close();
  });

  test('a root that has ended leaves an empty tree for good', async () => {
    const root = spawn('sleep', ['600']);
    const walk = openProcessTree({ rootPid: root.pid ?? -1, excludePids: [] });
    expect(pidsOf(walk.walk())).toEqual([root.pid]);
    root.kill('SIGKILL');
    await once(root, 'close');
    expect(walk.walk().all).toEqual([]);
    expect(walk.walk().all).toEqual([]);
    walk.close();
  });

  test.runIf(hasNamespaces())('a process that was given the pid of a dead one is not taken for it', () => {
    const { stdout, stderr } = inPidNamespace(process.execPath, '--input-type=module', '-e', IMPOSTOR);
    expect(stderr).toBe('');
    expect(stdout).toBe('1 met, then 0\n');
  });
});
