import { expect, test } from 'vitest';
import type { LoadTrace } from '../../../src/model/load.ts';
import type { LoadSearch } from '../../../src/model/search.ts';
import { eventFault } from '../../../src/run/event-shape.ts';
import { LoadRecorder } from '../../../src/run/load/recorder.ts';
import { traceOf } from '../../../src/run/load/trace.ts';

const TRACE = (() => {
  const recorder = new LoadRecorder([0, 250, 500]);
  recorder.scheduled(10, 0);
  recorder.sent(10);
  recorder.ended({ dueMs: 10, sentMs: 10, endMs: 30, kind: 'ok' });
  return traceOf(recorder.tally(500), { model: 'open' });
})();
const [PHASE] = TRACE.phases;
const SEARCH: LoadSearch = {
  probes: [],
  sustainable: null,
  beyond: null,
  limiting: null,
  metastable: false,
  cut: null,
};
const INVOCATION = {
  ...{ scenario: 'a', arm: 'head', index: 0, warmup: false, startedAtMs: 0, durationMs: 1, log: '' },
  ...{ outcome: { kind: 'ok' }, operations: { ok: 1, failed: 0 }, failures: [], metrics: {} },
  ...{ declarations: [], problems: [], series: null, checkpoints: null, unavailable: [] },
};
const faultOf = (more: object): string | null =>
  eventFault({ type: 'invocation-finished', atMs: 1, invocation: { ...INVOCATION, ...more } });
const probe = (verdict: object): object => ({
  ...{ rate: 1, purpose: 'search', holdMs: 1, throughput: null, p50: null, p99: null, verdict },
});

test('a load that was recorded is an event', () => {
  expect(faultOf({ loadTrace: TRACE, search: SEARCH })).toBeNull();
  expect(faultOf({ search: { ...SEARCH, probes: [probe({ kind: 'void', reason: 'late' })] } })).toBeNull();
});

test.each<[string, Partial<Record<keyof LoadTrace, unknown>>]>([
  ['without columns', { windows: {} }],
  ['without one column', { windows: { ...TRACE.windows, p95: undefined } }],
  ['with a column that is too short', { windows: { ...TRACE.windows, dropped: [0] } }],
  ['with a gap in what is counted', { windows: { ...TRACE.windows, scheduled: [1, null] } }],
  ['with a cause that is none', { voided: [{ index: 0, cause: 'other', reason: '' }] }],
  ['with bins without counts', { phases: [{ ...PHASE, response: { bins: [1], counts: [] } }] }],
  ['with a bin that there is not', { phases: [{ ...PHASE, response: { bins: [1e300], counts: [1] } }] }],
  ['with less than nothing in a bin', { phases: [{ ...PHASE, service: { bins: [1], counts: [-1] } }] }],
  [
    'with a point of saturation without a rate',
    { saturation: { levels: [], firstSaturated: null, point: { kind: 'saturated' } } },
  ],
])('a load %s is none', (_, wrong) => {
  expect(faultOf({ loadTrace: { ...TRACE, ...wrong } })).toContain('"invocation"');
});

test.each([{ kind: 'fails' }, { kind: 'unclear', criterion: 'x' }, { kind: 'void' }])(
  'a probe that says no more than %o is none',
  verdict => {
    expect(faultOf({ search: { ...SEARCH, probes: [probe(verdict)] } })).toContain('"invocation"');
  },
);
