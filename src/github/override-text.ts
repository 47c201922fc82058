/** A line that asks to accept a change for the worse; `missing` says what it lacks, with what to write. */
export type OverrideLine =
  | {
      readonly kind: 'accept';
      readonly target: string;
      /** Relative; null without `up to`. */
      readonly upTo: number | null;
      readonly reason: string;
    }
  | { readonly kind: 'incomplete'; readonly missing: string };

/** Longest target and reason that are taken, in UTF-16 units, and lines of one text. */
const LIMITS = { target: 200, reason: 400, lines: 20 } as const;

const COMMAND = /^ {0,3}\/stress[ \t]+accept(?=[ \t]|$)(.*)$/i;
const DESCRIPTION = /^ {0,3}stress-accept:(.*)$/i;

/**
 * Every `/stress accept <scenario>[/<metric>] [up to <n>%] <reason>` among the lines of a comment; a name with blanks
 * in it stands between backticks. What a reader does not see, or sees
 * as a quotation or as code, accepts nothing.
 */
export const overrideLines = (comment: string): readonly OverrideLine[] =>
  visibleLines(comment)
    .flatMap(line => COMMAND.exec(line)?.[1] ?? [])
    .slice(0, LIMITS.lines)
    .map(readLine);

/** The reason after `Stress-accept:` in a description; '' where there is the line and no reason, null without the line. */
export function descriptionReason(description: string): string | null {
  const [found] = visibleLines(description).flatMap(line => DESCRIPTION.exec(line)?.[1] ?? []);
  return found === undefined ? null : reasonIn(found);
}

function readLine(rest: string): OverrideLine {
  const [, quoted = '', plain = '', bound, why = ''] =
    /^\s*(?:`([^`]*)`|(\S*))(?:\s+up\s+to\s+([\d.]+)\s*%)?(.*)$/is.exec(rest) ?? [];
  const target = quoted === '' ? plain : quoted.trim();
  if (target === '' || /^<.*>$/.test(target)) return incomplete('what to accept', '<scenario>/<metric>');
  if (target.length > LIMITS.target)
    return incomplete(`a name of at most ${LIMITS.target} characters`, '<scenario>/<metric>');
  const upTo = bound === undefined ? null : Number(bound) / 100;
  if (upTo !== null && !(upTo > 0 && upTo < 1e6))
    return incomplete('a percentage above 0', `${target} up to 10%`);
  const reason = reasonIn(why);
  return reason === '' ? incomplete('a reason', target) : { kind: 'accept', target, upTo, reason };
}

const incomplete = (what: string, target: string): OverrideLine => ({
  kind: 'incomplete',
  missing: `it lacks ${what}: write "/stress accept ${target} <why it is worth it>"`,
});

/** On one line and bounded; '' for what has no word in it, or is the place that an example leaves for one. */
function reasonIn(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, LIMITS.reason)
    .replace(/\p{Cs}$/u, '');
  return /^<[^>]*>$/.test(line) || !/[\p{L}\p{N}]{2}/u.test(line) ? '' : line;
}

/** Lines without HTML comments and fenced code. Quotations begin with `>` and indented code with blanks, so neither is a command. */
function visibleLines(text: string): readonly string[] {
  let fence: string | null = null;
  return text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .split(/\r\n?|\n/)
    .filter(line => {
      const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
      const inside = fence !== null;
      if (mark !== undefined && fence === null) fence = mark;
      else if (mark !== undefined && fence !== null && mark.startsWith(fence)) fence = null;
      return mark === undefined && !inside;
    });
}
