import type { DetectedAnalysis, DetectorAnalysis, FaultAnalysis } from '../../src/model/analysis.ts';
import type { View } from '../../src/model/view.ts';
import { ruleOfThree } from '../../src/stats/proportion.ts';
import { judge } from '../../src/verdict/judge.ts';
import { viewOf } from './views.ts';

const RACE: FaultAnalysis = {
  detector: 'go-race',
  class: 'race',
  title: 'DATA RACE: write in bank.(*Account).Add, read in bank.(*Account).Add',
  stacks: [
    ['bank.(*Account).Add at bank/account.go:31', 'bank.Transfer.func1 at bank/transfer.go:18'],
    ['bank.(*Account).Add at bank/account.go:31', 'bank.Transfer.func2 at bank/transfer.go:22'],
  ],
  fingerprint: '2c62cb0b3e4a7f11',
  count: 7,
  text: [
    'WARNING: DATA RACE',
    'Write at 0x00c00001c0a8 by goroutine 8:',
    '  bank.(*Account).Add()',
    '      /home/runner/shop/bank/account.go:31 +0x44',
    '',
    'Previous read at 0x00c00001c0a8 by goroutine 9:',
    '  bank.(*Account).Add()',
    '      /home/runner/shop/bank/account.go:31 +0x38',
    '==================',
  ].join('\n'),
  source: 'go-race.log',
  place: { file: 'bank/account.go', line: 31 },
  invocations: [2, 3, 7],
  base: { reported: 0, invocations: 10 },
};

const KNOWN: FaultAnalysis = {
  detector: 'java-deadlock',
  class: 'deadlock',
  title: 'Java-level deadlock of 2 threads in org.example.Ledger.close',
  stacks: [['org.example.Ledger.close at Ledger.java:77'], ['org.example.Book.flush at Book.java:40']],
  fingerprint: '9be15f0c2d837a64',
  count: 1,
  text: 'Found one Java-level deadlock:',
  source: 'stdout',
  invocations: [4],
  base: { reported: 2, invocations: 10 },
};

function detector(
  name: string,
  runs: Partial<Record<'active' | 'inactive' | 'unknown', number>>,
  evidence: string,
  faults: readonly FaultAnalysis[] = [],
): DetectorAnalysis {
  const record = { detector: name, active: 0, inactive: 0, unknown: 0, ...runs, evidence };
  const bound = faults.length === 0 && record.active > 0 ? ruleOfThree(record.active, 0.95) : null;
  return { detector: name, asked: true, record, faults, bound };
}

const DETECTED: Readonly<Record<string, DetectedAnalysis>> = {
  transfers: {
    detectors: [
      detector('go-deadlock', { active: 10 }, 'the Go runtime of bank.test looks for it'),
      detector('go-race', { active: 10 }, 'the race detector wrote its banner', [RACE]),
    ],
    explainsFailures: true,
  },
  ledger: {
    detectors: [detector('java-deadlock', { active: 10 }, 'a thread dump was taken', [KNOWN])],
    explainsFailures: true,
  },
  codec: {
    detectors: [
      detector('tsan', { inactive: 10 }, 'there is no __tsan_init in codec: build with -fsanitize=thread'),
    ],
    explainsFailures: false,
  },
};

const failed = (count: number) => ({
  trouble: { outcome: { kind: 'failed', exitCode: 66 } as const, count, excerpt: 'exit status 66' },
});

/** A race that is new, a deadlock that the base has too, and a sanitizer that nobody built in. */
export function detecting(): View {
  const view = viewOf([
    { id: 'transfers', priority: 'P0', category: 'concurrency', invocations: 7, ...failed(3) },
    { id: 'ledger', category: 'concurrency', invocations: 9, ...failed(1) },
    { id: 'codec', category: 'concurrency', invocations: 10 },
  ]);
  const scenarios = view.analysis.scenarios.map(scenario => ({
    ...scenario,
    ...(DETECTED[scenario.id] === undefined ? {} : { detected: DETECTED[scenario.id] }),
  })) as View['analysis']['scenarios'];
  const analysis = { ...view.analysis, scenarios };
  const verdict = judge(
    view.result,
    analysis,
    view.policy,
    ({ name }) => `stress-action run --scenario ${name} --seed 42`,
  );
  return { ...view, analysis, verdict };
}
