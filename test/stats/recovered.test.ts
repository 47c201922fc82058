import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { medianTime, survivalSteps } from '../../src/stats/kaplan-meier.ts';
import { type JudgedWindow, recoveryAfter } from '../../src/stats/recovered.ts';
import { expectClose } from './close.ts';
import reference from './load-reference.json' with { type: 'json' };

/** Windows of one second from 0 on: `+` good, `-` bad, `?` cannot be told. */
const windows = (text: string): JudgedWindow[] =>
  [...text].map((sign, i) => ({ from: i, to: i + 1, good: sign === '?' ? null : sign === '+' }));

describe('recoveryAfter(): the disturbance ends at 4, three good windows in a row are recovery', () => {
  test.each([
    ['at once', '++--+++', 7, { kind: 'recovered', after: 0 }],
    ['after two bad windows', '++----+++', 9, { kind: 'recovered', after: 2 }],
    ['good windows before the end do not count', '+++++--+++', 10, { kind: 'recovered', after: 3 }],
    ['a run that breaks is not one', '++--++-++-+++', 13, { kind: 'recovered', after: 6 }],
    [
      'a window that cannot be told neither counts nor breaks',
      '++--+?++',
      8,
      { kind: 'recovered', after: 0 },
    ],
    ['nor begins a run', '++--?+++', 8, { kind: 'recovered', after: 1 }],
    ['never', '++------', 8, { kind: 'censored', after: 4 }],
    ['a run that the end of the observation cuts', '++----++', 8, { kind: 'censored', after: 2 }],
    ['good ones beyond the observation say nothing', '++----+++', 8, { kind: 'censored', after: 2 }],
    ['no window at all', '', 8, { kind: 'censored', after: 0 }],
    ['nothing that can be told', '++--????', 8, { kind: 'censored', after: 0 }],
  ])('%s', (_, text, until, expected) => {
    expect(recoveryAfter(windows(text), { end: 4, until, run: 3 })).toEqual(expected);
  });

  test('a window across the end of the disturbance does not count', () => {
    expect(recoveryAfter(windows('+++++++'), { end: 3.5, until: 7, run: 3 })).toEqual({
      kind: 'recovered',
      after: 0.5,
    });
  });

  test('more windows never change a recovery, nor lower a bound', () => {
    const anyWindows = fc
      .array(fc.constantFrom('+', '-', '?'), { maxLength: 30 })
      .map(signs => windows(signs.join('')));
    fc.assert(
      fc.property(
        anyWindows,
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 4 }),
        (all, until, run) => {
          const early = recoveryAfter(all, { end: 2, until, run });
          const late = recoveryAfter(all, { end: 2, until: 30, run });
          if (early.kind === 'recovered') expect(late).toEqual(early);
          else expect(late.after).toBeGreaterThanOrEqual(early.after);
        },
      ),
      { seed: 6, numRuns: 500 },
    );
  });
});

describe('survivalSteps()', () => {
  test.each(reference.survival.map((found, i) => [i, found] as const))(
    'agrees with SciPy, case %i',
    (i, { lasted, steps }) => {
      const found = survivalSteps(lasted, 0.95);
      expect(found).toHaveLength(steps.length);
      for (const [k, { time, survival, low, high }] of found.entries()) {
        expect(time).toBe(steps[k]?.time);
        expectClose(survival, steps[k]?.survival ?? Number.NaN, `survival ${i} ${k}`);
        if (steps[k]?.low === null) expect({ low, high }).toEqual({ low: null, high: null });
        else {
          expectClose(low ?? Number.NaN, steps[k]?.low ?? Number.NaN, `low ${i} ${k}`);
          expectClose(high ?? Number.NaN, steps[k]?.high ?? Number.NaN, `high ${i} ${k}`);
        }
      }
    },
  );

  test('refuses nothing and negative times', () => {
    expect(() => survivalSteps([], 0.95)).toThrow('at least 1 needed');
    expect(() => survivalSteps([{ time: -1, censored: false }], 0.95)).toThrow('no time may be negative');
  });
});

describe('medianTime()', () => {
  const ended = (...times: number[]) => times.map(time => ({ time, censored: false }));
  const lasting = (...times: number[]) => times.map(time => ({ time, censored: true }));

  test.each([
    ['an odd number: the middle one', ended(5, 1, 3), 3],
    ['an even number: between the middle two', ended(1, 2, 3, 4), 2.5],
    ['one that still lasts counts as long', [...ended(1, 2), ...lasting(2)], 2],
    ['those that left early say nothing of later', [...ended(4, 5), ...lasting(1, 1, 1)], 4.5],
    ['half still last, and nothing is known of when they end', [...ended(1, 2), ...lasting(3, 3)], 2],
    ['more than half still last: none', [...ended(1, 2), ...lasting(3, 3, 3)], null],
    ['all still last: none', lasting(1, 2), null],
  ])('%s', (_, lasted, median) => {
    expect(medianTime(lasted, 0.95).median).toBe(median);
  });

  test('lies within its bounds; the upper one is open where too little has ended', () => {
    const many = medianTime(ended(...Array.from({ length: 40 }, (_, i) => i + 1)), 0.95);
    expect(many).toMatchObject({ median: 20.5 });
    expect(many.low).toBeGreaterThanOrEqual(12);
    expect(many.low).toBeLessThan(20);
    expect(many.high).toBeGreaterThan(20);
    expect(many.high).toBeLessThanOrEqual(28);
    expect(medianTime(ended(1, 2, 3), 0.95).high).toBeNull();
    expect(medianTime(lasting(1), 0.95)).toEqual({ median: null, low: null, high: null });
  });
});
