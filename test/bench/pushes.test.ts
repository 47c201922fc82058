import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { besidePairs, costOf, type FixedDesign, fixedPairs } from '../../bench/pushes/fixed.ts';
import { pushesPage } from '../../bench/pushes/page.ts';
import { type CheckRecord, type PushRecord, readProgress, saveProgress } from '../../bench/pushes/record.ts';
import { openRepository } from '../../bench/pushes/repository.ts';
import { schedule } from '../../bench/pushes/schedule.ts';
import { PROGRAMS, roundsIn, slowerRounds, sourceOf } from '../../bench/pushes/suite.ts';
import { tallies, targetsOf } from '../../bench/pushes/tally.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { Status } from '../../src/model/verdict.ts';
import { pairsFor } from '../../src/stats/power.ts';

const folder = mkdtempSync(join(tmpdir(), 'pushes-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const check = (scenario: string, status: Status): CheckRecord => ({
  scenario,
  metric: 'cpu.perop',
  rule: 'regression',
  status,
  change: 0.1,
});

/** Differences of pairs whose robust spread is `noise`. */
const ratios = (noise: number): number[] => [-1, 1, -1, 1, 0].map(z => (z * noise) / 1.482602218505602);

/** A push of two scenarios, `sieve` being the one that its commit touches; 40 s, of which 2 × 20 pairs took 30. */
const push = (kind: PushRecord['kind'], turn: number, checks: readonly CheckRecord[] = []): PushRecord => ({
  id: `${kind}-${turn}`,
  kind,
  turn,
  neighbours: 1,
  scenario: 'sieve',
  gate: {
    status: checks[0]?.status ?? 'pass',
    seconds: 40,
    family: 30,
    checks,
    scenarios: {
      sieve: {
        searchPairs: 20,
        confirmPairs: 0,
        pairSeconds: 0.5,
        ratios: { 'cpu.perop': ratios(0.03), 'time.wall': ratios(0.15) },
      },
      json: {
        searchPairs: 20,
        confirmPairs: 0,
        pairSeconds: 1,
        ratios: { 'cpu.perop': ratios(0.06), 'time.wall': ratios(0.06) },
      },
    },
  },
});

describe('the tally of pushes', () => {
  test('counts each push once, by what failed of it', () => {
    const groups = tallies([
      push('unchanged', 0),
      push('unchanged', 1, [check('sieve', 'fail'), check('json', 'fail')]),
      push('slower', 0, [check('sieve', 'fail')]),
      push('slower', 1, [check('json', 'fail'), check('sieve', 'pass')]),
      push('slower', 2, [check('sieve', 'warn')]),
      push('slower', 3, [check('sieve', 'inconclusive')]),
    ]);
    expect(groups).toMatchObject([
      { kind: 'unchanged', pushes: 2, falseFails: 1, found: 0 },
      {
        kind: 'slower',
        pushes: 4,
        falseFails: 1,
        found: 1,
        missed: { inconclusive: 1, warned: 1, passed: 1 },
        inconclusive: 0.25,
      },
    ]);
  });

  test('does not take a failure of its memory for a slow scenario found', () => {
    const [tally] = tallies([push('slower', 0, [{ ...check('sieve', 'fail'), metric: 'memory.peak' }])]);
    expect(tally).toMatchObject({ found: 0, falseFails: 0, missed: { inconclusive: 1 } });
  });

  test.each([
    ['39 unchanged pushes without a fail are too few', 39, 0, 20, 19, [null, true]],
    ['40 without a fail and 19 of 20 found keep both promises', 40, 0, 20, 19, [true, true]],
    ['one false fail breaks the first, however few pushes there are', 3, 1, 20, 20, [false, true]],
    ['18 of 20 break the second', 40, 0, 20, 18, [true, false]],
    ['19 slower pushes are too few, though all were found', 40, 0, 19, 19, [true, null]],
  ])('%s', (_, unchanged, fails, slower, found, met) => {
    const pushes = [
      ...Array.from({ length: unchanged }, (_, i) =>
        push('unchanged', i, i < fails ? [check('json', 'fail')] : []),
      ),
      ...Array.from({ length: slower }, (_, i) =>
        push('slower', i, [check('sieve', i < found ? 'fail' : 'inconclusive')]),
      ),
    ];
    expect(targetsOf(tallies(pushes)).map(target => target.met)).toEqual(met);
  });
});

describe('the fixed design', () => {
  const design: FixedDesign = { change: 0.1, power: 0.95, familyAlpha: 0.01, metrics: ['cpu.perop'] };

  test('needs the pairs of its noisiest metric at the first level of Holm', () => {
    expect(fixedPairs(design, [0.06, 0.03], 30)).toBe(pairsFor(0.06, Math.log(1.1), 0.01 / 30, 0.95));
  });

  test('takes at least as many pairs as can reach the level, where nothing varies', () => {
    // 0.01 / 30 is above 2⁻¹² and below 2⁻¹¹.
    expect(fixedPairs(design, [0], 30)).toBeGreaterThanOrEqual(12);
  });

  test('takes its pairs and everything beside them that a push took', () => {
    const unchanged = [push('unchanged', 0), push('unchanged', 1)];
    expect(unchanged.map(besidePairs)).toEqual([10, 10]);
    const { pairs, seconds } = costOf(design, unchanged);
    expect(pairs.sieve).toBe(fixedPairs(design, [0.03], 30));
    expect(seconds).toBeCloseTo(10 + 0.5 * (pairs.sieve ?? 0) + 1 * (pairs.json ?? 0));
  });

  test('takes longer where it must see elapsed time too', () => {
    const both = costOf({ ...design, metrics: ['cpu.perop', 'time.wall'] }, [push('unchanged', 0)]);
    expect(both.pairs.sieve).toBe(fixedPairs(design, [0.15], 30));
    expect(both.seconds).toBeGreaterThan(costOf(design, [push('unchanged', 0)]).seconds);
  });
});

describe('the schedule', () => {
  test('spreads both kinds over the whole, and gives every scenario each number of neighbours', () => {
    const pushes = schedule(40, 20);
    expect(new Set(pushes.map(({ id }) => id)).size).toBe(60);
    expect(pushes.slice(0, 30).filter(({ kind }) => kind === 'slower')).toHaveLength(10);
    const met = pushes
      .filter(({ kind }) => kind === 'slower')
      .map(({ turn, neighbours }) => `${turn % 10} beside ${neighbours}`);
    expect(new Set(met).size).toBe(20);
  });

  test('names a push the same whatever else is planned', () => {
    const few = schedule(2, 2);
    const many = schedule(40, 20);
    expect(
      few.every(push => many.some(({ id, neighbours }) => id === push.id && neighbours === push.neighbours)),
    ).toBe(true);
  });
});

describe('the suite', () => {
  test('has a program, a scenario and rounds for each name', async () => {
    const { scenarios } = await loadConfig('stress.yml', { workingDirectory: PROGRAMS });
    const names = Object.keys(roundsIn(PROGRAMS));
    expect(scenarios.map(({ name }) => name)).toEqual(names);
    expect(names).toHaveLength(10);
    for (const name of names) expect(existsSync(join(PROGRAMS, sourceOf(name).file))).toBe(true);
  });

  test('a slower program does more than 10 % more rounds, for its start takes no longer', () => {
    // Half as many rounds more took 30 % more CPU time, so 40 % of the process is its start.
    expect(slowerRounds(200, 0.3)).toBe(233);
    expect(slowerRounds(200, 0.5)).toBe(220);
  });
});

describe('the repository', () => {
  test('puts one commit on the first, each time anew', () => {
    const repository = openRepository();
    try {
      repository.push({ kind: 'rounds', rounds: { sieve: 233 } });
      expect(roundsIn(repository.folder)).toEqual({ ...roundsIn(PROGRAMS), sieve: 233 });
      repository.push({ kind: 'comment', scenario: 'sort', text: 'Push 1' });
      expect(roundsIn(repository.folder)).toEqual(roundsIn(PROGRAMS));
      expect(readFileSync(join(repository.folder, 'python/sort.py'), 'utf8')).toMatch(/\n# Push 1\n$/);
    } finally {
      repository.close();
    }
    expect(existsSync(repository.folder)).toBe(false);
  });
});

describe('progress', () => {
  const file = join(folder, 'pushes.json');
  const progress = { key: 'a', environment: null, slower: { sieve: 233 }, pushes: [push('unchanged', 0)] };

  test('is read back, and not mixed with pushes of another key', () => {
    expect(readProgress(join(folder, 'none.json'), 'b').pushes).toEqual([]);
    saveProgress(file, progress);
    expect(readProgress(file, 'a')).toEqual(progress);
    expect(() => readProgress(file, 'b')).toThrow(/its 1 pushes are of another program/);
  });

  test('becomes a page that names what failed wrongly and what a fixed design would have taken', () => {
    const pushes = [
      push('unchanged', 0, [check('json', 'fail')]),
      push('slower', 0, [check('sieve', 'fail')]),
    ];
    const page = pushesPage({ ...progress, pushes }, { command: 'node run.ts', cli: 'dist/cli.js' });
    expect(page).toContain('- unchanged-0 beside 1: +10.0 % cpu.perop of json');
    expect(page).toContain('| no false fail in 40 unchanged pushes | 1 of 1 | **not met** |');
    expect(page).toMatch(/\| 1 \| \+10 % \| CPU \| \d+ to \d+ \| \d+ s \| 40 s \(× \d\.\d\d\) \|/);
  });
});
