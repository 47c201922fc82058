/** What somebody answers for in writing: a change for the worse that is not to fail the gate. */
export interface Override {
  /** `scenario` or `scenario/metric`; `*` stands for any run of characters. */
  readonly target: string;
  /** The largest relative change it covers (0.12 is 12 %); null: any. */
  readonly upTo: number | null;
  /** One line, bounded; anybody's text. */
  readonly reason: string;
  readonly author: string;
  /** ISO 8601, UTC: when it was last written. */
  readonly at: string;
  readonly via: OverrideSource;
}

/** `comment` a line of a comment · `label` a label with a line of the description · `command-line` `--accept`. */
export type OverrideSource = 'comment' | 'label' | 'command-line';

/** What somebody wrote that accepts nothing: why, and what would. */
export interface RefusedOverride {
  readonly author: string;
  readonly reason: string;
}

/** All that was said about accepting changes for the worse, when the gate asked. */
export interface Overrides {
  /** In the order they were written: of two that cover the same, the later counts. */
  readonly granted: readonly Override[];
  readonly refused: readonly RefusedOverride[];
  /** Why nobody could be asked; null when the question was answered, or there was nobody to ask. */
  readonly fault: string | null;
  /** A comment on this run's pull request can accept: the report says how. */
  readonly byComment: boolean;
}

export const NO_OVERRIDES: Overrides = { granted: [], refused: [], fault: null, byComment: false };

/** Whether an override speaks of a metric of a scenario; of the scenario as a whole where `metric` is null. */
export const isMeant = ({ target }: Override, scenario: string, metric: string | null): boolean =>
  matchesGlob(target, scenario) || (metric !== null && matchesGlob(target, `${scenario}/${metric}`));

/** It names one metric of one scenario, and nothing else. */
export const namesOne = ({ target }: Override, scenario: string, metric: string): boolean =>
  target === `${scenario}/${metric}`;

/** `*` in a pattern stands for any run of characters. In time that grows with the two lengths alone, as anybody may write patterns. */
export function matchesGlob(pattern: string, text: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  const last = others.pop();
  if (last === undefined) return pattern === text;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}
