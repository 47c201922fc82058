import { describe, expect, test } from 'vitest';
import { contradictionIn } from '../../src/baseline/consistency.ts';
import type { DetectedOverall, KnownFault } from '../../src/model/detected.ts';
import type { MetricSamples, RunResult, ScenarioResult } from '../../src/model/result.ts';
import type { View } from '../../src/model/view.ts';
import { SAMPLE_VIEWS } from '../helpers/sample-views.ts';

const view = (): View => SAMPLE_VIEWS['paired-fail']();
const withRun = (change: (result: RunResult) => Partial<RunResult>): View => {
  const whole = view();
  return { ...whole, result: { ...whole.result, ...change(whole.result) } };
};
const withFirst = (change: (scenario: ScenarioResult) => Partial<ScenarioResult>): View =>
  withRun(({ scenarios: [first, ...others] }) => ({
    scenarios: first === undefined ? [] : [{ ...first, ...change(first) }, ...others],
  }));
const withSamples = (change: (samples: MetricSamples) => Partial<MetricSamples>): View =>
  withFirst(({ metrics: [first, ...others] }) => ({
    metrics: first === undefined ? [] : [{ ...first, ...change(first) }, ...others],
  }));
const ofPurpose = (purpose: 'search' | 'confirm'): RunResult => {
  const found = view().rounds.find(({ plan }) => plan.pairing?.purpose === purpose);
  if (found === undefined) throw new Error(`the sample has no round to ${purpose}`);
  return found;
};

const detecting = (changes: Partial<DetectedOverall>): Pick<ScenarioResult, 'detected'> => ({
  detected: { faults: [], detectors: [], ...changes },
});
const faultIn = (invocations: readonly number[]): KnownFault => ({
  detector: 'go-race',
  class: 'race',
  title: 'DATA RACE in add',
  stacks: [],
  fingerprint: '0123456789abcdef',
  count: 1,
  text: '',
  source: 'stderr',
  invocations,
});
const recordOf = (active: number) => ({
  ...{ detector: 'go-race', active, inactive: 0, unknown: 1 },
  evidence: 'its banner',
});

describe('contradictionIn()', () => {
  test.each(Object.entries(SAMPLE_VIEWS).filter(([name]) => name !== 'untrusted'))(
    'finds none in %s',
    (_, sample) => {
      expect(contradictionIn(sample())).toBeNull();
    },
  );

  test.each(['interrupted', 'unmeasured'] as const)(
    'takes an invocation that was %s for none that failed',
    kind => {
      const stored = withFirst(({ outcomes }) => ({ outcomes: { ...outcomes, [kind]: 1 } }));
      expect(contradictionIn(stored)).toBeNull();
    },
  );

  test.each<[string, View, RegExp]>([
    [
      'a scenario planned twice',
      withRun(({ plan }) => ({ plan: { ...plan, scenarios: [...plan.scenarios, ...plan.scenarios] } })),
      /its plan has a scenario twice/,
    ],
    [
      'a scenario that was run twice',
      withRun(({ scenarios }) => ({ scenarios: [...scenarios, ...scenarios] })),
      /it has the scenario \S+ twice/,
    ],
    [
      'a scenario without a plan',
      withFirst(() => ({ id: 'unplanned' })),
      /unplanned, which its plan does not have/,
    ],
    ['a plan without its scenario', withRun(() => ({ scenarios: [] })), /which it does not have/],
    ['another digest than planned', withFirst(() => ({ digest: 'other' })), /another one than its plan says/],
    [
      'a metric twice',
      withFirst(({ metrics }) => ({ metrics: [...metrics, ...metrics] })),
      /it has a metric twice of the scenario/,
    ],
    [
      'more samples than can be taken',
      withSamples(() => ({ samples: Array.from({ length: 20_001 }, () => 1) })),
      /it has 20001 samples, of at most 20000/,
    ],
    [
      'failures of which no invocation is named',
      withFirst(({ outcomes }) => ({ outcomes: { ...outcomes, failed: 3 }, failedInvocations: [] })),
      /it names 0 failed invocations, of which there are 3, in the outcomes of the scenario/,
    ],
    [
      'an invocation that failed twice',
      withFirst(({ outcomes }) => ({ outcomes: { ...outcomes, failed: 2 }, failedInvocations: [4, 4] })),
      /it names 1 failed invocations, of which there are 2/,
    ],
    [
      'failed invocations without a failure',
      withFirst(() => ({ failedInvocations: [4] })),
      /it names 1 failed invocations, of which there are 0/,
    ],
    [
      'a fault in no invocation',
      withFirst(() => detecting({ faults: [faultIn([])] })),
      /it has a fault in 0 invocations/,
    ],
    [
      'a fault in one invocation twice',
      withFirst(() => detecting({ faults: [faultIn([2, 2])] })),
      /it has a fault in 2 invocations, of at most \d+ different ones, of the scenario/,
    ],
    [
      'a fault in more invocations than were made',
      withFirst(() => detecting({ faults: [faultIn(Array.from({ length: 500 }, (_, i) => i))] })),
      /it has a fault in 500 invocations/,
    ],
    [
      'a detector that looked at more invocations than were made',
      withFirst(() => detecting({ detectors: [recordOf(499)] })),
      /it has a detector that looked at more than \d+ invocations/,
    ],
    ['a time longer than the world', withSamples(() => ({ samples: [1e300] })), /it has the value 1e\+300/],
    ['a time shorter than any', withSamples(() => ({ samples: [5e-324] })), /it has the value 5e-324/],
    [
      'a series of columns of several lengths',
      withFirst(() => ({ series: { atMs: [0, 1], columns: { rss: [1] }, samplerUtilization: 0 } })),
      /a series that is none/,
    ],
    [
      'a series that goes back',
      withFirst(() => ({ series: { atMs: [0, 2, 1], columns: {}, samplerUtilization: 0 } })),
      /a series that is none/,
    ],
    [
      'a series longer than is ever kept',
      withFirst(() => ({
        series: { atMs: Array.from({ length: 5_001 }, (_, i) => i), columns: {}, samplerUtilization: 0 },
      })),
      /a series that is none/,
    ],
    [
      'a series that stands still',
      withFirst(() => ({
        series: {
          atMs: Array.from({ length: 40 }, (_, i) => Math.min(i, 20)),
          columns: {},
          samplerUtilization: 0,
        },
      })),
      /a series that is none/,
    ],
    [
      'checkpoints without progress',
      withFirst(() => ({ checkpoints: { operations: [5, 5], columns: {} } })),
      /checkpoints that are none/,
    ],
    [
      'a round that confirms what none searched',
      { ...view(), rounds: [ofPurpose('confirm')] },
      /only search, confirm can follow/,
    ],
    [
      'more rounds than there are',
      { ...view(), rounds: [ofPurpose('search'), ofPurpose('search')] },
      /its rounds are search, search/,
    ],
    [
      'a first run that confirms',
      { ...view(), result: ofPurpose('confirm'), rounds: [] },
      /its first run is one that confirms/,
    ],
  ])('finds %s', (_, wrong, reason) => {
    expect(contradictionIn(wrong)).toMatch(reason);
  });

  test('takes faults and detectors in as many invocations as were made', () => {
    const { result, ...view } = withFirst(({ outcomes }) => ({
      ...detecting({ faults: [faultIn([2, 3])], detectors: [recordOf(2)] }),
      outcomes: { ...outcomes, broken: 2, interrupted: 1 },
      failedInvocations: [2, 3],
    }));
    expect(contradictionIn({ ...view, result })).toBeNull();
  });

  test('takes a search as the first run, confirmed or not', () => {
    expect(contradictionIn({ ...view(), result: ofPurpose('search'), rounds: [] })).toBeNull();
    expect(
      contradictionIn({ ...view(), result: ofPurpose('search'), rounds: [ofPurpose('confirm')] }),
    ).toBeNull();
  });
});
