import { closest, distance } from 'fastest-levenshtein';
import type { Problem } from '../model/caveat.ts';
import { SuiteError } from '../model/suite-error.ts';

/** What reading a written duration gave: nanoseconds, or the sentence that says what is wrong with it. */
export type DurationReading =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly problem: string };

/** Reads inputs one kind at a time and collects what is wrong with them instead of stopping at the first. */
export interface InputReader<Name extends string> {
  readonly problems: readonly Problem[];
  /** Null where the input is empty. */
  text(name: Name): string | null;
  choice<T extends string>(name: Name, allowed: readonly T[]): T | null;
  /** Separated by commas or line ends; with `allowed`, each entry must be one of them. */
  list<T extends string>(name: Name, allowed: readonly T[] | null): readonly T[];
  flag(name: Name): boolean;
  count(name: Name, most: number): number;
  durationMs(name: Name, read: (text: string) => DurationReading): number | null;
  refuse(name: Name, message: string): void;
}

/** Every input of an action with its default; empty where there is none. */
export type InputTable<Name extends string> = Readonly<Record<Name, string>>;

/** A reader over `INPUT_*` variables, named as the runner names them: upper case, hyphens kept. */
export function inputReader<Name extends string>(
  env: NodeJS.ProcessEnv,
  defaults: InputTable<Name>,
): InputReader<Name> {
  const problems: Problem[] = [];
  const file = workflowFile(env);
  const refuse = (name: Name, message: string): void => {
    problems.push({ file, line: null, column: null, path: name, message });
  };
  const text = (name: Name): string | null => (env[variableOf(name)]?.trim() ?? defaults[name]) || null;
  const oneOf = <T extends string>(name: Name, found: string, allowed: readonly T[]): T | null => {
    const known = allowed.find(value => value === found);
    if (known === undefined)
      refuse(name, `found "${shown(found)}", allowed: ${allowed.join(', ')}${hint(found, allowed)}`);
    return known ?? null;
  };
  return {
    problems,
    refuse,
    text,
    choice: (name, allowed) => {
      const found = text(name);
      return found === null ? null : oneOf(name, found, allowed);
    },
    list: <T extends string>(name: Name, allowed: readonly T[] | null) => {
      const found = (text(name) ?? '').split(/[,\n]/).map(entry => entry.trim());
      const entries = found.filter(entry => entry !== '') as T[];
      return allowed === null ? entries : entries.flatMap(entry => oneOf(name, entry, allowed) ?? []);
    },
    flag: name => /^true$/i.test(oneOf(name, (text(name) ?? '').toLowerCase(), ['true', 'false']) ?? ''),
    count: (name, most) => {
      const found = text(name) ?? '';
      const value = /^\d{1,9}$/.test(found) ? Number(found) : 0;
      if (value < 1 || value > most)
        refuse(name, `found "${shown(found)}", allowed: a whole number from 1 to ${most}`);
      return value;
    },
    durationMs: (name, read) => {
      const found = text(name);
      const reading = found === null ? null : read(found);
      if (reading?.ok === false) refuse(name, reading.problem);
      else if (reading !== null && reading.value <= 0)
        refuse(name, `found "${shown(found ?? '')}", allowed: more than 0`);
      return reading?.ok ? reading.value / 1e6 : null;
    },
  };
}

/** A SuiteError (exit 2) with every problem the reader met; nothing where it met none. */
export function throwOnProblems({ problems }: Pick<InputReader<string>, 'problems'>): void {
  if (problems.length === 0) return;
  const count = problems.length === 1 ? 'an input is' : `${problems.length} inputs are`;
  throw new SuiteError(`Cannot start: ${count} not right`, { exitCode: 2, problems });
}

/**
 * Inputs that were given and are none of `names`, each with what was probably meant. `otherNames` has what other tools call an input
 * of ours.
 */
export function unknownInputs(
  env: NodeJS.ProcessEnv,
  names: readonly string[],
  otherNames: Readonly<Record<string, string>>,
): readonly string[] {
  const ours = new Set(names.map(variableOf));
  const others = Object.keys(env).filter(
    name => name.startsWith('INPUT_') && !ours.has(name) && env[name] !== '',
  );
  return others.sort().map(variable => {
    const name = variable.slice('INPUT_'.length).toLowerCase();
    const other = Object.hasOwn(otherNames, name) ? otherNames[name] : undefined;
    const meant = other === undefined ? hint(name, names) : ` (here it is called "${other}")`;
    return `There is no input "${shown(name)}"${meant}; it has no effect`;
  });
}

/** Where inputs are written: `acme/shop/.github/workflows/ci.yml@refs/heads/main` without repository and ref. */
function workflowFile({ GITHUB_WORKFLOW_REF: ref = '' }: NodeJS.ProcessEnv): string {
  return /^[^/]+\/[^/]+\/([^@]+)@/.exec(ref)?.[1] ?? 'workflow';
}

const variableOf = (name: string): string => `INPUT_${name.toUpperCase()}`;

/** Cut, and on one line: what people typed may be anything. */
const shown = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 60);

/** The nearest right spelling, where one is near: at most every third letter may differ. */
function hint(found: string, allowed: readonly string[]): string {
  const near = closest(
    found.toLowerCase(),
    allowed.map(value => value.toLowerCase()),
  );
  const right = allowed.find(value => value.toLowerCase() === near);
  const isNear = distance(found.toLowerCase(), near) <= Math.max(1, Math.floor(found.length / 3));
  return right !== undefined && isNear ? ` (did you mean "${right}"?)` : '';
}
