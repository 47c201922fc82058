import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import type { LiveProbe, LiveWindow, LoadWindowPassed, RunEvent } from '../../src/model/event.ts';
import { createProgress } from '../../src/report/progress.ts';
import { heartbeatLine, statusBlock } from '../../src/report/progress-lines.ts';
import { advance, NO_PROGRESS, type ProgressState } from '../../src/report/progress-state.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { loaded } from '../helpers/sample-loads.ts';

const { result, policy } = loaded();
const MS = 1e6;

const started: RunEvent = {
  atMs: 0,
  type: 'run-started',
  schemaVersion: 1,
  tool: result.tool,
  startedAt: result.startedAt,
  plan: {
    ...result.plan,
    budgetMs: null,
    scenarios: result.plan.scenarios.map(planned => ({
      ...planned,
      samples: { warmup: 0, min: 5, max: 5, looks: [5] },
    })),
  },
  policy,
  commit: result.commit,
  environment: result.environment,
};
const begun: RunEvent = { atMs: 0, type: 'scenario-started', scenario: 'orders', arm: 'head' };

/** The window that ends at this second of the load. */
const windowAt = (second: number, facts: Partial<LiveWindow> = {}): LiveWindow => ({
  ...{ fromMs: 1000 * (second - 1), toMs: 1000 * second },
  ...{ scheduled: 100, completed: 100, failed: 0, dropped: 0, inFlight: 2.34 },
  ...{ p50: 19 * MS, p95: 104 * MS, p99: 137 * MS },
  ...facts,
});
const passed = (window: LiveWindow, facts: Partial<LoadWindowPassed> = {}): RunEvent => ({
  ...{ atMs: 0, type: 'load-window', scenario: 'orders', arm: 'head', window },
  ...facts,
});
const stateAfter = (...events: readonly RunEvent[]): ProgressState =>
  [started, begun, ...events].reduce(advance, NO_PROGRESS);
const blockOf = (...events: readonly RunEvent[]): readonly string[] =>
  statusBlock(stateAfter(...events), 15_000)
    .split('\n')
    .slice(1);

/** A spike that is too much: what stands in docs/load.md. */
const P95 = [21, 20, 19, 18, 22, 21, 19, 20, 310];
const spike = (): readonly RunEvent[] => [
  ...P95.map((ms, i) =>
    passed(windowAt(i + 1, { failed: i === 3 ? 5 : 0, scheduled: i === 8 ? 343 : 100, p95: ms * MS })),
  ),
  passed(
    windowAt(10, {
      ...{ scheduled: 349, completed: 251, failed: 3, inFlight: 152.4 },
      ...{ p50: 496 * MS, p95: 568 * MS, p99: 573 * MS, cpu: 0.151, memoryBytes: 55.8 * 1024 ** 2 },
    }),
  ),
];

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/load.md'), 'utf8');
/** The blocks of text below a heading of the page. */
function blocks(heading: string): readonly string[] {
  const [, section = ''] = PAGE.split(`\n## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  return [...own.matchAll(/^```text\n(.*?)^```$/gms)].map(([, text = '']) => text);
}
const LIVE = blocks('What is seen while it runs');
const REPORTED = blocks('What the report shows');

describe('docs/load.md shows', () => {
  test('what a terminal shows of a load', () => {
    expect(`${statusBlock(stateAfter(...spike()), 15_000)}\n`).toBe(LIVE[0]);
  });

  test('what it shows of a search', () => {
    const probe: LiveProbe = { rate: 283, purpose: 'search', durationMs: 12_000, holds: 200, fails: 400 };
    expect(`${blockOf(passed(windowAt(1), { probe }))[1]}\n`).toBe(LIVE[1]);
  });

  test('what the report says of the sample', () => {
    const text = renderTerminal(loaded(), { level: 'detailed', colors: false, width: 100, runUrl: null });
    expect(REPORTED).toHaveLength(1);
    expect(text).toContain(REPORTED[0]);
  });
});

describe('while a load runs', () => {
  test('nothing is said of it before its first window, nor when its invocation is over', () => {
    expect(blockOf()).toEqual([]);
    const over = { ...stateAfter(passed(windowAt(1))), live: null };
    expect(statusBlock(over, 0).split('\n')).toHaveLength(1);
  });

  test('counts begin anew with each load: the next probe, the next invocation, the other side', () => {
    const [, , , errors] = blockOf(passed(windowAt(1)), passed(windowAt(2)), passed(windowAt(1)));
    expect(errors).toBe('  errors  0 of 100 failed, 0 dropped');
    const other = blockOf(passed(windowAt(1)), passed(windowAt(2), { arm: 'base' }));
    expect(other[0]).toBe('  load    ██░░░░░░░░░░░░░░░░░░ 2 s of 24 s of the base, before');
    expect(other[3]).toBe('  errors  0 of 100 failed, 0 dropped');
  });

  test('a search has the time of its probe, and no phases of a load that is not run', () => {
    const probe: LiveProbe = { rate: 50, purpose: 'confirm', durationMs: 8_000, holds: null, fails: 100 };
    expect(blockOf(passed(windowAt(4), { probe })).slice(0, 2)).toEqual([
      '  load    ██████████░░░░░░░░░░ 4 s of 8 s',
      '  search  confirming 50/s; 100/s does not',
    ]);
  });

  test('what is not known is left out', () => {
    const block = blockOf(passed(windowAt(1, { p50: null, p95: null, p99: null, completed: 0 })));
    expect(block.map(line => line.trim().split(' ')[0])).toEqual(['load', 'rate', 'errors']);
    expect(blockOf(passed(windowAt(1, { memoryBytes: 1024 })))).toContain('  target  1 KB');
  });

  test('a phase cannot write over the terminal', () => {
    if (started.type !== 'run-started') throw new Error('A run starts with its plan');
    const [first] = started.plan.scenarios;
    if (first === undefined) throw new Error('The sample has a scenario');
    const phases = [{ name: '\u001b[2Jx\n::error::y', measure: true, spans: [{ fromMs: 0, toMs: 24_000 }] }];
    const plan = { ...started.plan, scenarios: [{ ...first, load: { ...first.load, phases } }] };
    const state = [{ ...started, plan }, begun, passed(windowAt(1))].reduce(advance, NO_PROGRESS);
    expect(statusBlock(state, 0)).toContain('1 s of 24 s, x ::error::y\n  rate');
  });

  test('a log has it in one line', () => {
    expect(heartbeatLine(stateAfter(...spike()), 30_000)).toBe(
      '[30 s] orders · sample 1/5 · 10 s of 24 s, spike · 349/s due, 251/s done, 152 under way · p50 496 ms, p95 568 ms, p99 573 ms · 8 of 1,492 failed (0.5 %), 0 dropped · 0.15 cores, 55.8 MB · scenario 1 of 2',
    );
  });

  test('a log is not flooded: a line every 30 s, however many windows pass', () => {
    vi.useFakeTimers();
    try {
      const lines: string[] = [];
      const stream = new Writable({
        write: (chunk, _encoding, done) => {
          lines.push(String(chunk));
          done();
        },
      });
      const progress = createProgress({ stream, isTTY: false, now: () => 0 });
      for (const event of [started, begun, ...spike()]) progress(event);
      vi.advanceTimersByTime(30_000);
      progress.close();
      expect(lines).toHaveLength(2);
      expect(lines[1]).toContain('349/s due');
    } finally {
      vi.useRealTimers();
    }
  });
});
