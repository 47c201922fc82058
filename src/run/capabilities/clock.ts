import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Capability } from '../../model/doctor.ts';
import { findings } from './finding.ts';
import { type Probe, read, type Surroundings } from './surroundings.ts';

const { good, limited } = findings('clock');

/** What times are taken with, and what moves the speed of the CPU. */
export const clock: Probe = at => [source(at), resolution(), frequency(at), boost(at), siblings(at)];

/** Clock sources that are read without a system call into slow hardware. */
const QUICK = new Set(['tsc', 'arch_sys_counter', 'kvm-clock', 'hyperv_clocksource_tsc_page']);

function source(at: Surroundings): Capability {
  const [id, name] = ['clock-source', 'Clock source'];
  const found = read(at, 'sys/devices/system/clocksource/clocksource0/current_clocksource');
  if (found === null) return good(id, name, 'not told by this system');
  if (QUICK.has(found)) return good(id, name, found);
  return limited(id, name, found, {
    costs: 'reading the clock takes a microsecond or more, which operations that short would notice',
    remedy: 'start the kernel with clocksource=tsc tsc=reliable where the hardware allows',
  });
}

/** Readings of the clock that are compared. */
const READINGS = 2_000;
/** A step above this is visible in operations of a microsecond. */
const COARSE_NS = 1_000;

/** The smallest step between two readings, which contains the cost of one. */
export function clockStepNs(): number {
  let least = Number.POSITIVE_INFINITY;
  let last = process.hrtime.bigint();
  for (let i = 0; i < READINGS; i++) {
    const now = process.hrtime.bigint();
    const step = Number(now - last);
    if (step > 0) least = Math.min(least, step);
    last = now;
  }
  return least;
}

function resolution(): Capability {
  const stepNs = clockStepNs();
  const found = `${stepNs.toFixed(0)} ns between two readings`;
  if (stepNs <= COARSE_NS) return good('clock-resolution', 'Clock resolution', found);
  return limited('clock-resolution', 'Clock resolution', found, {
    costs: 'operations that take microseconds are measured in steps',
    remedy: 'measure many operations as one, or use a machine with a finer clock',
  });
}

const CPUS = 'sys/devices/system/cpu';
const CANCELLED = 'none needed for runs in pairs, which cancel what lasts longer than a pair';

function frequency(at: Surroundings): Capability {
  const [id, name] = ['governor', 'CPU frequency'];
  const governors = [
    ...new Set(cpusOf(at).flatMap(cpu => read(at, `${CPUS}/${cpu}/cpufreq/scaling_governor`) ?? [])),
  ];
  if (governors.length === 0)
    return limited(id, name, 'not readable: the host decides', {
      costs: 'the speed of the CPU may change unseen',
      remedy: CANCELLED,
    });
  const found = `governor ${governors.join(', ')}`;
  if (governors.every(governor => governor === 'performance')) return good(id, name, found);
  return limited(id, name, found, {
    costs: 'the CPU changes its speed with its load: the first invocations after a pause are slower',
    remedy: 'cpupower frequency-set -g performance',
  });
}

function cpusOf({ root }: Surroundings): readonly string[] {
  try {
    return readdirSync(join(root, CPUS)).filter(entry => /^cpu\d+$/.test(entry));
  } catch {
    return [];
  }
}

/** Intel says whether turbo is off, everybody else whether boost is on. */
function boost(at: Surroundings): Capability {
  const [id, name] = ['turbo', 'Turbo'];
  const [noTurbo, boosted] = [read(at, `${CPUS}/intel_pstate/no_turbo`), read(at, `${CPUS}/cpufreq/boost`)];
  if (noTurbo === null && boosted === null) return good(id, name, 'not told by this system');
  if (noTurbo === '1' || boosted === '0') return good(id, name, 'off');
  return limited(id, name, 'on', {
    costs: 'the speed of the CPU depends on its temperature and on how many cores are busy',
    remedy: `switch it off in ${CPUS}; ${CANCELLED}`,
  });
}

function siblings(at: Surroundings): Capability {
  const [id, name] = ['smt', 'Hyper-threading'];
  const active = read(at, `${CPUS}/smt/active`);
  if (active !== '1') return good(id, name, active === null ? 'not told by this system' : 'off');
  return limited(id, name, 'on', {
    costs: 'two busy threads of one core slow each other down',
    remedy: `leave cores idle while measuring, or echo off > /${CPUS}/smt/control`,
  });
}
