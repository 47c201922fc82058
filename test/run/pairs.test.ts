import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Plan, PlannedScenario } from '../../src/model/plan.ts';
import type { RunResult } from '../../src/model/result.ts';
import { fold } from '../../src/run/fold.ts';
import type { RunOptions } from '../../src/run/options.ts';
import { run } from '../../src/run/run.ts';
import {
  freshFolder,
  optionsFor,
  pairedPlan,
  type Ran,
  runPlan,
  samples,
  samplesOf,
  scenario,
} from './suite.ts';

/** Two trees side by side, and the file in which the workload writes down who ran when. */
interface Trees {
  readonly head: string;
  readonly base: string;
  readonly diary: string;
  /** Lines of the diary: `a head`. */
  lines(): readonly string[];
}

function twoTrees(): Trees {
  const folder = freshFolder();
  const [head, base, diary] = ['head', 'base', 'diary'].map(name => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const tree of [head, base]) mkdirSync(tree);
  const lines = () => (existsSync(diary) ? readFileSync(diary, 'utf8').trim().split('\n') : []);
  return { head, base, diary, lines };
}

/** Writes into the diary which side it is, then does `more`. */
const noting = (id: string, { diary }: Trees, more: string, changes: Partial<PlannedScenario> = {}) =>
  scenario(id, {
    command: `echo "$STRESS_SCENARIO $(basename "$PWD")" >> "$DIARY"; ${more}`,
    ...changes,
    driver: { env: { DIARY: diary } },
  });

const runPairs = (plan: Plan, trees: Trees, changes: Partial<RunOptions> = {}): Promise<Ran> =>
  runPlan(plan, {
    workingDirectory: trees.head,
    baseDirectory: trees.base,
    enough: allUndecided,
    ...changes,
  });

const allUndecided = ({ plan }: RunResult) => new Set(plan.scenarios.map(({ id }) => id));

/** What the plan says should stand in the diary for these pairs of these scenarios, round-robin. */
const planned = (
  { pairing, scenarios }: Plan,
  from: number,
  to: number,
  ids = scenarios.map(({ id }) => id),
) =>
  Array.from({ length: to - from }, (_, i) => from + i).flatMap(pair =>
    ids.flatMap(id => {
      const order = pairing?.orders[id]?.[pair] ?? [];
      return order.map(side => `${id} ${side}`);
    }),
  );

describe('a run in pairs', () => {
  test('takes pair i of every scenario before pair i + 1 of any, each in the order that was drawn', async () => {
    const trees = twoTrees();
    const plan = pairedPlan(
      ['a', 'b', 'c'].map(id => noting(id, trees, 'true')),
      [3, 6],
    );
    const ran = await runPairs(plan, trees);
    expect(trees.lines()).toEqual(planned(plan, 0, 6));
    expect(ran.result.scenarios.map(({ id, arm, ending }) => [id, arm, ending?.kind])).toEqual(
      ['a', 'b', 'c'].flatMap(id => ['head', 'base'].map(arm => [id, arm, 'complete'])),
    );
  });

  test('with a control runs the base twice in each pair, in its own tree, with a log of its own', async () => {
    const trees = twoTrees();
    const it = noting('it', trees, 'true');
    const orders = {
      it: [
        ['control', 'head', 'base'],
        ['base', 'control', 'head'],
      ] as const,
    };
    const plan = pairedPlan([it], [2]);
    const pairing = plan.pairing === null ? null : { ...plan.pairing, control: true, orders };
    const ran = await runPairs({ ...plan, pairing }, trees);
    expect(trees.lines()).toEqual(['it base', 'it head', 'it base', 'it base', 'it base', 'it head']);
    expect(ran.of('it', 'control')).toMatchObject({ outcomes: { ok: 2 }, ending: { kind: 'complete' } });
    expect(ran.file('logs/it.control.log')).toBe('');
  });

  test('a scenario with fewer orders than the last look ends with its last, and the others go on', async () => {
    const trees = twoTrees();
    const [soak, other] = [noting('soak', trees, 'true'), noting('other', trees, 'true')];
    const plan = pairedPlan([soak, other], [2, 4]);
    const { pairing } = plan;
    const orders = { ...pairing?.orders, soak: pairing?.orders.soak?.slice(0, 3) ?? [] };
    const ran = await runPairs({ ...plan, pairing: pairing && { ...pairing, orders } }, trees);
    expect(ran.of('soak')).toMatchObject({ outcomes: { ok: 3 }, ending: { kind: 'complete' } });
    expect(ran.of('other')).toMatchObject({ outcomes: { ok: 4 }, ending: { kind: 'complete' } });
  });

  test('warms both sides up first, and gives both invocations of a pair the same index', async () => {
    const trees = twoTrees();
    const it = noting('it', trees, 'true', { samples: samples(1, { warmup: 2 }) });
    const plan = pairedPlan([it], [4]);
    const ran = await runPairs(plan, trees);
    expect(trees.lines()).toEqual([...Array(2).fill(['it head', 'it base']).flat(), ...planned(plan, 0, 4)]);
    for (const arm of ['head', 'base'] as const) {
      expect(ran.of('it', arm)).toMatchObject({ arm, warmups: 2, outcomes: { ok: 4 } });
      expect(ran.of('it', arm).metrics[0]?.invocations).toEqual([2, 3, 4, 5]);
    }
  });

  test('measures each tree with what is in it, and keeps their values apart', async () => {
    const trees = twoTrees();
    writeFileSync(join(trees.head, 'size'), '20');
    writeFileSync(join(trees.base, 'size'), '10');
    const it = scenario('it', { command: 'echo "size=$(cat size) B" >> $STRESS_METRICS' });
    const ran = await runPairs(pairedPlan([it], [3]), trees);
    expect(samplesOf(ran.of('it', 'head'), 'size')).toEqual([20, 20, 20]);
    expect(samplesOf(ran.of('it', 'base'), 'size')).toEqual([10, 10, 10]);
  });

  test('tells the two sides of a pair the same, but for names that are fresh for each process', async () => {
    const trees = twoTrees();
    const ran = await runPairs(pairedPlan([scenario('it', { command: ['env'] })], [2]), trees);
    const fresh = ['STRESS_METRICS', 'STRESS_INVOCATION', 'TMPDIR', 'TMP', 'TEMP'];
    const told = (log: string) =>
      ran
        .file(log)
        .split('\n')
        .filter(line => /^[A-Z_]+=/.test(line) && !fresh.includes(line.split('=')[0] ?? ''))
        .sort();
    expect(told('logs/it.log')).toContain('STRESS_SEED=7');
    expect(told('logs/it.base.log')).toEqual(told('logs/it.log'));
    const lengths = (name: string) =>
      ['logs/it.log', 'logs/it.base.log'].flatMap(log =>
        [...ran.file(log).matchAll(new RegExp(`^${name}=.*$`, 'gm'))].map(([line]) => line.length),
      );
    for (const name of fresh) {
      expect(lengths(name), name).toHaveLength(4);
      expect(new Set(lengths(name)).size, name).toBe(1);
    }
  });

  test('is recorded: the fold of its events is its result, and any prefix is readable', async () => {
    const trees = twoTrees();
    const plan = pairedPlan([noting('a', trees, 'true'), noting('b', trees, 'exit 1')], [2, 4], {
      setup: 'true',
    });
    const ran = await runPairs(plan, trees);
    expect(fold(ran.events)).toEqual(ran.result);
    for (let length = 1; length < ran.events.length; length++)
      expect(fold(ran.events.slice(0, length)).complete).toBe(false);
  });

  test('refuses to begin without the folder of the base: that is a mistake of the caller', async () => {
    const plan = pairedPlan([scenario('it', { command: ['true'] })], [1]);
    await expect(run(plan, optionsFor(freshFolder()))).rejects.toThrow('without the folder of its base');
  });
});

describe('looks of a run in pairs', () => {
  test('end each scenario by itself: the decided stop, the others go on to the last look', async () => {
    const trees = twoTrees();
    const plan = pairedPlan(
      ['a', 'b', 'c'].map(id => noting(id, trees, 'true')),
      [2, 3, 5],
    );
    const asked: (readonly number[])[] = [];
    const undecided = [['b', 'c'], ['b']];
    const ran = await runPairs(plan, trees, {
      enough: ({ scenarios }) => {
        asked.push(scenarios.map(({ outcomes }) => outcomes.ok ?? 0));
        return new Set(undecided[asked.length - 1]);
      },
    });
    expect(asked).toEqual([
      [2, 2, 2, 2, 2, 2],
      [2, 2, 3, 3, 3, 3],
    ]);
    expect(trees.lines()).toEqual([
      ...planned(plan, 0, 2),
      ...planned(plan, 2, 3, ['b', 'c']),
      ...planned(plan, 3, 5, ['b']),
    ]);
    expect(['a', 'b', 'c'].map(id => ran.of(id, 'base').ending?.kind)).toEqual([
      'decided',
      'complete',
      'decided',
    ]);
  });

  test('of a soak are its own, and no business of the others', async () => {
    const trees = twoTrees();
    const soak = { leaks: true, samples: samples(1, { max: 3, looks: [1, 3] }) };
    const drawn = pairedPlan(
      [
        noting('short', trees, 'true', soak),
        noting('long', trees, 'true', soak),
        noting('it', trees, 'true'),
      ],
      [2, 4],
    );
    const { orders = {} } = drawn.pairing ?? {};
    const three = Object.fromEntries(['short', 'long'].map(id => [id, orders[id]?.slice(0, 3) ?? []]));
    const plan: Plan = {
      ...drawn,
      pairing: drawn.pairing && { ...drawn.pairing, orders: { ...orders, ...three } },
    };
    const asked: number[] = [];
    const ran = await runPairs(plan, trees, {
      enough: ({ scenarios }) => {
        asked.push(scenarios.find(({ id, arm }) => id === 'it' && arm === 'head')?.outcomes.ok ?? 0);
        return new Set(['long', 'it']);
      },
    });
    expect(asked).toEqual([1, 2]);
    expect(ran.of('short')).toMatchObject({ outcomes: { ok: 1 }, ending: { kind: 'decided' } });
    expect(ran.of('long')).toMatchObject({ outcomes: { ok: 3 }, ending: { kind: 'complete' } });
    expect(ran.of('it')).toMatchObject({ outcomes: { ok: 4 }, ending: { kind: 'complete' } });
  });

  test('take the calibration readings that a run decided early is short of', async () => {
    const trees = twoTrees();
    const reading = { atMs: 0, cpuNs: 1, memoryNs: 1, utilization: 1 };
    const ran = await runPairs(pairedPlan([noting('it', trees, 'true')], [1, 2, 3, 4]), trees, {
      enough: () => new Set(),
      calibration: { readingsIn: () => 1, read: async () => reading },
    });
    expect(ran.of('it').outcomes).toEqual({ ok: 1 });
    expect(ran.result.calibration).toHaveLength(5);
  });
});

describe('setup of a run in pairs', () => {
  const plan = (setup: string, trees: Trees) => pairedPlan([noting('it', trees, 'true')], [1], { setup });

  test('runs once in each tree, with a result and a log of its own', async () => {
    const trees = twoTrees();
    const ran = await runPairs(plan('pwd; echo made > made', trees), trees);
    expect(ran.result.setup).toMatchObject({ outcome: { kind: 'ok' }, log: 'logs/setup.log' });
    expect(ran.result.baseSetup).toMatchObject({ outcome: { kind: 'ok' }, log: 'logs/setup.base.log' });
    expect(ran.file('logs/setup.base.log')).toContain(trees.base);
    for (const tree of [trees.head, trees.base]) expect(existsSync(join(tree, 'made'))).toBe(true);
  });

  test.each([
    ['both are set up already', []],
    ['the head is set up already', ['base'] as const],
  ])('is not repeated where %s', async (_, setupArms) => {
    const trees = twoTrees();
    const ran = await runPairs(plan('echo made > made', trees), trees, { setupArms });
    expect(ran.result.setup).toBeNull();
    expect(existsSync(join(trees.head, 'made'))).toBe(false);
    expect(existsSync(join(trees.base, 'made'))).toBe(setupArms.length > 0);
    expect(ran.of('it').ending).toEqual({ kind: 'complete' });
  });

  test.each([
    ['base', 'the setup of the base (abc123) exited with code 2'],
    ['head', 'the setup of the head exited with code 2'],
  ])('that fails on the %s leaves everything unrun, and names the side', async (side, reason) => {
    const trees = twoTrees();
    const ran = await runPairs(plan(`test "$(basename "$PWD")" != ${side} || exit 2`, trees), trees);
    for (const arm of ['head', 'base'] as const)
      expect(ran.of('it', arm)).toMatchObject({ outcomes: {}, ending: { kind: 'not-run', reason } });
    expect(trees.lines()).toEqual([]);
  });
});

describe('trouble in a run in pairs', () => {
  test('one side that keeps failing ends its scenario by name, the others go on', async () => {
    const trees = twoTrees();
    const failing = 'test "$(basename "$PWD")" = head || exit 1';
    const plan = pairedPlan([noting('bad', trees, failing), noting('good', trees, 'true')], [5]);
    const ran = await runPairs(plan, trees);
    const reason = 'on the base (abc123): 3 invocations in a row failed; the last exited with code 1';
    expect(ran.of('bad')).toMatchObject({ outcomes: { ok: 3 }, ending: { kind: 'failing', reason } });
    expect(ran.of('bad', 'base')).toMatchObject({ outcomes: { failed: 3 }, ending: { reason } });
    expect(ran.of('good', 'base').outcomes).toEqual({ ok: 5 });
  });

  test('a command that the base does not have ends its scenario after the first pair', async () => {
    const trees = twoTrees();
    writeFileSync(join(trees.head, 'new.sh'), '#!/bin/sh\n', { mode: 0o755 });
    const ran = await runPairs(pairedPlan([scenario('it', { command: ['./new.sh'] })], [5]), trees);
    expect(ran.of('it').outcomes).toEqual({ ok: 1 });
    expect(ran.of('it', 'base')).toMatchObject({
      outcomes: { unstartable: 1 },
      ending: {
        kind: 'failing',
        reason: expect.stringMatching(/^on the base \(abc123\): the command could/),
      },
    });
  });

  test('fail-fast stops all others after a P0 scenario that failed', async () => {
    const trees = twoTrees();
    const first = noting('a', trees, 'exit 1', { priority: 'P0' });
    const plan = pairedPlan([first, noting('b', trees, 'true')], [5], { failFast: true });
    const ran = await runPairs(plan, trees, { failedP0: (_, id) => id === 'a' });
    expect(ran.of('a').outcomes).toEqual({ failed: 3 });
    expect(ran.of('b')).toMatchObject({
      outcomes: { ok: 2 },
      ending: { kind: 'not-run', reason: 'stopped, because a, a scenario of priority P0, failed' },
    });
  });

  test('a look that does not fit is left out for that scenario, and the others get the time', async () => {
    const trees = twoTrees();
    const plan = pairedPlan(
      [noting('a', trees, 'true'), noting('slow', trees, 'sleep 0.4'), noting('c', trees, 'true')],
      [1, 8],
      { budgetMs: 5000 },
    );
    const ran = await runPairs(plan, trees);
    expect(['a', 'slow', 'c'].map(id => [ran.of(id).outcomes.ok, ran.of(id, 'base').ending?.kind])).toEqual([
      [8, 'complete'],
      [1, 'budget'],
      [8, 'complete'],
    ]);
  });

  test('a budget too small for the first look still gives the first scenario some pairs', async () => {
    const trees = twoTrees();
    const slow = { samples: samples(1, { warmup: 1 }) };
    const plan = pairedPlan(
      [noting('a', trees, 'sleep 0.1', slow), noting('b', trees, 'sleep 0.1', slow)],
      [50],
      { budgetMs: 1500 },
    );
    const ran = await runPairs(plan, trees);
    expect(ran.of('a').outcomes.ok).toBeGreaterThan(0);
    expect(ran.of('a').ending).toEqual({ kind: 'budget' });
    expect(ran.of('b')).toMatchObject({ outcomes: {}, warmups: 1, ending: { kind: 'budget' } });
  });

  test('a run that is interrupted before its first pair has run nothing', async () => {
    const trees = twoTrees();
    const ran = await runPairs(pairedPlan([noting('it', trees, 'true')], [2]), trees, {
      signal: AbortSignal.abort('SIGINT'),
    });
    for (const arm of ['head', 'base'] as const)
      expect(ran.of('it', arm).ending).toEqual({ kind: 'not-run', reason: 'the run was interrupted' });
    expect(ran.result.interruption).toEqual({ signal: 'SIGINT' });
  });

  test.each(['head', 'base'])(
    'interrupted while the %s of a pair runs, it ends both sides there',
    async side => {
      const trees = twoTrees();
      const abort = new AbortController();
      const isThird = `test "$(grep -c "it ${side}" "$DIARY")" != 3 || test "$(basename "$PWD")" != ${side}`;
      const plan = pairedPlan(
        [noting('it', trees, `${isThird} || sleep 60`), noting('later', trees, 'true')],
        [9],
      );
      const running = runPairs(plan, trees, { signal: abort.signal });
      const thirdPair = () => trees.lines().filter(line => line === `it ${side}`).length;
      await expect.poll(thirdPair, { timeout: 10_000 }).toBe(3);
      abort.abort('SIGTERM');
      const ran = await running;
      const of = (arm: 'head' | 'base') => ran.of('it', arm).outcomes;
      expect(of(side as 'head' | 'base')).toEqual({ ok: 2, interrupted: 1 });
      expect(of(side === 'head' ? 'base' : 'head').interrupted).toBeUndefined();
      for (const arm of ['head', 'base'] as const) {
        expect(ran.of('it', arm).ending).toEqual({ kind: 'interrupted' });
        expect(ran.of('later', arm)).toMatchObject({ outcomes: { ok: 2 }, ending: { kind: 'interrupted' } });
      }
      expect(ran.result).toMatchObject({ complete: true, interruption: { signal: 'SIGTERM' } });
    },
  );
});
