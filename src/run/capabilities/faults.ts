import type { Capability } from '../../model/doctor.ts';
import { findings } from './finding.ts';
import { installed, type Probe, type Surroundings } from './surroundings.ts';

const { good, missing } = findings('faults');

/** Programs that fault engines need; nothing is injected to find out. */
export const faults: Probe = at => [
  tool(at, {
    id: 'netem',
    name: 'tc (netem)',
    programs: ['tc'],
    use: 'delay and loss of packets',
    from: 'iproute2',
  }),
  tool(at, {
    id: 'toxiproxy',
    name: 'toxiproxy',
    programs: ['toxiproxy-server', 'toxiproxy'],
    use: 'faults of connections',
    from: 'toxiproxy (its releases, or a container)',
  }),
  tool(at, {
    id: 'stress-ng',
    name: 'stress-ng',
    programs: ['stress-ng'],
    use: 'pressure on CPU, memory and storage',
    from: 'stress-ng',
  }),
];

interface FaultTool {
  readonly id: string;
  readonly name: string;
  readonly programs: readonly string[];
  readonly use: string;
  /** The package that brings it. */
  readonly from: string;
}

function tool(at: Surroundings, { id, name, programs, use, from }: FaultTool): Capability {
  if (programs.some(program => installed(at, program) !== null)) return good(id, name, 'present');
  return missing(id, name, 'not found', { costs: `no ${use} through it`, remedy: `install ${from}` });
}
