import { describe, expect, test } from 'vitest';
import { configOf, messagesOf, problemsOf, suiteWith } from './suite-text.ts';

const limit = (metric: string, load: string, rule = 'regression: 10%') =>
  suiteWith(`load: ${load}`, 'thresholds:', `  ${metric}: { ${rule} }`);

describe('a limit on what the shape of a load is made to find out', () => {
  const answered: readonly (readonly [string, string, string?])[] = [
    ['load.saturation', '{ steps: { from: 50/s, to: 300/s, step: 50/s, hold: 1s } }', 'min: 100/s'],
    [
      'load.saturation',
      '{ stages: [{ duration: 9s, target: 90/s }, { duration: 1s, target: 0/s }] }',
      'min: 50/s',
    ],
    ['recovery.time', '{ spike: { base: 5/s, peak: 50/s, at: 5s, width: 1s } }', 'max: 3s'],
    ['scalability.contention', '{ users: [1, 2, 4, 8, 16, 32], duration: 1s }', 'max: 5%'],
    ['scalability.coherency', '{ users: [1, 2, 3, 4, 5, 6], iterations: 100 }', 'max: 0.1%'],
  ];
  for (const [metric, load, rule] of answered) {
    test(`${metric} stands with ${load}`, () => {
      expect(Object.keys(configOf(limit(metric, load, rule)).scenarios[0]?.thresholds ?? {})).toEqual([
        metric,
      ]);
    });
  }

  const unanswered: readonly (readonly [string, string, RegExp])[] = [
    ['load.saturation', '{ rate: 50/s, duration: 5s }', /give the load `steps` with 6 rates or more/],
    ['load.saturation', '{ steps: { from: 50/s, to: 150/s, step: 50/s, hold: 1s } }', /with 6 rates or more/],
    ['load.saturation', '{ sawtooth: { low: 5/s, high: 50/s, period: 1s }, duration: 9s }', /that rises/],
    ['load.saturation', '{ users: 4, duration: 5s }', /that rises/],
    ['recovery.time', '{ rate: 50/s, duration: 5s }', /give the load a `spike`/],
    [
      'recovery.time',
      '{ spike: { base: 5/s, peak: 50/s, at: 0s, width: 1s } }',
      /begins some time after the start/,
    ],
    ['scalability.contention', '{ users: [1, 2, 4], duration: 1s }', /a ladder of 6 numbers or more/],
    ['scalability.coherency', '{ users: [2, 4, 8, 16, 32, 64], duration: 1s }', /with 1 among them/],
    ['scalability.coherency', '{ users: [1, 2, 4, 8, 16, 32] }', /add `duration` or `iterations`/],
    ['scalability.contention', '{ rate: 50/s, duration: 5s }', /a ladder of 6 numbers/],
  ];
  for (const [metric, load, message] of unanswered) {
    test(`${metric} is refused with ${load}`, () => {
      expect(messagesOf(limit(metric, load))).toEqual([expect.stringMatching(message)]);
    });
  }

  test('is refused at its line', () => {
    const [problem] = problemsOf(limit('recovery.time', '{ rate: 50/s, duration: 5s }'));
    expect(problem).toMatchObject({
      file: 'stress.yml',
      line: 7,
      path: 'scenarios.parse.thresholds.recovery.time',
    });
  });

  test('of a ladder cannot be relative to another scenario', () => {
    const load = '{ users: [1, 2, 4, 8, 16, 32], duration: 1s }';
    const text = limit('scalability.contention', load, 'max: 5%, relativeTo: other').replace(
      'scenarios:',
      'scenarios:\n  other: { command: ./bench }',
    );
    expect(messagesOf(text)).toContainEqual(expect.stringMatching(/belongs to the ladder as a whole/));
  });
});
