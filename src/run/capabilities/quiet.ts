import os from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Capability } from '../../model/doctor.ts';
import { findings } from './finding.ts';
import { type Probe, read, type Surroundings } from './surroundings.ts';

const { good, limited } = findings('quiet');

/** How long the machine is watched: 50 ticks of its clock a core. */
const WATCH_MS = 500;
/** Other work that keeps more than this share of the cores busy will be met by the workload. */
const BUSY = 0.1;
/** Time that the host withheld. */
const STOLEN = 0.01;

/** Who else is at work now. */
export const quiet: Probe = async at => {
  const before = ticksOf(at);
  await pause(WATCH_MS);
  const after = ticksOf(at);
  if (before === null || after === null) return [byLoad()];
  return [neighbours(before, after), steal(before, after)];
};

/** Sums over all cores since boot, in ticks of the machine's clock. */
interface Ticks {
  readonly all: number;
  readonly idle: number;
  readonly stolen: number;
}

/** First line of /proc/stat: user nice system idle iowait irq softirq steal (proc_stat(5)). */
function ticksOf(at: Surroundings): Ticks | null {
  const line = read(at, 'proc/stat')?.split('\n', 1)[0] ?? '';
  const ticks = line.split(/\s+/).slice(1, 9).map(Number);
  if (ticks.length < 8) return null;
  const [idle = 0, waiting = 0] = ticks.slice(3);
  return { all: ticks.reduce((sum, value) => sum + value, 0), idle: idle + waiting, stolen: ticks[7] ?? 0 };
}

function neighbours(before: Ticks, after: Ticks): Capability {
  const all = after.all - before.all;
  const busy = all <= 0 ? 0 : Math.max(0, 1 - (after.idle - before.idle) / all);
  return activity(busy, `${percent(busy)} of ${os.cpus().length} cores busy, load ${load()}`);
}

const byLoad = (): Capability => activity((os.loadavg()[0] ?? 0) / os.cpus().length, `load ${load()}`);

function activity(busy: number, found: string): Capability {
  if (busy <= BUSY) return good('load', 'Other work now', found);
  return limited('load', 'Other work now', found, {
    costs: 'times become several times noisier; CPU time less so',
    remedy: 'stop what else runs, or run stress-action doctor --aa to see what can still be told apart',
  });
}

const load = (): string => (os.loadavg()[0] ?? 0).toFixed(1);

/** Since boot where nothing was withheld just now: a noisy host has its hours. */
function steal(before: Ticks, after: Ticks): Capability {
  const now = share(after.stolen - before.stolen, after.all - before.all);
  const ever = share(after.stolen, after.all);
  const found = `${percent(now)} now, ${percent(ever)} since boot`;
  if (Math.max(now, ever) <= STOLEN) return good('steal', 'Steal time', found);
  return limited('steal', 'Steal time', found, {
    costs: 'the host lends the cores to other machines: elapsed times jump, CPU time hardly',
    remedy: 'gate CPU time (cpu.perop), or use a machine with cores of its own',
  });
}

const share = (part: number, whole: number): number => (whole <= 0 ? 0 : part / whole);

const percent = (ratio: number): string => `${Number((ratio * 100).toFixed(1))} %`;
