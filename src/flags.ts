import { userInfo } from 'node:os';
import { NO_OVERRIDES, type Overrides } from './model/override.ts';
import { CATEGORIES, PRIORITIES } from './model/plan.ts';
import { SuiteError } from './model/suite-error.ts';
import type { ReportLevel } from './model/view.ts';
import type { Request } from './request.ts';

/** Flags of `run` as commander gives them; units are still text. */
export interface RunFlags {
  readonly config: string;
  readonly scenario: readonly string[];
  readonly category: readonly string[];
  readonly priority: readonly string[];
  readonly tag: readonly string[];
  readonly intensity?: Request['intensity'];
  readonly duration?: string;
  readonly samples?: string;
  readonly seed?: string;
  readonly budget?: string;
  readonly against?: string;
  readonly failOn?: Request['failOn'];
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly accept?: readonly string[];
  readonly out: string;
  readonly reportLevel: ReportLevel;
  readonly format: string;
  readonly dryRun?: boolean;
  readonly shard?: string;
  readonly repetition?: string;
}

/** Flags of `bisect`; the others of a request are as the suite says. */
export interface BisectFlags extends Pick<RunFlags, 'config' | 'scenario' | 'seed' | 'budget' | 'out'> {
  readonly good: string;
  readonly bad: string;
  readonly metric?: string;
  readonly restart?: boolean;
}

/** Flags of `doctor`; all but `out` and `format` are for `--aa` alone. */
export interface DoctorFlags extends Pick<RunFlags, 'scenario' | 'budget' | 'seed' | 'out' | 'format'> {
  readonly aa?: boolean;
  readonly pairs?: string;
  readonly config?: string;
}

/** Parts beyond this are a typing mistake: GitHub starts at most 256 jobs of one matrix. */
const MOST_SHARDS = 1_024;

/** A list of names, given at once with commas or one at a time. */
export const list = (value: string, before: readonly string[]): readonly string[] => [
  ...before,
  ...value
    .split(',')
    .map(entry => entry.trim())
    .filter(entry => entry !== ''),
];

/** Flags → request; every unit is read as stress.yml reads it. SuiteError (exit 2) where one cannot be read. */
export async function requestOf(flags: RunFlags): Promise<Request> {
  const { readQuantity } = await import('./config/quantity.ts');
  const duration = (name: string, text: string | undefined): number | null => {
    if (text === undefined) return null;
    const reading = readQuantity(text, 'ns');
    if (!reading.ok) throw new SuiteError(`Cannot read ${name} ${text}: ${reading.problem}`, { exitCode: 2 });
    return reading.value / 1e6;
  };
  return {
    config: flags.config,
    selection: {
      scenarios: flags.scenario,
      categories: among('--category', flags.category, CATEGORIES),
      priorities: among('--priority', flags.priority, PRIORITIES),
      tags: flags.tag,
    },
    intensity: flags.intensity ?? null,
    durationMs: duration('--duration', flags.duration),
    samples: wholeNumber('--samples', flags.samples, 1),
    seed: wholeNumber('--seed', flags.seed, 0),
    budgetMs: duration('--budget', flags.budget),
    against: judgeOf(flags.against),
    base: namedBase(flags.against),
    failOn: flags.failOn ?? null,
    overrides: overridesIn(flags),
    shard: shardOf(flags.shard),
    repetition: wholeNumber('--repetition', flags.repetition, 0),
  };
}

/** A filter by a word that nothing can have would select nothing, and that would look like success. */
function among(name: string, words: readonly string[], allowed: readonly string[]): readonly string[] {
  const unknown = words.find(word => !allowed.includes(word));
  if (unknown === undefined) return words;
  throw new SuiteError(`Cannot use ${name} ${unknown}: it is one of ${allowed.join(', ')}`, { exitCode: 2 });
}

/** The first `=` outside of brackets, as in `api[users=8]/time.wall=why`, ends the name. */
const ACCEPTANCE = /^((?:[^=[]|\[[^\]]*\])+)=\s*(\S.*)$/s;

/** `--accept scenario/metric=reason`: what whoever runs this answers for. SuiteError (exit 2) where a part is missing. */
function overridesIn({ accept = [], updateBaseline }: RunFlags): Overrides {
  if (accept.length === 0) return NO_OVERRIDES;
  if (updateBaseline !== true) {
    throw new SuiteError(
      'Cannot use --accept without --update-baseline: what is accepted stands in the baseline',
      {
        exitCode: 2,
      },
    );
  }
  const [author, at] = [userInfo().username, new Date().toISOString()];
  const granted = accept.map(text => {
    const [, target = '', reason = ''] = ACCEPTANCE.exec(text) ?? [];
    if (target !== '') return { target, upTo: null, reason, author, at, via: 'command-line' as const };
    throw new SuiteError(
      `Cannot read --accept ${text}: allowed is <scenario>/<metric>=<reason>, with a reason of at least one character`,
      { exitCode: 2 },
    );
  });
  return { ...NO_OVERRIDES, granted };
}

/** `2/4`: the second of four parts. */
function shardOf(text: string | undefined): NonNullable<Request['shard']> | null {
  if (text === undefined) return null;
  const [, index = 0, count = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (index >= 1 && index <= count && count <= MOST_SHARDS) return { index, count };
  throw new SuiteError(
    `Cannot read --shard ${text}: allowed is part/parts, such as 1/4, with part from 1 to parts and at most ${MOST_SHARDS} parts`,
    { exitCode: 2 },
  );
}

/** Flags of `bisect` → request; SuiteError (exit 2) where a unit cannot be read. */
export const bisectRequestOf = (flags: BisectFlags): Promise<Request> =>
  requestOf({ ...flags, category: [], priority: [], tag: [], reportLevel: 'standard', format: 'terminal' });

/** Flags of `doctor` → request of its `--aa`, null without it. SuiteError (exit 2) where a flag asks for what is not run. */
export async function doctorRequestOf(flags: DoctorFlags): Promise<Request | null> {
  if (flags.aa !== true) {
    const given = (['pairs', 'budget', 'config', 'seed'] as const).filter(name => flags[name] !== undefined);
    const [unused] = [...given, ...(flags.scenario.length > 0 ? ['scenario'] : [])];
    if (unused === undefined) return null;
    throw new SuiteError(`Cannot use --${unused} without --aa: only then is the suite run`, { exitCode: 2 });
  }
  pairsOf(flags);
  const config = flags.config ?? 'stress.yml';
  return requestOf({ ...flags, config, category: [], priority: [], tag: [], reportLevel: 'standard' });
}

/** A first look takes ten pairs: fewer say nothing. */
const LEAST_PAIRS = 10;
/** Shows a change of 5 % where the noise of a pair is 6 % and 20 metrics share the error level. */
const DEFAULT_PAIRS = 40;

/** Pairs of every scenario that `doctor --aa` takes; SuiteError (exit 2) where they cannot be read. */
export const pairsOf = ({ pairs }: DoctorFlags): number =>
  wholeNumber('--pairs', pairs, LEAST_PAIRS) ?? DEFAULT_PAIRS;

/** Words that say what judges; anything else names the base. */
const JUDGES: readonly string[] = ['auto', 'base', 'baseline', 'none'];

function judgeOf(against: string | undefined): Request['against'] {
  if (against === undefined) return null;
  return JUDGES.includes(against) ? (against as Request['against']) : 'base';
}

/** The base that a flag names; null where it says only what judges, or is not given. */
export const namedBase = (against: string | undefined): string | null =>
  against === undefined || JUDGES.includes(against) ? null : against;

/** A number that a flag gives; null without the flag. SuiteError (exit 2) where it is none. */
export function wholeNumber(name: string, text: string | undefined, least: number): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new SuiteError(`Cannot read ${name} ${text}: allowed are whole numbers from ${least} on`, {
    exitCode: 2,
  });
}
