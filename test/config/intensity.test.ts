import { describe, expect, test } from 'vitest';
import { applyIntensity, INTENSITIES } from '../../src/config/intensity.ts';
import { configOf } from './suite-text.ts';

const suite = (intensity: string, load: string): string =>
  `version: 1\nintensity: ${intensity}\nscenarios: { a: { command: x, samples: { warmup: 3, min: 10, max: 40 }, load: ${load} } }\n`;

const scenario = (intensity: string, load: string) =>
  applyIntensity(configOf(suite(intensity, load))).scenarios[0];

describe('applyIntensity()', () => {
  test('leaves a medium suite as it is', () => {
    const config = configOf(suite('medium', '{ users: 3, iterations: 7 }'));
    expect(applyIntensity(config)).toEqual(config);
  });

  test('multiplies samples, iterations and users by the table, and warm-up by nothing', () => {
    const high = scenario('high', '{ users: 3, iterations: 7 }');
    expect(high?.samples).toEqual({ warmup: 3, min: 15, max: 60 });
    expect(high?.load).toEqual({ model: 'closed', users: [6], iterations: 14, durationMs: null });
    expect(scenario('extreme', '{ duration: 2s }')?.load).toHaveProperty('durationMs', 8000);
  });

  test('keeps a ladder as written', () => {
    expect(scenario('extreme', '{ users: [1, 2, 4] }')?.load).toHaveProperty('users', [1, 2, 4]);
  });

  test('keeps work in sequence in sequence', () => {
    expect(scenario('extreme', '{ users: 1 }')?.load).toHaveProperty('users', [1]);
  });

  test('never goes below one, and keeps numbers whole', () => {
    expect(scenario('low', '{ users: 3, iterations: 1 }')?.load).toEqual({
      model: 'closed',
      users: [2],
      iterations: 1,
      durationMs: null,
    });
  });

  test('keeps absent what is absent', () => {
    expect(scenario('extreme', '{}')?.load).toEqual({
      model: 'closed',
      users: [1],
      iterations: null,
      durationMs: null,
    });
  });

  test('grows from level to level in every column', () => {
    const levels = [INTENSITIES.low, INTENSITIES.medium, INTENSITIES.high, INTENSITIES.extreme];
    for (const column of ['samples', 'iterations', 'duration', 'users', 'rate'] as const) {
      const factors = levels.map(level => level[column]);
      expect(factors).toEqual([...factors].sort((a, b) => a - b));
      expect(new Set(factors).size).toBe(4);
    }
  });
});
