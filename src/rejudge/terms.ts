import type { Config } from '../config/config.ts';
import { parseConfig } from '../config/parse.ts';
import type { Caveat } from '../model/caveat.ts';
import type { ReplayFacts } from '../model/load.ts';
import type { Overrides } from '../model/override.ts';
import type { Plan, PlannedScenario } from '../model/plan.ts';
import type { Policy } from '../model/policy.ts';
import type { RepeatPlan } from '../model/repetition.ts';
import { prepareFrom } from '../pipeline.ts';
import { policyOf } from '../plan/policy.ts';
import type { Selection } from '../plan/select.ts';

/** The suite's file as the base has it, or why it could not be had, as a part of a sentence. */
export type BaseText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing'; readonly reason: string };

/** What the base and the workflow's author say; nothing of it comes with the results. */
export interface Word {
  readonly base: BaseText;
  /** Relative to the working directory. */
  readonly configFile: string;
  /** Name of the suite where the base's file gives none. */
  readonly fallbackSuite: string;
  /** What the measuring job was asked to run. */
  readonly selection: Selection;
  readonly failOn: Policy['failOn'] | null;
  /** What people with write access have accepted on the pull request. */
  readonly overrides: Overrides;
}

/** What results of a proposal are held to. */
export interface Terms {
  /** What the base would run. */
  readonly plan: Plan;
  /** Limits for every scenario of the results: the base's, and the suite's for those that the base does not have. */
  readonly policy: Policy;
  /** Where the proposal and the base differ, and what could not be had. */
  readonly caveats: readonly Caveat[];
}

/**
 * The base's word × what the results claim to have run → terms. Of the claim only ids, digests, the intensity and the content of replays,
 * whose files are not here, are looked at. Throws a SuiteError (exit 2) where the selection names a scenario that the base does not have.
 */
export function termsOf(word: Word, claimed: Plan): Terms {
  const reading = readBase(word);
  if (reading.kind === 'none') {
    const { failOn, overrides } = word;
    const terms = { against: null, failOn, overrides, watchHistory: false };
    const caveat = stated(`Held to the defaults, not to limits of this repository: ${reading.reason}`, null);
    return { plan: claimed, policy: policyOf(withoutScenarios(), claimed, terms), caveats: [caveat] };
  }
  const request = {
    config: word.configFile,
    selection: word.selection,
    intensity: claimed.intensity,
    durationMs: null,
    samples: null,
    seed: null,
    budgetMs: null,
    against: null,
    failOn: word.failOn,
    overrides: word.overrides,
  };
  const { plan } = prepareFrom(reading.config, request, { ...word, replays: claimedReplays(claimed) });
  const added = claimed.scenarios.filter(({ id }) => !hasId(plan, id));
  // By its id: a new scenario could borrow the name of another one, and with it that one's limits.
  const unlimited = added.map(scenario => ({ ...scenario, name: scenario.id }));
  const all = { ...plan, scenarios: [...plan.scenarios, ...unlimited] };
  const policy = policyOf(reading.config, all, { ...request, watchHistory: false });
  return { plan, policy, caveats: differences(plan, claimed, added, word.configFile) };
}

/** Taken as claimed: which moments a file had is said by nobody else. */
const claimedReplays = ({ scenarios }: Plan): ReadonlyMap<string, ReplayFacts> =>
  new Map(
    scenarios.flatMap(({ load: { durationMs, ...load } }) => {
      if (load.model !== 'open' || load.curve.kind !== 'replay' || durationMs === null) return [];
      const { file, arrivals, content } = load.curve;
      return arrivals === undefined || content === undefined
        ? []
        : [[file, { arrivals, content, durationMs }] as const];
    }),
  );

type BaseReading =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'none'; readonly reason: string };

function readBase({ base, configFile }: Word): BaseReading {
  if (base.kind === 'missing') return { kind: 'none', reason: base.reason };
  const parsed = parseConfig(base.text, configFile);
  if ('config' in parsed) return { kind: 'config', config: parsed.config };
  const [first] = parsed.problems;
  const reason = `${configFile} of the base cannot be used (line ${first?.line ?? 1}: ${first?.message})`;
  return { kind: 'none', reason };
}

/** The defaults are the schema's, so they are read through it. */
function withoutScenarios(): Config {
  const smallest = parseConfig('version: 1\nscenarios:\n  none:\n    command: "true"\n', 'the defaults');
  if ('problems' in smallest) throw new Error('the smallest suite is not valid');
  return { ...smallest.config, scenarios: [] };
}

const hasId = (plan: Plan, id: string): boolean => plan.scenarios.some(scenario => scenario.id === id);

function differences(
  plan: Plan,
  claimed: Plan,
  added: readonly PlannedScenario[],
  file: string,
): readonly Caveat[] {
  const digests = new Map(plan.scenarios.map(({ id, digest }) => [id, digest]));
  const changed = claimed.scenarios.filter(({ id, digest }) => (digests.get(id) ?? digest) !== digest);
  const repeated = claimed.scenarios.filter(scenario => isRepeatedOtherwise(scenario, plan));
  const missing = plan.scenarios.filter(({ id }) => !hasId(claimed, id));
  const say = (scenarios: readonly PlannedScenario[], what: string, advice: string): readonly Caveat[] =>
    scenarios.length === 0 ? [] : [stated(`${listed(scenarios)}: ${what}`, advice)];
  return [
    ...say(
      changed,
      `other command, load or detectors than ${file} of the base has`,
      `read what the proposal changes in ${file}`,
    ),
    ...say(
      repeated,
      `repeated for another number of runs, or with another end, than ${file} of the base says`,
      `read what the proposal changes in ${file}, and with what its run was started`,
    ),
    ...say(
      added,
      `not in ${file} of the base, so held to the limits of the whole suite`,
      `read what the proposal adds to ${file}`,
    ),
    ...say(
      missing,
      `in ${file} of the base, but not in this run`,
      `read what the proposal takes out of ${file}`,
    ),
  ];
}

/** Neither is part of the digest. */
function isRepeatedOtherwise({ id, repeat }: PlannedScenario, plan: Plan): boolean {
  const base = plan.scenarios.find(scenario => scenario.id === id)?.repeat;
  const termOf = ({ runs, until, only }: RepeatPlan): string =>
    JSON.stringify([runs, Object.entries(until).toSorted(), only]);
  return repeat !== undefined && base !== undefined && termOf(repeat) !== termOf(base);
}

const MOST_NAMES = 10;

function listed(scenarios: readonly PlannedScenario[]): string {
  const names = scenarios.slice(0, MOST_NAMES).map(({ id }) => id);
  const more = scenarios.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const stated = (text: string, advice: string | null): Caveat => ({
  code: 'base-suite',
  text,
  advice,
  scenario: null,
});
