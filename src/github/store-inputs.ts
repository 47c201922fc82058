import type { InputReader } from './input-reader.ts';

/** Which baseline is meant, and where it rests. The same for every action that reads it. */
export interface StoreInputs {
  /** Null: the suite's name. */
  readonly baselineKey: string | null;
  readonly baselineStore: 'cache' | 'branch';
  /** The branch that `branch` keeps baselines on. */
  readonly baselineBranch: string;
}

/** Where the inputs leave it out. */
export const DEFAULT_BRANCH = 'stress-baselines';

type Reader = InputReader<'baseline-key' | 'baseline-store' | 'baseline-branch'>;

export const readStore = (read: Reader): StoreInputs => ({
  baselineKey: read.text('baseline-key'),
  baselineStore: read.choice('baseline-store', ['cache', 'branch']) ?? 'cache',
  baselineBranch: readBranch(read),
});

/** Names that git takes for a branch and that no path, shell or web address reads otherwise. */
const BRANCH = /^(?![-/.])(?!.*(?:\.\.|\/\/|\/\.|\.lock(?:\/|$)))[A-Za-z0-9._/-]{1,200}(?<![/.])$/;

function readBranch(read: Reader): string {
  const found = read.text('baseline-branch') ?? DEFAULT_BRANCH;
  if (!BRANCH.test(found)) {
    const shown = found.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 60);
    read.refuse(
      'baseline-branch',
      `found "${shown}", allowed: the name of a branch of letters, digits and ._/-, such as stress-baselines`,
    );
  }
  return found;
}
