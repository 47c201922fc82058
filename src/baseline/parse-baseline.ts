import type { Baseline, BaselineLookup } from '../model/baseline.ts';
import { baselineHeaderSchema, baselineSchema } from './baseline-schema.ts';
import { findCrowding } from './crowding.ts';
import { describeIssues } from './describe-issue.ts';
import { type Document, type DocumentFault, fault, parseHostileJson } from './hostile-json.ts';
import { LIMITS } from './limits.ts';

/** The newest format this version writes and reads. */
const FORMAT = 1;

/** What is known of a text before it is read: which suite it should belong to, and what to call it. */
export interface BaselineOrigin {
  readonly suite: string;
  /** File or cache key, for people. */
  readonly source: string;
}

/**
 * Text of unknown origin → a baseline, or which fault it has and where. Never throws. In order: size, completeness, depth, the
 * header (so that a newer format and another suite are told from damage), the whole schema.
 */
export function parseBaseline(text: string, origin: BaselineOrigin): BaselineLookup {
  return lookupOf(parseHostileJson(text, LIMITS.baselineBytes), origin);
}

/** The same for a document that a reader already has, or already failed to get. */
export function lookupOf(document: Document, { suite, source }: BaselineOrigin): BaselineLookup {
  const checked = document.kind === 'document' ? check(document.value, suite) : document;
  return checked.kind === 'fault'
    ? { kind: 'unreadable', source, fault: checked.fault, reason: checked.reason }
    : { kind: 'found', baseline: checked.baseline, source };
}

type Checked = { readonly kind: 'baseline'; readonly baseline: Baseline } | DocumentFault;

function check(value: unknown, suite: string): Checked {
  const crowded = findCrowding(value);
  if (crowded !== null) return fault('hostile', crowded);
  const header = baselineHeaderSchema.safeParse(value);
  if (!header.success) return fault('hostile', describeIssues(header.error.issues, value));
  const found = header.data;
  if (found.schemaVersion > FORMAT) {
    const reason = `schemaVersion: found ${found.schemaVersion}, expected at most ${FORMAT}: a newer version of this tool wrote it`;
    return fault('future', reason);
  }
  if (found.suite !== suite) {
    const [theirs, ours] = [found.suite, suite].map(name => JSON.stringify(name.slice(0, 100)));
    return fault('foreign', `suite: found ${theirs}, expected ${ours}`);
  }
  const whole = baselineSchema.safeParse(value);
  if (!whole.success) return fault('hostile', describeIssues(whole.error.issues, value));
  return { kind: 'baseline', baseline: whole.data };
}
