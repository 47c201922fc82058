import { describe, expect, test } from 'vitest';
import type { ScenarioResult } from '../../src/model/result.ts';
import type { ServiceResult } from '../../src/model/service.ts';
import type { View } from '../../src/model/view.ts';
import { renderHtml } from '../../src/report/html.ts';
import { renderSummary } from '../../src/report/markdown.ts';
import { plain } from '../../src/report/phrase.ts';
import { serviceLines } from '../../src/report/services.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { MB, MS, steady, viewOf } from '../helpers/views.ts';

const OPTIONS = { level: 'standard', colors: false, width: 120, runUrl: null } as const;

const service = (changes: Partial<ServiceResult> = {}): ServiceResult => ({
  service: 'api',
  readyMs: [412],
  endings: { stopped: 1 },
  log: 'logs/services/orders/api.log',
  ...changes,
});

/** A view of one scenario whose head has these services. */
function viewWith(services: readonly ServiceResult[], base: readonly ServiceResult[] = []): View {
  const view = viewOf([
    {
      id: 'orders',
      metrics: [
        steady('time.wall', 100 * MS, 101 * MS, { interval: [-0.01, 0.02] }),
        steady('memory.peak', 52 * MB, 52 * MB, { interval: [-0.01, 0.01] }),
      ],
    },
  ]);
  const scenarios = view.result.scenarios.flatMap((scenario): readonly ScenarioResult[] => [
    { ...scenario, services },
    ...(base.length === 0 ? [] : [{ ...scenario, arm: 'base' as const, services: base }]),
  ]);
  return { ...view, result: { ...view.result, scenarios } };
}

const linesOf = (view: View): readonly string[] => serviceLines(view).map(plain);

describe('what is said of services', () => {
  test('how soon one was ready, and the memory that is its own', () => {
    expect(linesOf(viewWith([service()]))).toEqual(['api beside orders: ready in 412 ms, peak memory 52 MB']);
  });

  test('of each of several, without a memory that is of them all', () => {
    expect(linesOf(viewWith([service({ service: 'db', readyMs: [1500] }), service()]))).toEqual([
      'db beside orders: ready in 1.50 s',
      'api beside orders: ready in 412 ms',
    ]);
  });

  test('of many starts the fastest and the slowest, and of both sides', () => {
    const many = service({ readyMs: [400, 912, 300], endings: { stopped: 3 } });
    expect(linesOf(viewWith([many], [service()]))).toEqual([
      'api beside orders: started 3 times, ready in 300 ms to 912 ms, peak memory 52 MB',
      'api of the base beside orders: ready in 412 ms',
    ]);
  });

  test('what went wrong', () => {
    const lines = linesOf(
      viewWith([
        service({ readyMs: [], endings: { 'not-ready': 1 } }),
        service({ service: 'db', endings: { died: 2, killed: 1 } }),
      ]),
    );
    expect(lines).toEqual([
      'api beside orders: did not become ready',
      'db beside orders: ready in 412 ms, ended by itself 2 times, did not end when it was asked to',
    ]);
  });
});

test('every report says it, and none of a suite without services', () => {
  const view = viewWith([service({ service: 'api' })]);
  const rendered = (shown: View) => [
    renderTerminal(shown, OPTIONS),
    renderSummary(shown, OPTIONS),
    renderHtml(shown),
  ];
  for (const report of rendered(view)) expect(report).toContain('ready in 412 ms');
  for (const report of rendered(viewOf([{ id: 'orders' }]))) expect(report).not.toMatch(/Services/);
});
