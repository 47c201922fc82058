import { distance } from 'fastest-levenshtein';

/** Words of other tools, and what this program calls the thing. A hint only: none of them is accepted. */
const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['run', 'command'],
  ['cmd', 'command'],
  ['exec', 'command'],
  ['script', 'command'],
  ['vus', 'users'],
  ['concurrency', 'users'],
  ['parallel', 'users'],
  ['environment', 'env'],
  ['workdir', 'cwd'],
  ['dir', 'cwd'],
  ['workingdirectory', 'cwd'],
  ['limits', 'thresholds'],
  ['gates', 'thresholds'],
  ['tests', 'scenarios'],
  ['benchmarks', 'scenarios'],
  ['runs', 'samples'],
  ['alpha', 'familyAlpha'],
  ['exitcode', 'expectExitCodes'],
  ['exitcodes', 'expectExitCodes'],
  ['name', 'suite'],
]);

/** Compares spellings without regard to case and to the marks between words: `fail-on-stored` is `failOnStored`. */
const plain = (word: string): string => word.toLowerCase().replace(/[-_\s]/g, '');

/** How far a word may be from a known one and still be called a slip: one letter up to seven, two from eight. */
export const slipLimit = (word: string): number => (word.length < 8 ? 1 : 2);

/** Letters changed between two words, case and marks aside; a transposition counts two. */
export const wordDistance = (a: string, b: string): number => distance(plain(a), plain(b));

/** The known word that `word` was probably meant to be; null when none is near. */
export function nearest(word: string, known: readonly string[]): string | null {
  const other = OTHER_WORDS.get(plain(word));
  if (other !== undefined && known.includes(other)) return other;
  const ranked = known
    .map(candidate => ({ candidate, far: wordDistance(word, candidate) }))
    .sort((a, b) => a.far - b.far || distance(word, a.candidate) - distance(word, b.candidate));
  const best = ranked[0];
  return best !== undefined && best.far <= hintLimit(word) ? best.candidate : null;
}

/** How far a hint may reach: further than a slip, as a hint decides nothing. */
function hintLimit(word: string): number {
  if (word.length <= 3) return word.length - 1 > 1 ? 1 : 0;
  return word.length < 9 ? 2 : 3;
}

/** ` (did you mean \`x\`?)`, or nothing. */
export function didYouMean(word: string, known: readonly string[]): string {
  const found = nearest(word, known);
  return found === null ? '' : ` (did you mean \`${found}\`?)`;
}
