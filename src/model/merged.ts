import type { Environment } from './environment.ts';
import type { Part } from './part.ts';
import type { RunResult, ScenarioResult } from './result.ts';

export type * from './part.ts';

/** What a run says of its machine. */
export type Machine = Pick<Part, 'startedAt' | 'environment' | 'setup' | 'baseSetup' | 'calibration'>;

/** The machine that gave `scenario`: that of its part, or of the whole run where it was not merged. */
export const machineOf = (run: Machine & Pick<RunResult, 'merged'>, { part }: ScenarioResult): Machine =>
  run.merged?.parts.find(({ id }) => id === part) ?? run;

const SYSTEMS: Readonly<Record<string, string>> = { win32: 'windows', darwin: 'macos' };

/** Operating system and architecture, `linux-x64`: runs of different ones are legs, which are never compared with each other. */
export const legOf = ({ os, arch }: Pick<Environment, 'os' | 'arch'>): string =>
  `${SYSTEMS[os] ?? os}-${arch}`;

/** Legs of a merged run, sorted; none where it was not merged. */
export const legsOf = ({ merged }: Pick<RunResult, 'merged'>): readonly string[] =>
  [...new Set(merged?.parts.map(({ environment }) => legOf(environment)))].sort();

/** The id under which one leg's scenario stands beside that of others: `parse (windows-x64)`. */
export const qualified = (id: string, leg: string): string => `${id} (${leg})`;

/** The id without its leg. */
export const unqualified = (id: string, leg: string): string =>
  id.endsWith(` (${leg})`) ? id.slice(0, -` (${leg})`.length) : id;
