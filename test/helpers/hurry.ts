import { vi } from 'vitest';
import { CACHE_DEADLINE_MS } from '../../src/github/cache-service.ts';

const { setTimeout: real } = globalThis;

/**
 * Waits before another attempt pass at once, until mocks are restored. The cache's deadline, too, where answers are cut: that is what its
 * client does not notice. Time limits of requests stay as they are.
 */
export function hurry(what: 'pauses' | 'cut answers too'): void {
  const shortened = (ms: number): number => {
    if (ms === CACHE_DEADLINE_MS) return what === 'cut answers too' ? 400 : ms;
    return ms >= 500 && ms <= 20_000 ? 1 : ms;
  };
  const hurried = (work: (...args: readonly unknown[]) => void, ms = 0, ...args: readonly unknown[]) =>
    real(() => work(...args), shortened(ms));
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(hurried as typeof setTimeout);
}
