import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** How much of a found value is shown. */
const EXCERPT = 60;

/** `runs[3].scenarios[0].id`, in the words of the document; `the document` at the top. */
export function pathOf(path: readonly PropertyKey[]): string {
  const steps = path.map(step => {
    if (typeof step === 'number') return `[${step}]`;
    const key = String(step);
    return /^[A-Za-z_]\w{0,63}$/.test(key) ? `.${key}` : `[${excerpt(key)}]`;
  });
  return steps.join('').replace(/^\./, '') || 'the document';
}

/** One sentence: where, what was found, what is expected. `root` is the document that was checked. */
export function describeIssue(outer: Issue, root: unknown): string {
  const issue = innermost(outer);
  return `${pathOf(issue.path)}: found ${found(valueAt(root, issue.path))}, expected ${expected(issue)}`;
}

/** Of a value that has the outer form of one of several kinds, what is wrong inside that one. */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const fitting = issue.errors.find(
    issues => issues.length > 0 && issues.every(inner => inner.path.length > 0),
  );
  const first = fitting?.[0];
  return first === undefined ? issue : innermost({ ...first, path: [...issue.path, ...first.path] });
}

/** The first few problems of a document and how many more there are. */
export function describeIssues(issues: readonly Issue[], root: unknown): string {
  const SHOWN = 3;
  const lines = issues.slice(0, SHOWN).map(issue => describeIssue(issue, root));
  const more = issues.length > SHOWN ? [`and ${issues.length - SHOWN} more`] : [];
  return [...lines, ...more].join('; ');
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

function found(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return excerpt(value);
}

/** Quoted and cut; the quotes also disarm control characters. */
function excerpt(value: unknown): string {
  const text = typeof value === 'string' ? value.slice(0, EXCERPT + 1) : value;
  const shown = JSON.stringify(text);
  return shown.length > EXCERPT ? `${shown.slice(0, EXCERPT)}…` : shown;
}

function expected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' ? 'a whole number' : `${issue.expected}`;
    case 'too_small':
      return `${ofOrigin(issue.origin)} of at least ${issue.minimum}`;
    case 'too_big':
      return `${ofOrigin(issue.origin)} of at most ${issue.maximum}`;
    case 'invalid_value':
      return issue.values.map(value => JSON.stringify(value)).join(' or ');
    case 'invalid_format':
      return `text of the format ${issue.format}`;
    case 'invalid_union':
      return 'one of the known kinds';
    case 'invalid_key':
      return 'a shorter property name';
    default:
      return issue.message;
  }
}

const ofOrigin = (origin: string): string =>
  origin === 'string' ? 'a length' : origin === 'array' ? 'a number of entries' : 'a number';
