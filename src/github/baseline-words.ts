import type { Acceptance, BaselineLookup } from '../model/baseline.ts';
import type { RunContext } from './context.ts';

/** What looking for a baseline gave, in lines for the log: the entry that matched, or where was looked and what keeps one. */
export function describeLookup(
  lookup: BaselineLookup,
  store: 'cache' | 'branch',
  context: Pick<RunContext, 'pullRequest' | 'defaultBranch'>,
): readonly string[] {
  switch (lookup.kind) {
    case 'found': {
      const { runs } = lookup.baseline;
      const newest = runs.at(-1);
      const last = newest === undefined ? '' : `, the newest of ${newest.commit.slice(0, 7)} at ${newest.at}`;
      const count = `${runs.length} ${runs.length === 1 ? 'run' : 'runs'}`;
      return [`Baseline found as ${lookup.source}: ${count}${last}`, ...aboutBase(context)];
    }
    case 'absent':
      return [`No baseline found: looked for ${lookup.searched}`, ...(store === 'cache' ? EVICTION : [])];
    case 'unavailable':
      return [`No baseline: ${lookup.source} could not be read: ${lookup.reason}`];
    case 'unreadable':
      return [`No baseline: ${lookup.source} cannot be used: ${lookup.reason}`];
    case 'disabled':
      return [];
  }
}

/** Nobody can know whether there was one: an entry that is gone leaves no trace. */
const EVICTION = [
  'If there was one before: GitHub removes an entry that nobody has read for 7 days. A weekly run on the default branch keeps it, and baseline-store: branch needs no keeping',
];

/** Only runs of the default branch are stored, whatever a pull request is to be merged into. */
function aboutBase({
  pullRequest,
  defaultBranch,
}: Pick<RunContext, 'pullRequest' | 'defaultBranch'>): readonly string[] {
  if (pullRequest === null || defaultBranch === null || pullRequest.baseRef === defaultBranch) return [];
  return [
    `The baseline is of ${defaultBranch}, and this pull request goes into ${pullRequest.baseRef}: its change is told from that branch's own only where they run in pairs (against: base)`,
  ];
}

/** What the history accepts from this run on, in a line each. */
export const describeAcceptances = (accepted: readonly Acceptance[]): readonly string[] =>
  accepted.map(
    ({ scenario, metric, author, reason }) =>
      `The baseline accepts the new level of ${scenario}/${metric}, on the word of ${author}: ${reason}`,
  );

/** What would mend a refusal of the cache, by the words of the service or of the client; '' where the next run may succeed anyhow. */
export function cacheAdvice(reason: string): string {
  const known = ADVICE.find(([words]) => words.test(reason));
  return known === undefined ? '' : `; ${known[1]}`;
}

const ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /cache write denied:/,
    'the token of this event may only read the cache: let a push to the default branch save it, with `cache-mode: write` where the workflow sets a mode',
  ],
  [/cache read denied:/, 'give the job `cache-mode: read`'],
  [/\(409\)|already.?exists/i, 'entries never change, and another attempt of this run has saved its own'],
  [/rate limit|\(429\)/i, 'the next run tries again'],
];
