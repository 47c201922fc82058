import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../src/model/event.ts';
import type { LoadTrace } from '../../src/model/load.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { LoadSearch, Probe } from '../../src/model/search.ts';
import { SuiteError } from '../../src/model/suite-error.ts';
import { eventFault } from '../../src/run/event-shape.ts';
import { fold, ResultFold } from '../../src/run/fold.ts';
import { openJournal } from '../../src/run/journal.ts';
import { readRecording } from '../../src/run/recording.ts';
import { countIn, EMPTY_HISTOGRAM } from '../../src/stats/histogram.ts';
import { simulatedTrace, spikes } from '../helpers/simulated-load.ts';
import { anyInvocation, anyRun, STARTED } from './events.ts';
import { freshFolder, planOf, runPlan, samples, scenario } from './suite.ts';

const okOf = (events: readonly RunEvent[], id: string, arm: string) =>
  events.flatMap(event =>
    event.type === 'invocation-finished' &&
    event.invocation.scenario === id &&
    event.invocation.arm === arm &&
    !event.invocation.warmup &&
    event.invocation.outcome.kind === 'ok'
      ? [event.invocation]
      : [],
  );

/** It keeps up with whatever comes. */
const SERVER = { places: 100, serviceMs: 5, times: 'equal' } as const;

describe('fold()', () => {
  test('of what a run recorded is the result that the run returned', async () => {
    const load = { model: 'closed', users: 2, iterations: 20, durationMs: null } as const;
    const ran = await runPlan(
      planOf([
        scenario('good', { command: ['./metrics.sh'], samples: samples(3, { warmup: 1 }) }),
        scenario('users', { command: ['true'], load }),
        scenario('bad', { command: ['./crash.sh'], samples: samples(2) }),
        scenario('orphans', { command: ['./orphans.sh', '0.7'] }),
      ]),
    );
    expect(fold(ran.events)).toEqual(ran.result);
    expect(ran.result.complete).toBe(true);
  });

  test('of any prefix is a readable result, and unfinished scenarios have no ending', async () => {
    const { events } = await runPlan(planOf([scenario('it', { command: ['true'], samples: samples(2) })]));
    for (let length = 1; length < events.length; length++) {
      const result = fold(events.slice(0, length));
      expect(result.complete).toBe(false);
      expect(result.scenarios.map(({ id }) => id)).toEqual(['it']);
    }
    expect(fold(events.slice(0, 2)).scenarios[0]?.ending).toBeNull();
  });

  test.each([
    ['no events at all', []],
    ['a recording whose beginning is lost', [{ atMs: 1, type: 'run-finished' } as const]],
  ])('refuses %s with one sentence', (_, events) => {
    expect(() => fold(events)).toThrow(SuiteError);
  });

  test('counts one time for each operation of the ok invocations after warm-up', () => {
    fc.assert(
      fc.property(anyRun, events => {
        for (const { id, arm, latency } of fold(events).scenarios)
          expect(countIn(latency ?? EMPTY_HISTOGRAM)).toBe(okOf(events, id, arm).length);
      }),
    );
  });

  test('of a recording made before there were histograms has none', () => {
    const events = fc.sample(anyRun, { numRuns: 20, seed: 5 }).flat();
    const older = JSON.parse(JSON.stringify(events), (key, value) => (key === 'latency' ? undefined : value));
    expect(fold(older).scenarios.every(({ latency }) => latency === undefined)).toBe(true);
  });

  test('keeps one value for each ok invocation after warm-up, in the order taken', () => {
    fc.assert(
      fc.property(anyRun, events => {
        for (const entry of fold(events).scenarios) {
          const column = entry.metrics.find(({ metric }) => metric.id === 'time.wall');
          const expected = okOf(events, entry.id, entry.arm).filter(({ metrics }) => 'time.wall' in metrics);
          expect(column?.samples ?? []).toEqual(expected.map(({ metrics }) => metrics['time.wall']));
          expect(column?.invocations ?? []).toEqual(expected.map(({ index }) => index));
        }
      }),
    );
  });

  test('counts every invocation exactly once, as an outcome or as a successful warm-up', () => {
    fc.assert(
      fc.property(anyRun, events => {
        const invocations = events.filter(({ type }) => type === 'invocation-finished');
        const { scenarios } = fold(events);
        const outcomes = sum(scenarios.flatMap(entry => Object.values(entry.outcomes)));
        const warmups = sum(scenarios.map(entry => entry.warmups));
        const failedWarmups = events.filter(
          event =>
            event.type === 'invocation-finished' &&
            event.invocation.warmup &&
            event.invocation.outcome.kind !== 'ok',
        ).length;
        expect(outcomes + warmups - failedWarmups).toBe(invocations.length);
      }),
    );
  });

  test('step by step gives at every step what folding that prefix gives, and looks do not disturb', () => {
    fc.assert(
      fc.property(anyRun, events => {
        const steps = new ResultFold(STARTED);
        events.slice(1).forEach((event, index) => {
          steps.add(event);
          expect(steps.result()).toEqual(fold(events.slice(0, index + 2)));
        });
      }),
      { numRuns: 30 },
    );
  });

  test('a look stays what it was when the run goes on', () => {
    fc.assert(
      fc.property(anyInvocation, anyInvocation, (first, second) => {
        const steps = new ResultFold(STARTED);
        steps.add({ atMs: 1, type: 'invocation-finished', invocation: first });
        const look = steps.result();
        const copy = structuredClone(look);
        steps.add({ atMs: 2, type: 'invocation-finished', invocation: second });
        expect(look).toEqual(copy);
      }),
    );
  });

  test('survives its own recording: fold(read(write(events))) = fold(events)', async () => {
    const file = join(freshFolder(), 'events.ndjson');
    await fc.assert(
      fc.asyncProperty(anyRun, async events => {
        writeFileSync(file, events.map(event => `${JSON.stringify(event)}\n`).join(''));
        const { events: read, problems } = await readRecording(file);
        expect(problems).toEqual([]);
        expect(fold(read)).toEqual(fold(events));
      }),
      { numRuns: 50 },
    );
  });

  test('never mixes two units of one metric', () => {
    const [template] = fc.sample(anyInvocation, { numRuns: 1, seed: 1 });
    if (template === undefined) throw new Error('a sample of one has one');
    const value = (index: number, unit: 'ns' | 'bytes'): RunEvent => ({
      atMs: index,
      type: 'invocation-finished',
      invocation: {
        ...template,
        ...{ scenario: 'a', arm: 'head', warmup: false, outcome: { kind: 'ok' }, index },
        ...{ metrics: { mine: 5 }, declarations: [{ id: 'mine', unit, better: null }], problems: [] },
      },
    });
    const [a] = fold([STARTED, value(0, 'ns'), value(1, 'bytes'), value(2, 'ns')]).scenarios;
    expect(a?.metrics.find(({ metric }) => metric.id === 'mine')?.invocations).toEqual([0, 2]);
    expect(a?.problems).toMatchObject([{ path: 'mine', message: expect.stringContaining('left out') }]);
  });
});

describe('the load of invocations that failed', () => {
  const [template] = fc.sample(anyInvocation, { numRuns: 1, seed: 1 });
  if (template === undefined) throw new Error('fast-check made no invocation');
  const trace = (scheduled: number): LoadTrace => {
    const sound = simulatedTrace(spikes(10, 20, [1000], 9000), SERVER, 1);
    return { ...sound, counts: { ...sound.counts, scheduled } };
  };
  const ended = (index: number, kind: 'ok' | 'unmeasured', scheduled: number): RunEvent => ({
    atMs: 1,
    type: 'invocation-finished',
    invocation: {
      ...template,
      ...{ scenario: 'a', arm: 'head', warmup: false, index, loadTrace: trace(scheduled) },
      outcome: kind === 'ok' ? { kind } : { kind, reason: 'void' },
    },
  });
  const scheduledOf = (...events: readonly RunEvent[]) =>
    fold([STARTED, ...events]).scenarios[0]?.loadTrace?.counts.scheduled;

  test('is kept as long as none was ok: what went wrong is seen in it', () => {
    expect(scheduledOf(ended(0, 'unmeasured', 1), ended(1, 'unmeasured', 2))).toBe(2);
  });

  test('gives way to one that was ok', () => {
    expect(scheduledOf(ended(0, 'unmeasured', 1), ended(1, 'ok', 2), ended(2, 'unmeasured', 3))).toBe(2);
  });
});

describe('the searches of a scenario', () => {
  const [template] = fc.sample(anyInvocation, { numRuns: 1, seed: 1 });
  if (template === undefined) throw new Error('fast-check made no invocation');
  const probe = (kind: 'fails' | 'void'): Probe => ({
    ...{ rate: 50, purpose: 'search', holdMs: 1_000, throughput: null, p50: null, p99: null },
    verdict: kind === 'fails' ? { kind, criterion: 'latency.p95 max' } : { kind, reason: 'late' },
  });
  const searched = (index: number, outcome: Outcome, search: Partial<LoadSearch>): RunEvent => ({
    atMs: 1,
    type: 'invocation-finished',
    invocation: {
      ...template,
      ...{ scenario: 'a', arm: 'head', warmup: false, index, outcome },
      metrics: outcome.kind === 'ok' ? { 'load.sustainable': 100 } : {},
      search: {
        ...{ probes: [], sustainable: null, beyond: null, limiting: null, metastable: false, cut: null },
        ...search,
      },
    },
  });
  const { searches, metrics } = fold([
    STARTED,
    searched(0, { kind: 'ok' }, { sustainable: 98, beyond: 102 }),
    searched(1, { kind: 'unmeasured', reason: 'late' }, { probes: [probe('void')], cut: 'late' }),
    searched(2, { kind: 'broken', reason: 'no rate holds' }, { probes: [probe('fails')] }),
    searched(3, { kind: 'interrupted' }, { probes: [probe('fails')] }),
  ]).scenarios[0] ?? { metrics: [] };

  test('are told of every invocation that nobody interrupted', () => {
    expect(searches?.map(({ sustainable, cut }) => [sustainable, cut])).toEqual([
      [98, null],
      [null, 'late'],
      [null, null],
    ]);
  });

  test('count as nothing sustained where no rate held, and not at all where the generator was at fault', () => {
    const found = metrics.find(({ metric }) => metric.id === 'load.sustainable');
    expect([found?.samples, found?.invocations]).toEqual([
      [100, 0],
      [0, 2],
    ]);
  });
});

describe('the shares of operations', () => {
  test('are counted over all invocations that count, those that failed included, and a good warm-up is left out', () => {
    const [template] = fc.sample(anyInvocation, { numRuns: 1, seed: 1 });
    if (template === undefined) throw new Error('fast-check made no invocation');
    const ended = (index: number, outcome: Outcome, count: number, warmup = false): RunEvent => ({
      atMs: 1,
      type: 'invocation-finished',
      invocation: {
        ...template,
        ...{ scenario: 'a', arm: 'head', warmup, index, outcome },
        shares: { 'errors.rate@b': { count, of: 10 }, ...(index === 2 ? { 'load.dropped': NONE } : {}) },
      },
    });
    const NONE = { count: 0, of: 7 };
    const [a] = fold([
      STARTED,
      ended(0, { kind: 'ok' }, 9, true),
      ended(1, { kind: 'ok' }, 1),
      ended(2, { kind: 'unmet', reason: 'status 503' }, 10),
    ]).scenarios;
    expect(a?.shares).toEqual({ 'errors.rate@b': { count: 11, of: 20 }, 'load.dropped': NONE });
  });

  test('of which there are more than operations are no recording', () => {
    const [template] = fc.sample(anyInvocation, { numRuns: 1, seed: 1 });
    const of = (count: number) => ({
      ...{ atMs: 1, type: 'invocation-finished' },
      invocation: { ...template, shares: { 'timeouts.rate': { count, of: 2 } } },
    });
    expect(eventFault(of(2))).toBeNull();
    expect(eventFault(of(3))).toContain('"invocation"');
  });
});

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('a listener', () => {
  const quiet = { type: 'caveat', caveat: { code: 'x', text: '', advice: null, scenario: null } } as const;

  test('sees every event after it was recorded', async () => {
    const folder = freshFolder();
    const seen: string[] = [];
    const journal = openJournal(join(folder, 'events.ndjson'), STARTED, [
      { onEvent: event => seen.push(event.type) },
    ]);
    journal.emit({ type: 'run-finished' });
    journal.close();
    const { events } = await readRecording(join(folder, 'events.ndjson'));
    expect(seen).toEqual(['run-started', 'run-finished']);
    expect(events.map(({ type }) => type)).toEqual(seen);
  });

  test('that throws becomes one caveat and is not called again; the others still are', () => {
    const seen: string[] = [];
    let calls = 0;
    const failing = {
      onEvent: () => {
        calls += 1;
        throw new Error('broken pipe');
      },
    };
    const observing = { onEvent: (event: RunEvent) => void seen.push(event.type) };
    const journal = openJournal(join(freshFolder(), 'e'), STARTED, [failing, observing]);
    journal.emit({ type: 'run-finished' });
    journal.close();
    expect(calls).toBe(1);
    expect(seen).toEqual(['caveat', 'run-started', 'run-finished']);
    expect(journal.result().caveats).toMatchObject([
      { code: 'listener-failed', text: 'A listener stopped observing because it failed: broken pipe' },
    ]);
  });

  test('is told a caveat once, however often it is met', () => {
    const journal = openJournal(join(freshFolder(), 'e'), STARTED, []);
    journal.caveat(quiet.caveat);
    journal.caveat(quiet.caveat);
    journal.caveat({ ...quiet.caveat, scenario: 'a' });
    journal.close();
    expect(journal.result().caveats).toHaveLength(2);
  });
});
