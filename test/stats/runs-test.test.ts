import { describe, expect, test } from 'vitest';
import { runsTest } from '../../src/stats/runs-test.ts';
import { expectClose } from './close.ts';
import reference from './flakes-reference.json' with { type: 'json' };

const outcomes = (letters: string): readonly boolean[] => [...letters].map(letter => letter === 'F');

describe('runsTest()', () => {
  test('agrees with counting every order', () => {
    for (const { outcomes: letters, stretches, p } of reference.clusters) {
      const found = runsTest(outcomes(letters));
      expect(found.stretches).toBe(stretches);
      expectClose(found.pClustered, p, letters, 1e-9);
    }
  });

  test('the chances of all numbers of stretches add up to one', () => {
    // As many stretches as there can be: every order has at most so many.
    expect(runsTest(outcomes('F.F.F.F.')).pClustered).toBeCloseTo(1, 12);
    expect(runsTest(outcomes(`${'F.'.repeat(400)}${'.'.repeat(200)}`)).pClustered).toBeCloseTo(1, 9);
  });

  test('what never failed, always failed or never ran has no order', () => {
    for (const letters of ['', '.....', 'FFFFF']) expect(runsTest(outcomes(letters)).pClustered).toBe(1);
  });

  test('ten thousand runs cost no more than their failures', () => {
    const spell = `${'.'.repeat(5000)}${'F'.repeat(20)}${'.'.repeat(4980)}`;
    expect(runsTest(outcomes(spell)).pClustered).toBeLessThan(1e-30);
  });
});
