import { CAPABILITY_GROUPS, type Capability, type CapabilityGroup } from '../model/doctor.ts';
import { clock } from './capabilities/clock.ts';
import { counters } from './capabilities/counters.ts';
import { disk } from './capabilities/disk.ts';
import { faults } from './capabilities/faults.ts';
import { github } from './capabilities/github.ts';
import { limits } from './capabilities/limits.ts';
import { machine } from './capabilities/machine.ts';
import { monitors } from './capabilities/monitors.ts';
import { processes } from './capabilities/processes.ts';
import { quiet } from './capabilities/quiet.ts';
import { repository } from './capabilities/repository.ts';
import { runtimes } from './capabilities/runtimes.ts';
import type { Probe, Surroundings } from './capabilities/surroundings.ts';

export type { Surroundings } from './capabilities/surroundings.ts';

const PROBES: Readonly<Record<CapabilityGroup, Probe>> = {
  machine,
  processes,
  monitors,
  limits,
  clock,
  quiet,
  counters,
  repository,
  disk,
  runtimes,
  github,
  faults,
};

/**
 * What this machine can measure and inject, in the order of `CAPABILITY_GROUPS`. Who else is at work is looked at first and alone: the
 * other probes start programs, which would be taken for neighbours.
 */
export async function capabilitiesOf(at: Surroundings): Promise<readonly Capability[]> {
  const found = new Map<CapabilityGroup, readonly Capability[]>([['quiet', await quiet(at)]]);
  for (const group of CAPABILITY_GROUPS) if (!found.has(group)) found.set(group, await PROBES[group](at));
  return CAPABILITY_GROUPS.flatMap(group => found.get(group) ?? []);
}
