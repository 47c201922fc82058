import type { Caveat } from '../../model/caveat.ts';
import { grouped } from '../../model/grouped.ts';
import type { Plan } from '../../model/plan.ts';
import type { Measured } from './lift.ts';

/** Results and where they were found. */
export interface Found {
  /** For people. */
  readonly source: string;
  readonly measured: Measured;
}

/** What belongs together, and what was left out. */
export interface Admitted {
  readonly measured: readonly Measured[];
  readonly caveats: readonly Caveat[];
}

/**
 * Results of one and the same run of one suite; what is of another is left out and said. Where the files disagree, the most of one kind are meant,
 * of equally many those that started last: never the order of the files. `found` is not empty.
 */
export function admit(found: readonly Found[]): Admitted {
  const groups = [...grouped(found, ({ measured }) => keyOf(identityOf(measured)))].sort(
    ([aKey, a], [bKey, b]) =>
      b.length - a.length || compareText(newest(b), newest(a)) || compareText(aKey, bKey),
  );
  const meant = groups[0]?.[1] ?? [];
  const [first] = meant;
  if (first === undefined) throw new RangeError('Cannot admit no results: at least one is needed');
  const identity = identityOf(first.measured);
  const foreign = groups.slice(1).flatMap(([, members]) => members);
  return {
    measured: meant.map(({ measured }) => measured),
    caveats: foreign
      .map(({ source, measured }) => foreignCaveat(source, differences(identityOf(measured), identity)))
      .sort((a, b) => compareText(a.text, b.text)),
  };
}

/** What all parts of one run have in common, in the words of a report. */
type Identity = Readonly<Record<string, string>>;

function identityOf({ result, policy }: Measured): Identity {
  const { plan, commit, tool } = result;
  const { watchHistory: _place, failOn: _exit, overrides: _record, ...limits } = policy;
  return {
    suite: plan.suite,
    commit: commit?.sha ?? 'no commit',
    seed: String(plan.seed),
    'number of parts': String(plan.shard?.count ?? 1),
    plan: plan.shard?.whole ?? contentOf(plan),
    limits: keyOf(limits),
    version: `${tool.name} ${tool.version}`,
  };
}

/** A plan that was not divided, without what each machine made of its budget. */
const contentOf = ({ scenarios, intensity, setup }: Plan): string =>
  keyOf([intensity, setup, scenarios.map(({ id, digest, samples }) => [id, digest, samples])]);

/** Keys sorted: a recording has them in another order than a results file. */
const keyOf = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => compareText(a, b)))
      : inner,
  );

const newest = (found: readonly Found[]): string =>
  found
    .map(({ measured }) => measured.result.startedAt)
    .sort()
    .at(-1) ?? '';

/** Short values are shown, long ones only named. */
function differences(found: Identity, meant: Identity): string {
  const names = Object.keys(meant).filter(name => found[name] !== meant[name]);
  return names
    .map(name => {
      const [a = '', b = ''] = [found[name], meant[name]];
      return Math.max(a.length, b.length) > 60 ? `another ${name}` : `${name} ${a} instead of ${b}`;
    })
    .join(', ');
}

const foreignCaveat = (source: string, reason: string): Caveat => ({
  code: 'foreign-part',
  text: `The results in ${source} were left out, as they belong to another run: ${reason}`,
  advice: 'hand in the results of one run of the workflow only',
  scenario: null,
});

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
