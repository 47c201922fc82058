import type { TestTally } from './flakes.ts';
import type { EndingLetter } from './repetition.ts';

const LETTERS: ReadonlySet<string> = new Set<EndingLetter>(['.', 'F', 'R', 's', '?']);

const isLetter = (text: string): text is EndingLetter => LETTERS.has(text);

/**
 * How `test` ended in run `i` of its letters. The command itself is named only by the runs in which it broke: in every other one it did
 * not, which counts as passed.
 */
export function endingAt(test: string, endings: string, i: number): EndingLetter {
  const letter = endings[i] ?? '?';
  if (!isLetter(letter) || letter === '?') return test === '' ? '.' : '?';
  return letter;
}

/** Failed, or failed and passed on a retry. */
export const isFailure = (letter: EndingLetter): boolean => letter === 'F' || letter === 'R';

/** A skipped run and one that did not report the test say nothing of it. */
export const isRun = (letter: EndingLetter): boolean => letter === '.' || isFailure(letter);

/** How often one test failed over all runs of a side. */
export function tallyEndings(test: string, endings: string): TestTally {
  let [failed, runs] = [0, 0];
  for (let i = 0; i < endings.length; i++) {
    const letter = endingAt(test, endings, i);
    if (isFailure(letter)) failed += 1;
    if (isRun(letter)) runs += 1;
  }
  return { failed, runs };
}
