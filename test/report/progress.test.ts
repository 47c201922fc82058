import { execFileSync } from 'node:child_process';
import { Writable } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import type { Invocation, RunEvent } from '../../src/model/event.ts';
import { createProgress } from '../../src/report/progress.ts';
import { closingLine, heartbeatLine, runningEstimate, statusLine } from '../../src/report/progress-lines.ts';
import { advance, NO_PROGRESS, type ProgressState, remainingMs } from '../../src/report/progress-state.ts';
import { passing } from '../helpers/sample-views.ts';

const { result, policy } = passing();

/** The run of the passing view: parse-large, api-spike[users=8] and cart-checkout, 2 warm-ups and at most 40 samples each. */
const started: RunEvent = {
  atMs: 0,
  type: 'run-started',
  schemaVersion: 1,
  tool: result.tool,
  startedAt: result.startedAt,
  plan: { ...result.plan, budgetMs: null },
  policy,
  commit: result.commit,
  environment: result.environment,
};
const scenario = (id: string): RunEvent => ({ atMs: 0, type: 'scenario-started', scenario: id, arm: 'head' });
const ended = (id: string): RunEvent => ({
  atMs: 0,
  type: 'scenario-finished',
  scenario: id,
  arm: 'head',
  ending: { kind: 'complete' },
});
const invocation = (id: string, index: number, facts: Partial<Invocation> = {}): RunEvent => ({
  atMs: 0,
  type: 'invocation-finished',
  invocation: {
    scenario: id,
    arm: 'head',
    index,
    warmup: index < 2,
    startedAtMs: 0,
    durationMs: 100,
    outcome: { kind: 'ok' },
    operations: { ok: 1, failed: 0 },
    failures: [],
    metrics: { 'time.wall': 12.3e6 },
    declarations: [],
    problems: [],
    series: null,
    checkpoints: null,
    unavailable: [],
    log: 'x.log',
    ...facts,
  },
});
const stateAfter = (...events: readonly RunEvent[]): ProgressState => events.reduce(advance, NO_PROGRESS);
const invocations = (id: string, count: number) => Array.from({ length: count }, (_, i) => invocation(id, i));

describe('of files that are read', () => {
  const driver = { kind: 'results', cwd: '.', read: [{ format: 'auto', from: 'out/*.json' }] } as const;
  const [first] = result.plan.scenarios;
  if (first === undefined || started.type !== 'run-started')
    throw new Error('The passing view has no scenario');
  const files: RunEvent = {
    ...started,
    plan: { ...started.plan, scenarios: [{ ...first, id: 'results', driver }] },
  };

  test.each([
    ['before one was read', 0, 'results · reading files · 5 s elapsed · scenario 1 of 1'],
    ['after one', 1, 'results · 1 sample read · 5 s elapsed · scenario 1 of 1'],
    ['after some', 12, 'results · 12 samples read · 5 s elapsed · scenario 1 of 1'],
  ])('the line says how many samples there were, not how many there may be: %s', (_, count, line) => {
    const read = Array.from({ length: count }, (_none, index) =>
      invocation('results', index, { warmup: false, metrics: {} }),
    );
    expect(statusLine(stateAfter(files, scenario('results'), ...read), 5000)).toBe(line);
  });
});

describe('statusLine()', () => {
  test.each([
    ['before the plan is known', [], 'preparing · 5 s'],
    [
      'before the first invocation',
      [started, scenario('parse-large')],
      'parse-large · warm-up 1/2 · 5 s elapsed · scenario 1 of 3',
    ],
    [
      'in the samples: place, estimate, time left',
      [started, scenario('parse-large'), ...invocations('parse-large', 12)],
      'parse-large · sample 11/40 · median 12.3 ms ± 0 % · 5 s elapsed, about 11 s left · scenario 1 of 3',
    ],
    [
      'with failures',
      [
        started,
        scenario('parse-large'),
        ...invocations('parse-large', 2),
        invocation('parse-large', 2, { outcome: { kind: 'failed', exitCode: 3 }, metrics: {} }),
      ],
      'parse-large · sample 2/40 · 1 failed · 5 s elapsed, about 12 s left · scenario 1 of 3',
    ],
    [
      'between two scenarios',
      [started, scenario('parse-large'), ...invocations('parse-large', 20), ended('parse-large')],
      '5 s elapsed, about 8 s left · 1 of 3 scenarios done',
    ],
    ['before the first scenario', [started], 'preparing · 5 s elapsed · 0 of 3 scenarios done'],
    [
      'a scenario’s own place, whichever ended before',
      [started, ended('parse-large'), scenario('cart-checkout')],
      'cart-checkout · warm-up 1/2 · 5 s elapsed · scenario 3 of 3',
    ],
  ] as readonly (readonly [string, readonly RunEvent[], string])[])('%s', (_, events, line) => {
    expect(statusLine(stateAfter(...events), 5000)).toBe(line);
  });

  test('makes names inert', () => {
    const plan = {
      ...result.plan,
      scenarios: result.plan.scenarios.map(planned => ({ ...planned, id: '\u001b[31mx\n::error::y' })),
    };
    const state = stateAfter({ ...started, plan } as RunEvent, scenario('\u001b[31mx\n::error::y'));
    expect(statusLine(state, 0)).toMatch(/^x ::error::y · /);
  });
});

describe('of pairs', () => {
  const pairing = {
    purpose: 'search',
    base: 'abc1234',
    looks: [10, 20, 40, 60],
    orders: {},
    control: false,
  } as const;
  const plan = { ...result.plan, budgetMs: null, pairing };
  const paired = { ...started, plan } as RunEvent;
  const arms = ['base', 'head'] as const;
  const pairs = (id: string, count: number) =>
    Array.from({ length: count }, (_, i) =>
      arms.map(arm => invocation(id, i, { arm, metrics: { 'time.wall': arm === 'base' ? 12e6 : 13e6 } })),
    ).flat();
  const [firstSide] = pairs('parse-large', 9).slice(-2);

  test.each([
    [
      'warm-up counts both sides',
      [invocation('parse-large', 0, { arm: 'base' })],
      'parse-large · warm-up 2/4 · 5 s elapsed, about 37 s left · scenario 1 of 3, in pairs with the base',
    ],
    [
      'the pair under way, both medians, and the time of all pairs that are left',
      pairs('parse-large', 8),
      'parse-large · pair 7/60 · base median 12 ms ± 0 %, head median 13 ms ± 0 % · 5 s elapsed, about 36 s left · scenario 1 of 3, in pairs with the base',
    ],
    [
      'a pair of which one side is done is still the same pair',
      [...pairs('parse-large', 8), firstSide],
      'parse-large · pair 7/60 · base median 12 ms ± 0 %, head median 13 ms ± 0 % · 5 s elapsed, about 36 s left · scenario 1 of 3, in pairs with the base',
    ],
  ] as readonly (readonly [string, readonly RunEvent[], string])[])('%s', (_, events, line) => {
    expect(statusLine(stateAfter(paired, scenario('parse-large'), ...events), 5000)).toBe(line);
  });

  test('says that it confirms, and counts to the pairs of that round', () => {
    const confirming = { ...plan, pairing: { ...pairing, purpose: 'confirm', looks: [30] } };
    const state = stateAfter({ ...started, plan: confirming } as RunEvent, ...pairs('parse-large', 2));
    expect(statusLine(state, 0)).toContain('pair 1/30');
    expect(statusLine(state, 0)).toMatch(/, confirming with fresh pairs$/);
  });

  test('closes with pairs and both medians, once for both arms', () => {
    const state = stateAfter(paired, ...pairs('parse-large', 12));
    expect(closingLine(state, 'parse-large', 0)).toBe(
      '[0 s] parse-large: 10 pairs, base median 12 ms ± 0 %, head median 13 ms ± 0 %',
    );
    const stream = new Page();
    const progress = createProgress({ stream, isTTY: false, now: () => 0 });
    const ends = arms.map(arm => ({ ...ended('parse-large'), arm }) as RunEvent);
    for (const event of [paired, ...pairs('parse-large', 12), ...ends]) progress(event);
    progress.close();
    expect(stream.text.match(/10 pairs/g)).toHaveLength(1);
  });
});

test('heartbeatLine() and closingLine() carry the elapsed time', () => {
  const state = stateAfter(started, scenario('parse-large'), ...invocations('parse-large', 12));
  expect(heartbeatLine(state, 92_000)).toBe(
    '[1 min 32 s] parse-large · sample 11/40 · median 12.3 ms ± 0 % · about 11 s left · scenario 1 of 3',
  );
  expect(closingLine(state, 'parse-large', 92_000)).toBe(
    '[1 min 32 s] parse-large: 10 samples, median 12.3 ms ± 0 %',
  );
});

describe('remainingMs()', () => {
  test('is unknown before the first invocation ended', () => {
    expect(remainingMs(stateAfter(started, scenario('parse-large')), 0)).toBeNull();
  });

  test('is what the open scenarios need at the pace so far', () => {
    // 42 invocations a scenario: 40 left here, 42 in each of the other two, 100 ms each.
    expect(remainingMs(stateAfter(started, ...invocations('parse-large', 2)), 0)).toBe((40 + 42 + 42) * 100);
  });

  test('never exceeds what is left of the budget', () => {
    const hurried = { ...started, plan: { ...result.plan, budgetMs: 9000 } } as RunEvent;
    expect(remainingMs(stateAfter(hurried, ...invocations('parse-large', 2)), 4000)).toBe(5000);
  });
});

test.each([
  [[], ''],
  [[2e6, 4e6], 'median 3 ms'],
  [[1e6, 2e6, 3e6, 4e6, 100e6], 'median 3 ms ± 49.4 %'],
])('runningEstimate(%j) is %s', (values, shown) => {
  expect(runningEstimate(values)).toBe(shown);
});

/** What was written to it, as text. */
class Page extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

describe('createProgress()', () => {
  const events = [started, scenario('parse-large'), ...invocations('parse-large', 12), ended('parse-large')];

  test('prints plain lines at scenario boundaries where there is no terminal', () => {
    const stream = new Page();
    const progress = createProgress({ stream, isTTY: false, now: () => 0 });
    for (const event of events) progress(event);
    progress.close();
    expect(stream.text.trimEnd().split('\n')).toEqual([
      '[0 s] parse-large · warm-up 1/2 · scenario 1 of 3',
      '[0 s] parse-large: 10 samples, median 12.3 ms ± 0 %',
    ]);
  });

  test('prints a heartbeat every 30 s, and none after the end', () => {
    vi.useFakeTimers();
    try {
      let now = 0;
      const stream = new Page();
      const progress = createProgress({ stream, isTTY: false, now: () => now });
      for (const event of events.slice(0, -1)) progress(event);
      now = 30_000;
      vi.advanceTimersByTime(30_000);
      expect(stream.text).toContain('[30 s] parse-large · sample 11/40');
      progress({ atMs: 30_000, type: 'run-finished' });
      const written = stream.text;
      vi.advanceTimersByTime(120_000);
      expect(stream.text).toBe(written);
    } finally {
      vi.useRealTimers();
    }
  });

  test('goes on with the next run of a gate, timed from its own start', () => {
    vi.useFakeTimers();
    try {
      let now = 0;
      const stream = new Page();
      const progress = createProgress({ stream, isTTY: false, now: () => now });
      for (const event of [...events, { atMs: 0, type: 'run-finished' } as const]) progress(event);
      now = 60_000;
      progress(started);
      now = 90_000;
      vi.advanceTimersByTime(30_000);
      progress.close();
      expect(stream.text).toContain('[30 s] preparing · 0 of 3 scenarios done');
    } finally {
      vi.useRealTimers();
    }
  });

  test('redraws one line on a terminal and clears it at the end', async () => {
    const stream = new Page();
    const progress = createProgress({ stream, isTTY: true, now: () => 0 });
    await vi.waitFor(() => {
      for (const event of events) progress(event);
      expect(stream.text).toContain('parse-large');
    });
    progress.close();
    progress.close();
    const written = stream.text;
    progress(scenario('parse-large'));
    expect(stream.text).toBe(written);
    expect(written).toContain('\u001b[2K');
  });

  test('does not keep a process alive', () => {
    const module = new URL('../../src/report/progress.ts', import.meta.url).href;
    const program = `import { createProgress } from '${module}';
      createProgress({ stream: process.stderr, isTTY: false, now: () => 0 });
      process.stdout.write('done');`;
    // Would hang, and be killed with an error, if the heartbeat's timer held the process.
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      timeout: 20_000,
    });
    expect(output.toString()).toBe('done');
  });
});
