import type { Environment } from './environment.ts';

/** In the order in which they are shown. */
export const CAPABILITY_GROUPS = [
  'machine',
  'processes',
  'monitors',
  'limits',
  'clock',
  'quiet',
  'counters',
  'repository',
  'disk',
  'runtimes',
  'github',
  'faults',
] as const;
export type CapabilityGroup = (typeof CAPABILITY_GROUPS)[number];

/**
 * One thing that this machine can do or not. `good`: nothing is lost · `limited`: something is measured worse or not at all, the rest
 * works · `missing`: it cannot be used. `found` is what there is; `costs` says what is lost and `remedy` what would help. A `good` one
 * has neither.
 */
export type Capability = {
  readonly group: CapabilityGroup;
  /** Stable for machines: `perl-launcher`. */
  readonly id: string;
  /** For people. */
  readonly name: string;
  readonly found: string;
} & (
  | { readonly state: 'good' }
  | {
      readonly state: 'limited' | 'missing';
      readonly costs: string;
      /** Null where nobody can help it. */
      readonly remedy: string | null;
    }
);

/** What `doctor` found out about a machine. */
export interface Checkup {
  readonly schemaVersion: 1;
  readonly kind: 'stress-action/checkup';
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly environment: Environment;
  readonly capabilities: readonly Capability[];
}
