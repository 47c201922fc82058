import { expect, test } from 'vitest';
import { caveatLines } from '../../src/report/notes.ts';
import { plain } from '../../src/report/phrase.ts';
import { steady, viewOf } from '../helpers/views.ts';

const doubt = (scenario: string | null, text: string) => ({ code: 'x', text, advice: 'wait', scenario });

/** A run of `a`, `b` and `c` about which there are these doubts. */
function told(...caveats: readonly ReturnType<typeof doubt>[]): readonly string[] {
  const metrics = [steady('time.wall', 1e6, 1e6, { interval: [-0.01, 0.01] })];
  const view = viewOf(['a', 'b', 'c'].map(id => ({ id, metrics })));
  return caveatLines({ ...view, analysis: { ...view.analysis, caveats } }).map(plain);
}

test('a doubt that several scenarios share is told once, with their names', () => {
  expect(told(doubt('a', 'It is loud'), doubt('b', 'It is late'), doubt('c', 'It is loud'))).toEqual([
    'a, c: It is loud. Wait',
    'b: It is late. Wait',
  ]);
});

test('one of the run as a whole stands apart from the same one of a scenario', () => {
  expect(told(doubt(null, 'It is loud'), doubt('a', 'It is loud'), doubt('a', 'It is loud'))).toEqual([
    'It is loud. Wait',
    'a: It is loud. Wait',
  ]);
});
