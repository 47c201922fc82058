import type { Caveat } from '../../model/caveat.ts';
import { MOST_TESTS } from '../../model/repetition.ts';

/** Doubts about a repetition as a whole. */

export const stuckHogs = (scenario: string, count: number): Caveat => ({
  code: 'stuck-processes',
  text: `${count} of the processes that load the machine could not be ended`,
  advice: 'End them by hand: they are shells named sh, children of init',
  scenario,
});

export const leftTests = (scenario: string, count: number): Caveat => ({
  code: 'tests-left-out',
  text: `A run reported ${count} tests more than the ${MOST_TESTS.toLocaleString('en-US')} that are followed; what is beyond them is followed from its first failure on`,
  advice: 'Repeat a part of the tests, or make several scenarios',
  scenario,
});

export const thinRuns = (
  scenario: string,
  { runs, seen, cells }: { readonly runs: number; readonly seen: number; readonly cells: number },
): Caveat => ({
  code: 'conditions-unseen',
  text: `${runs} ${runs === 1 ? 'run has' : 'runs have'} seen ${seen} of ${cells} combinations of conditions`,
  advice: `Raise \`runs\`, or leave out levels under \`vary\``,
  scenario,
});
