import { relative } from 'node:path';
import type { Lookups } from './analyze/histories.ts';
import { analyzeMerged } from './analyze/merged.ts';
import { renameScenarios } from './baseline/renamed.ts';
import { findResults } from './baseline/result-files.ts';
import type { BaselineStore } from './baseline/store.ts';
import { judged } from './evidence.ts';
import { refreshHistories } from './merging/refresh.ts';
import type { BaselineLookup } from './model/baseline.ts';
import type { Caveat } from './model/caveat.ts';
import type { Environment } from './model/environment.ts';
import { legOf, legsOf, qualified } from './model/merged.ts';
import type { Overrides } from './model/override.ts';
import type { Policy } from './model/policy.ts';
import type { RunResult } from './model/result.ts';
import { SuiteError } from './model/suite-error.ts';
import type { View } from './model/view.ts';
import { type Gated, writeReports } from './pipeline.ts';
import type { World } from './request.ts';
import { readResult } from './results.ts';
import type { Found } from './run/merge/admit.ts';
import type { Measured } from './run/merge/lift.ts';
import { putTogether } from './run/merge/together.ts';

/** What somebody asks of a merge. Null: as the suite said. */
export interface MergeRequest {
  /** Files, folders and patterns, relative to the working directory. */
  readonly places: readonly string[];
  /** Results that must be there; null: as many as the parts themselves say. */
  readonly expected: number | null;
  readonly against: Policy['against'] | null;
  readonly failOn: Policy['failOn'] | null;
  /** What somebody has accepted on record; the parts know of none. */
  readonly overrides: Overrides;
}

/** What a merge touches outside. It runs nothing of the suite. */
export interface MergeWorld extends Pick<World, 'workingDirectory' | 'out' | 'program' | 'refresh'> {
  /** Where the history of one machine rests; machines of one system share theirs. */
  readonly storeFor: (environment: Environment) => BaselineStore;
}

/**
 * The merge on one page: files → runs → one run → histories → analysis → verdict → reports. Verdicts of the parts are not looked at: all is
 * judged again from their samples.
 */
export async function mergeGate(request: MergeRequest, world: MergeWorld): Promise<Gated> {
  const { found, caveats } = await readParts(request, world);
  const { policy, ...facts } = putTogether(found, request.expected);
  const measured = {
    ...facts,
    result: withCaveats(facts.result, caveats),
    policy: policyFor(policy, request, world),
  };
  const lookups = await restoreAll(measured, world);
  const view = concludeMerged(measured, lookups, world.program);
  await writeReports(view, world.out);
  const refreshed = await refreshHistories(view, lookups, world);
  return { view, lookup: firstFound(lookups), ...refreshed };
}

/** What a merged run says beside the histories of its machines. Pure: the same facts always give the same verdict. */
export function concludeMerged(
  { result, rounds, policy }: Measured,
  lookups: Lookups,
  program: string,
): View {
  const analysis = analyzeMerged(result, rounds, qualifiedLookups(result, lookups), policy);
  return judged({ result, rounds }, analysis, policy, program);
}

const withCaveats = (result: RunResult, caveats: readonly Caveat[]): RunResult => ({
  ...result,
  caveats: [...caveats, ...result.caveats],
});

const policyFor = (
  policy: Policy,
  { against, failOn, overrides }: MergeRequest,
  { refresh }: MergeWorld,
): Policy => ({
  ...policy,
  against: against ?? policy.against,
  failOn: failOn ?? policy.failOn,
  overrides,
  watchHistory: refresh.when !== 'never',
});

/** Every results file, one after the other, without what its own machine made of it; what cannot be read is a caveat. */
async function readParts(
  { places }: MergeRequest,
  { workingDirectory, out }: MergeWorld,
): Promise<{ readonly found: readonly Found[]; readonly caveats: readonly Caveat[] }> {
  const found: Found[] = [];
  const unreadable: SuiteError[] = [];
  for (const place of await findResults(places, workingDirectory)) {
    // An earlier merge may have written its own results below the folder that is searched.
    if (place === out) continue;
    const source = relative(workingDirectory, place) || '.';
    try {
      const { result, policy, view } = await readResult(place, { workingDirectory });
      if (result.merged === undefined)
        found.push({ source, measured: { result, rounds: view?.rounds ?? [], policy } });
    } catch (error) {
      if (!(error instanceof SuiteError)) throw error;
      unreadable.push(error);
    }
  }
  const [first] = unreadable;
  if (found.length === 0)
    throw (
      first ??
      new SuiteError(`Cannot merge ${places.join(', ')}: no results of a run are there`, { exitCode: 2 })
    );
  return { found, caveats: unreadable.map(({ message }) => unreadableCaveat(message)) };
}

const unreadableCaveat = (text: string): Caveat => ({
  code: 'unreadable-part',
  text,
  advice: 'what it should have held is missing',
  scenario: null,
});

/** The histories of every machine class among `environments`, one look each; `look` is asked once a class. */
export async function lookupsOf(
  environments: readonly Environment[],
  look: (environment: Environment) => Promise<BaselineLookup>,
): Promise<Lookups> {
  const lookups = new Map<string, BaselineLookup>();
  for (const environment of environments)
    if (!lookups.has(environment.machineClass))
      lookups.set(environment.machineClass, await look(environment));
  return lookups;
}

const restoreAll = ({ result, policy }: Measured, { storeFor, refresh }: MergeWorld): Promise<Lookups> =>
  lookupsOf(
    (result.merged?.parts ?? []).map(({ environment }) => environment),
    async environment =>
      policy.against !== 'none' || refresh.when !== 'never'
        ? storeFor(environment).restore({
            suite: result.plan.suite,
            machineClass: environment.machineClass,
          })
        : { kind: 'disabled' },
  );

/** Histories hold plain ids; a merge of several systems has the system in its own. */
function qualifiedLookups(result: RunResult, lookups: Lookups): Lookups {
  if (legsOf(result).length < 2) return lookups;
  const legs = new Map(
    result.merged?.parts.map(({ environment }) => [environment.machineClass, legOf(environment)] as const),
  );
  const renamed = ([machineClass, lookup]: readonly [string, BaselineLookup]): [string, BaselineLookup] => {
    const leg = legs.get(machineClass) ?? '';
    if (lookup.kind !== 'found') return [machineClass, lookup];
    return [
      machineClass,
      { ...lookup, baseline: renameScenarios(lookup.baseline, id => qualified(id, leg)) },
    ];
  };
  return new Map([...lookups].map(renamed));
}

/** What is said of the baseline as a whole: the first that was found, else the first answer. */
export function firstFound(lookups: Lookups): BaselineLookup {
  const all = [...lookups.values()];
  return all.find(({ kind }) => kind === 'found') ?? all[0] ?? { kind: 'disabled' };
}
