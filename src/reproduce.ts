import type { GivenOptions, PlannedScenario } from './model/plan.ts';
import type { View } from './model/view.ts';

/**
 * The command that takes the evidence on one scenario again: the same seed, the same base, and whatever else was said otherwise than the
 * config. Of a repeated test a single `run`, for which no base is needed.
 */
export function reproduce(
  program: string,
  { result, rounds }: Pick<View, 'result' | 'rounds'>,
  scenario: Pick<PlannedScenario, 'name'>,
  run: number | null,
): string {
  const { configFile, given = {}, seed } = result.plan;
  const base = [result, ...rounds].find(({ plan }) => plan.pairing !== null)?.plan.pairing?.base;
  const against = run === null ? (base ?? given.against) : 'none';
  return [
    program,
    ...(configFile === DEFAULT_CONFIG ? [] : ['--config', quote(configFile)]),
    '--scenario',
    quote(scenario.name),
    ...(against === undefined ? [] : ['--against', quote(against)]),
    ...overridden(given, run),
    '--seed',
    seed,
    ...(run === null ? [] : ['--repetition', run]),
  ].join(' ');
}

/** What changes how a scenario is run. How often, and how long all may take, says nothing of a single run. */
function overridden(
  { intensity, durationMs, samples, budgetMs }: GivenOptions,
  run: number | null,
): readonly (string | number)[] {
  const often = run === null ? { samples, budgetMs } : {};
  return [
    ...option('--intensity', intensity),
    ...option('--duration', shownDuration(durationMs)),
    ...option('--samples', often.samples),
    ...option('--budget', shownDuration(often.budgetMs)),
  ];
}

const option = (name: string, value: string | number | undefined): readonly (string | number)[] =>
  value === undefined ? [] : [name, value];

/** As stress.yml reads it. */
function shownDuration(ms: number | undefined): string | undefined {
  if (ms === undefined) return undefined;
  return ms % 1_000 === 0 ? `${ms / 1_000}s` : `${ms}ms`;
}

/** Where a suite is looked for when nobody says. */
const DEFAULT_CONFIG = 'stress.yml';

/** For a POSIX shell: plain words stay as they are. */
export const quote = (word: string): string =>
  /^[\w./@:=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
