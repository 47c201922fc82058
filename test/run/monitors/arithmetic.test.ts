import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInMetric } from '../../../src/model/metric.ts';
import { Budget } from '../../../src/run/monitors/budget.ts';
import { COLUMNS, type Column, METRIC_COLUMNS } from '../../../src/run/monitors/columns.ts';
import { LINUX, PORTABLE } from '../../../src/run/monitors/registry.ts';
import { writeReport } from '../../../src/run/monitors/report.ts';
import { nextGapMs } from '../../../src/run/monitors/schedule.ts';
import { SeriesRecorder } from '../../../src/run/monitors/series.ts';

/** Starts of samples until `untilMs`, when sampling itself takes no time. */
function sampleTimes(untilMs: number, intervalMs: number): number[] {
  const times = [0];
  for (;;) {
    const last = times.at(-1) ?? 0;
    const next = last + nextGapMs(last, intervalMs);
    if (next > untilMs) return times;
    times.push(next);
  }
}

describe('the schedule of samples', () => {
  test('is dense at the start and ends at the interval', () => {
    expect(sampleTimes(50, 250).map(Math.round)).toEqual([0, 2, 4, 6, 9, 14, 20, 30, 46]);
    expect(nextGapMs(10_000, 250)).toBe(250);
  });

  test('puts the last sample into the last third of any life of more than 6 ms', () => {
    fc.assert(
      fc.property(fc.double({ min: 6, max: 700, noNaN: true }), lifeMs => {
        expect(sampleTimes(lifeMs, 250).at(-1)).toBeGreaterThanOrEqual((lifeMs * 2) / 3 - 1e-9);
      }),
    );
  });

  test('at the pace of growth gives 40 even samples to any run of two seconds or more', () => {
    fc.assert(
      fc.property(fc.double({ min: 2_000, max: 60_000, noNaN: true }), lifeMs => {
        const late: number[] = [];
        for (let at = 0; at <= lifeMs; at += nextGapMs(at, 250, 'growth')) if (at > lifeMs / 2) late.push(at);
        expect(late.length).toBeGreaterThanOrEqual(19);
      }),
    );
    expect(nextGapMs(10_000, 250, 'growth')).toBe(250);
  });

  test('never waits longer than the interval', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.integer({ min: 1, max: 1000 }),
        (at, interval) => {
          expect(nextGapMs(at, interval)).toBeLessThanOrEqual(interval);
        },
      ),
    );
  });
});

describe('a budget', () => {
  const MS = 1e6;

  test('lets the first sample be taken at once, unless it is known to be dear', () => {
    expect(new Budget({ typicalNs: 0.1 * MS, share: 0.001 }).dueAtMs(1)).toBe(0);
    expect(new Budget({ typicalNs: 2 * MS, share: 0.001 }).dueAtMs(1)).toBeGreaterThan(200);
  });

  test('is halved when two watches share the sampler', () => {
    const budget = new Budget({ typicalNs: 0, share: 0.01 });
    budget.spend(0.1 * MS);
    expect(budget.dueAtMs(2)).toBeCloseTo(2 * budget.dueAtMs(1));
  });

  test('is kept over any time, but for the generous start and one sample', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 50, noNaN: true }), { minLength: 1, maxLength: 200 }),
        fc.double({ min: 0.0005, max: 0.02, noNaN: true }),
        (costsMs, share) => {
          const budget = new Budget({ typicalNs: 0, share });
          let [nowMs, spentMs] = [0, 0];
          for (const costMs of costsMs) {
            nowMs = Math.max(nowMs, budget.dueAtMs(1));
            expect(spentMs).toBeLessThanOrEqual(share * (nowMs + 3 * Math.min(nowMs, 200)) + 1e-9);
            budget.spend(costMs * MS);
            spentMs += costMs;
          }
        },
      ),
    );
  });
});

describe('a series', () => {
  test('stays bounded, keeps its distances even, and forgets no peak', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(499), (samples, peakAt) => {
        const recorder = new SeriesRecorder(16);
        for (let at = 0; at < samples; at += 1)
          recorder.add(at, { fds: at === peakAt ? 99 : 1, rssBytes: at }, true);
        const { atMs = [], columns = {} } = recorder.series(0) ?? {};
        expect(atMs.length).toBeLessThan(16);
        expect(new Set(atMs.slice(1).map((at, index) => at - (atMs[index] ?? 0))).size).toBeLessThanOrEqual(
          1,
        );
        expect(columns.rssBytes).toEqual(atMs);
        expect(recorder.peak('fds')).toBe(peakAt < samples ? 99 : 1);
      }),
    );
  });

  test('holds the last reading of a column that was not read, and its first before that', () => {
    const recorder = new SeriesRecorder();
    recorder.add(0, { fds: 3 }, true);
    recorder.add(1, { fds: 4, pssBytes: 100 }, true);
    recorder.add(2, { fds: 5 }, true);
    recorder.add(3, { fds: 6, pssBytes: 50 }, true);
    expect(recorder.series(0)?.columns).toEqual({ fds: [3, 4, 5, 6], pssBytes: [100, 100, 100, 50] });
  });

  test('takes a total from after the end into its peaks, but makes no row of it', () => {
    const recorder = new SeriesRecorder();
    recorder.add(0, { cpuNs: 1 }, true);
    recorder.add(1, { cpuNs: 7 }, false);
    expect(recorder.series(0)?.atMs).toEqual([0]);
    expect(recorder.peak('cpuNs')).toBe(7);
  });

  test('is null without a row', () => {
    expect(new SeriesRecorder().series(0)).toBeNull();
  });
});

describe('a report', () => {
  const facts = (peaks: Partial<Record<Column, number>>, trouble: [Column, string][] = []) =>
    writeReport({
      series: null,
      peak: column => peaks[column],
      columns: new Set(Object.keys(COLUMNS) as Column[]),
      limits: 'not available here',
      met: true,
      trouble: new Map(trouble),
    });
  const reasonOf = (metric: string, report: ReturnType<typeof facts>) =>
    report.unavailable.find(entry => entry.metric === metric)?.reason;

  test.each<[string, string, Partial<Record<Column, number>>, string | undefined]>([
    ['a program without sockets has none', 'sockets.peak', { sockets: 0 }, undefined],
    [
      'no tick of CPU time is not no CPU time',
      'time.user',
      { cpuUserNs: 0 },
      'less than one tick of 10 ms was counted',
    ],
    ['what was never read is not 0', 'memory.pss', {}, 'the processes ended before they could be sampled'],
  ])('%s', (_, metric, peaks, reason) => {
    const report = facts(peaks);
    expect(reasonOf(metric, report)).toBe(reason);
    expect(metric in report.metrics).toBe(reason === undefined);
  });

  test('names the trouble of the monitor that gave nothing', () => {
    expect(
      reasonOf('memory.pss', facts({}, [['pssBytes', 'cannot read /proc/7/smaps_rollup: EACCES']])),
    ).toBe('cannot read /proc/7/smaps_rollup: EACCES');
  });

  test('mentions every metric exactly once', () => {
    const report = facts({ rssBytes: 1, fds: 2 });
    const mentioned = [...Object.keys(report.metrics), ...report.unavailable.map(({ metric }) => metric)];
    expect(mentioned.sort()).toEqual(Object.keys(METRIC_COLUMNS).sort());
  });
});

describe('the tables', () => {
  test('every metric is a built-in one', () => {
    expect(Object.keys(METRIC_COLUMNS).filter(id => builtInMetric(id) === undefined)).toEqual([]);
  });

  test('on Linux every column is filled by exactly one monitor', () => {
    const filled = Object.values(LINUX.members).flatMap(({ columns }) => columns);
    expect([...filled].sort()).toEqual(Object.keys(COLUMNS).sort());
  });

  test('elsewhere a monitor fills only columns that exist', () => {
    const filled = Object.values(PORTABLE.members).flatMap(({ columns }) => columns);
    expect(filled.filter(column => !(column in COLUMNS))).toEqual([]);
  });

  test('what the monitors may use together stays below 1 % of a core', () => {
    const shares = Object.values(LINUX.members).map(({ cost }) => cost.share);
    const total = shares.reduce<number>(
      (sum, share) => sum + (share === 'with-walk' ? 0 : share),
      LINUX.walkCost.share,
    );
    expect(total).toBeLessThan(0.01);
  });
});
