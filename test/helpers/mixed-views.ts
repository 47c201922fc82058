import fc from 'fast-check';
import type { View } from '../../src/model/view.ts';
import { HOSTILE_TEXTS } from './hostile-views.ts';
import {
  bettered,
  excluded,
  improved,
  leaking,
  leakOpen,
  MB,
  type MetricFacts,
  open,
  regressed,
  type ScenarioFacts,
  steady,
  suspected,
  trend,
  undecided,
  vanished,
  viewOf,
} from './views.ts';

/** How large a view is, what its names are made of, and where in the round of statuses it begins. */
export interface Mixture {
  readonly scenarios: number;
  readonly metrics: number;
  readonly word: string;
  readonly turn: number;
}

/** Sizes up to 500 scenarios and 5,000 metrics, and names that have broken other reports. */
export const mixtures: fc.Arbitrary<Mixture> = fc.record({
  scenarios: fc.constantFrom(1, 3, 40, 150, 500),
  metrics: fc.constantFrom(1, 2, 10),
  word: fc.oneof(
    fc.constantFrom(...HOSTILE_TEXTS, '𝔘𝔫𝔦'.repeat(60), 'w'.repeat(5_000)),
    fc.string({ unit: 'binary', maxLength: 120 }),
  ),
  turn: fc.nat(7),
});

/** A view of every status: scenarios that crash, were skipped, vanished or pass, and metrics of every kind, all named by `word`. */
export const mixedView = ({ scenarios, metrics, word, turn }: Mixture): View => {
  const all = Array.from({ length: scenarios }, (_, i) => scenario(i, i + turn, metrics, word));
  return viewOf(all, { drift: all.flatMap((facts, i) => (i % 7 === 0 ? [creep(facts.id, word)] : [])) });
};

function scenario(i: number, turn: number, metrics: number, word: string): ScenarioFacts {
  const id = `${i} ${word}`;
  const common = { id, covers: [`${word} ${i % 40}`], metrics: metricsOf(turn, metrics, word) };
  switch (turn % 8) {
    case 0:
      return {
        ...common,
        trouble: {
          outcome: { kind: 'signalled', signal: 'SIGSEGV' },
          count: 3,
          excerpt: `${word}\n`.repeat(30),
        },
        outcome: { status: 'fail', reason: word },
      };
    case 1:
      return { ...common, metrics: [], invocations: 0, outcome: { status: 'skipped', reason: word } };
    case 2:
      return { ...common, unavailable: [{ metric: word, reason: `${word} ${i}` }] };
    case 3:
      return { ...common, outcome: { status: 'warn', reason: word } };
    case 4:
      return {
        ...common,
        soak: true,
        metrics: [...common.metrics, leak(turn)],
        trends: [
          trend('memory.leak', { shape: 'linear', advice: 'growing', source: word }, place => MB * place),
        ],
      };
    default:
      return common;
  }
}

/** One in two is settled. */
const leak = (turn: number): MetricFacts =>
  turn % 16 < 8
    ? leakOpen('memory.leak', 0, MB, { interval: [-MB, 2 * MB] })
    : leaking('memory.leak', 0, MB, { interval: [1, 2 * MB], fresh: [MB, 1, 2 * MB] });

const KINDS = [regressed, steady, undecided, suspected, improved, excluded, open, bettered] as const;

const metricsOf = (turn: number, count: number, word: string): readonly MetricFacts[] =>
  Array.from({ length: count }, (_, m) => {
    const id = { id: `${m} ${word}`, unit: 'bytes', better: 'lower', kind: 'memory', about: word } as const;
    if ((turn + m) % 11 === 0) return vanished(id.id, MB);
    const facts = KINDS[(turn + m) % KINDS.length] ?? steady;
    return facts(id, MB * (1 + turn), MB * (1.1 + turn), { interval: [0.01 * m, 0.3] });
  });

const creep = (scenario: string, word: string) =>
  ({
    kind: 'creep',
    scenario,
    metric: `0 ${word}`,
    commit: word,
    at: '2026-11-18T09:12:44Z',
    change: 0.1,
    before: MB,
    after: 1.1 * MB,
    p: 0.001,
  }) as const;
