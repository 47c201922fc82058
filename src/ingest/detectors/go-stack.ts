import type { Frame } from './recogniser.ts';

/**
 * Stacks as Go prints them: a function with its arguments, then its place on a line of its own, indented by a tab in dumps of goroutines and by
 * six spaces in reports of races. Source: runtime/traceback.go, runtime/race.
 */
const PLACE = /^(?:\t| {6})(\S.*):(\d+)(?: \+0x[\da-f]+)?$/;

/** First elements of import paths of the standard library (`go list std`, Go 1.26). */
const STANDARD = new Set(
  `archive bufio builtin bytes cmp compress container context crypto database debug embed encoding errors expvar
  flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime
  slices sort strconv strings structs sync syscall testing text time unicode unique unsafe vendor weak`.split(
    /\s+/,
  ),
);
/** Ways to wait and to test that are nobody's fault. */
const HARNESS = /^go\.uber\.org\/goleak/;

/** The frames of a stack of the program's own code. `lines` begin with the first function. */
export function goFrames(lines: readonly string[]): readonly Frame[] {
  return lines.flatMap((line, i) => {
    const place = PLACE.exec(lines[i + 1] ?? '');
    if (place === null || PLACE.test(line) || isCreation(line)) return [];
    const frame = { function: functionIn(line), file: place[1] ?? null, line: Number(place[2]) };
    return isOwn(frame.function) ? [frame] : [];
  });
}

/** Where a goroutine began is not where it is. */
const isCreation = (line: string): boolean => line.trimStart().startsWith('created by ');

/** `main.(*Pool).take` of `main.(*Pool).take(0xc00001, {0x1, 0x2})`. */
function functionIn(line: string): string {
  const text = line.trim();
  const end = text.endsWith(')') ? text.lastIndexOf('(') : -1;
  return end > 0 ? text.slice(0, end) : text;
}

const isOwn = (name: string): boolean =>
  !STANDARD.has(/^[^./]*/.exec(name)?.[0] ?? '') && !HARNESS.test(name);

const GOROUTINE = /^goroutine \d+ (?:gp=\S+ m=\S+ (?:mp=\S+ )?)?\[([^\]]*)\](?: \(.*\))?:$/;

/** One goroutine of a dump. */
export interface Goroutine {
  /** `semacquire, 2 minutes`. */
  readonly state: string;
  readonly frames: readonly Frame[];
}

/** The goroutines of a dump. */
export function goroutinesIn(lines: readonly string[]): readonly Goroutine[] {
  const starts = lines.flatMap((line, i) => (GOROUTINE.test(line) ? [i] : []));
  return starts.map((start, i) => {
    const end = starts[i + 1] ?? lines.length;
    const state = GOROUTINE.exec(lines[start] ?? '')?.[1] ?? '';
    return { state, frames: goFrames(lines.slice(start + 1, end)) };
  });
}

/** Whether a line can stand in a dump of goroutines. */
export const isDumpLine = (line: string): boolean =>
  line === '' ||
  line.startsWith('\t') ||
  line.startsWith('goroutine ') ||
  line.startsWith('created by ') ||
  line.startsWith('runtime stack:') ||
  line.startsWith('[signal ') ||
  line.startsWith('...') ||
  (line.endsWith(')') && /^[^\s(]+\(/.test(line));
