import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyIntensity } from '../../src/config/intensity.ts';
import { NO_OVERRIDES } from '../../src/model/override.ts';
import { cellOf, type RepeatPlan } from '../../src/model/repetition.ts';
import { estimateCost } from '../../src/plan/cost.ts';
import { isPairable, pairedPlan } from '../../src/plan/pairing.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { policyOf } from '../../src/plan/policy.ts';
import { EVERYTHING } from '../../src/plan/select.ts';
import { shardPlan } from '../../src/plan/shard.ts';
import { configOf, suiteWith } from '../config/suite-text.ts';

const OPTIONS = {
  configFile: 'stress.yml',
  fallbackSuite: 'repo',
  selection: EVERYTHING,
  seed: 1,
  budgetMs: null,
  samples: null,
  durationMs: null,
};

const planOf = (repeat: string, options: Partial<Parameters<typeof makePlan>[1]> = {}) =>
  makePlan(applyIntensity(configOf(suiteWith(`repeat: ${repeat}`))), { ...OPTIONS, ...options });

function repeatOf(repeat: string, options: Partial<Parameters<typeof makePlan>[1]> = {}): RepeatPlan {
  const found = planOf(repeat, options).scenarios[0]?.repeat;
  if (found === undefined) throw new Error('it is not repeated');
  return found;
}

describe('the plan of a repetition', () => {
  test('crosses every level with every other, in cells with names of their own', () => {
    const { cells } = repeatOf(
      '{ vary: { cpus: [1, all], timezone: [UTC, Asia/Kathmandu], env: { P: [x] }, pulses: [on] } }',
    );
    expect(cells.map(({ id }) => id)).toEqual([
      'cpus=1 TZ=UTC P=x pulses=on',
      'cpus=1 TZ=Asia/Kathmandu P=x pulses=on',
      'cpus=all TZ=UTC P=x pulses=on',
      'cpus=all TZ=Asia/Kathmandu P=x pulses=on',
    ]);
    expect(cells[1]).toEqual({
      id: 'cpus=1 TZ=Asia/Kathmandu P=x pulses=on',
      levels: { cpus: '1', timezone: 'Asia/Kathmandu', P: 'x', pulses: 'on' },
      cpus: 1,
      hogs: 0,
      pulses: true,
      env: { TZ: 'Asia/Kathmandu', P: 'x' },
    });
  });

  test('has a single nameless cell where nothing varies but seeds', () => {
    const { cells, deck, varies } = repeatOf('{}');
    expect([cells.map(({ id }) => id), deck, varies]).toEqual([[''], [0], { seed: true, order: true }]);
  });

  test('a locale sets both variables that programs look at', () => {
    expect(repeatOf('{ vary: { locale: [tr_TR.UTF-8] } }').cells[0]?.env).toEqual({
      LC_ALL: 'tr_TR.UTF-8',
      LANG: 'tr_TR.UTF-8',
    });
  });

  test('deals each cell equally often in every pass, in an order that the seed fixes', () => {
    const shape = fc.record({
      cpus: fc.integer({ min: 1, max: 4 }),
      load: fc.integer({ min: 1, max: 3 }),
      parallel: fc.integer({ min: 1, max: 5 }),
      seed: fc.nat(),
    });
    const list = (count: number) => `[${Array.from({ length: count }, (_, i) => i + 1).join(', ')}]`;
    fc.assert(
      fc.property(shape, ({ cpus, load, parallel, seed }) => {
        const text = `{ parallel: ${parallel}, vary: { cpus: ${list(cpus)}, load: ${list(load)} } }`;
        const plan = repeatOf(text, { seed });
        const dealt = plan.cells.map((_, cell) => plan.deck.filter(index => index === cell).length);
        expect(new Set(dealt).size).toBe(1);
        expect(repeatOf(text, { seed })).toEqual(plan);
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  test('another seed deals in another order', () => {
    const deck = (seed: number) => repeatOf('{ vary: [cpus, load, timezone, pulses] }', { seed }).deck;
    expect(deck(1)).not.toEqual(deck(2));
  });

  test('copies at once are dealt one cell where the load varies, and cells of their own elsewhere', () => {
    const shared = repeatOf('{ parallel: 3, vary: [load, cpus] }');
    for (let run = 0; run < 24; run += 3) {
      const dealt = [0, 1, 2].map(copy => cellOf(shared, run + copy).id);
      expect(new Set(dealt).size).toBe(1);
    }
    expect(repeatOf('{ parallel: 3, vary: [cpus, timezone] }').deck.toSorted()).toEqual([0, 1, 2, 3]);
  });

  test('a ladder of copies makes a scenario of each rung, with seeds of its own', () => {
    const { scenarios } = planOf('{ parallel: [1, 20] }');
    expect(scenarios.map(({ id, repeat }) => [id, repeat?.parallel])).toEqual([
      ['parse[parallel=1]', 1],
      ['parse[parallel=20]', 20],
    ]);
    expect(new Set(scenarios.map(({ seed }) => seed)).size).toBe(2);
  });

  test('the command line gives the number of runs, the time, and the one run that is made again', () => {
    expect(repeatOf('{ runs: 9 }', { samples: 30 }).runs).toBe(30);
    expect(repeatOf('{ until: time, duration: 1m }', { durationMs: 500 }).until).toEqual({
      kind: 'time',
      durationMs: 500,
    });
    expect(repeatOf('{ runs: 9 }', { durationMs: 500 }).until).toEqual({ kind: 'runs' });
    expect(repeatOf('{ runs: 9 }', { repetition: 4 }).only).toBe(4);
    expect(repeatOf('{ runs: 9 }').only).toBeNull();
  });

  test('the one run that is made again has the cell and the seeds that it had', () => {
    const [all, one] = [
      repeatOf('{ vary: [cpus, load] }'),
      repeatOf('{ vary: [cpus, load] }', { repetition: 6 }),
    ];
    expect({ ...one, only: null }).toEqual(all);
  });
});

describe('the digest', () => {
  const digestOf = (repeat: string, options = {}) => planOf(repeat, options).scenarios[0]?.digest;

  test.each([
    ['runs', '{ runs: 20 }'],
    ['what ends it', '{ until: first-failure }'],
  ])('does not depend on %s', (_, repeat) => {
    expect(digestOf(repeat)).toBe(digestOf('{}'));
  });

  test('does not depend on the seed, or on the one run that is made again', () => {
    expect(digestOf('{ vary: [cpus, load] }', { seed: 2, repetition: 3 })).toBe(
      digestOf('{ vary: [cpus, load] }'),
    );
  });

  test.each([
    ['copies at once', '{ parallel: 2 }'],
    ['levels', '{ vary: { seed: true, order: true, cpus: [1] } }'],
    ['whether seeds vary', '{ vary: { order: true } }'],
  ])('depends on %s', (_, repeat) => {
    expect(digestOf(repeat)).not.toBe(digestOf('{}'));
  });

  test('of what is measured is what it was before tests could be repeated', () => {
    const plan = makePlan(configOf(suiteWith()), OPTIONS);
    expect(plan.scenarios[0]?.digest).toBe('6fb4e09730d52cd1');
  });
});

describe('elsewhere in the plan', () => {
  test('a repetition costs its runs, divided by the copies at once; of a time the time; of one run one', () => {
    const cost = (repeat: string, options = {}) => planOf(repeat, options).scenarios.map(estimateCost)[0];
    expect(cost('{ runs: 20 }')).toBe(20 * 550);
    expect(cost('{ runs: 20, parallel: 8 }')).toBe(3 * 550);
    expect(cost('{ until: time, duration: 1m }')).toBe(60_000);
    expect(cost('{ runs: 20 }', { repetition: 3 })).toBe(550);
  });

  test('each repeated scenario is a unit of a shard', () => {
    const plan = planOf('{ parallel: [1, 2, 4] }');
    const parts = [1, 2].map(index => shardPlan(plan, { index, count: 2 }, {}).scenarios.map(({ id }) => id));
    expect(parts.flat().toSorted()).toEqual(plan.scenarios.map(({ id }) => id).toSorted());
  });

  test('a round of pairs plans no orders for it', () => {
    const plan = planOf('{}');
    expect(plan.scenarios.map(isPairable)).toEqual([false]);
    const round = {
      purpose: 'search',
      scenarios: new Set(['parse']),
      base: 'abc',
      budgetMs: null,
      control: false,
    } as const;
    const paired = pairedPlan(plan, round);
    expect(paired.scenarios[0]?.repeat).toEqual(plan.scenarios[0]?.repeat);
    expect(paired.pairing?.orders).toEqual({});
  });

  test('limits of the suite say nothing of it', () => {
    const text = `thresholds: { time.wall: { max: 2s } }\n${suiteWith('repeat: {}')}  other:\n    command: ./bench\n`;
    const config = configOf(text);
    const overrides = { against: null, failOn: null, watchHistory: false, overrides: NO_OVERRIDES };
    const { thresholds } = policyOf(config, makePlan(config, OPTIONS), overrides);
    expect([thresholds.parse?.length, thresholds.other?.length]).toEqual([0, 1]);
  });
});
