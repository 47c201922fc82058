import type { Capability, CapabilityGroup } from '../../model/doctor.ts';

/** The words of one group: `good('cores', 'Cores', '4')`. */
export interface Findings {
  readonly good: (id: string, name: string, found: string) => Capability;
  readonly limited: Trouble;
  readonly missing: Trouble;
}

type Trouble = (
  id: string,
  name: string,
  found: string,
  why: { readonly costs: string; readonly remedy: string | null },
) => Capability;

/** Findings of one group. */
export const findings = (group: CapabilityGroup): Findings => ({
  good: (id, name, found) => ({ group, id, name, found, state: 'good' }),
  limited: (id, name, found, why) => ({ group, id, name, found, state: 'limited', ...why }),
  missing: (id, name, found, why) => ({ group, id, name, found, state: 'missing', ...why }),
});
