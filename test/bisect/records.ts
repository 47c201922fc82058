import type { BisectRecord, HistoryCommit } from '../../src/model/bisect.ts';
import { of, paired } from './comparisons.ts';

const commit = (digit: string, subject: string): HistoryCommit => ({
  sha: digit.repeat(40),
  parent: digit === '0' ? 'c'.repeat(40) : String(Number(digit) - 1).repeat(40),
  authoredAt: `2026-11-2${digit}T10:00:00+01:00`,
  subject,
});

/** Five commits behind the good one, of which the last and the fourth are bad, the third was not built and the second is open. */
export function followedRecord(overrides: Partial<BisectRecord>): BisectRecord {
  const slow = of(paired('worse', [0.92, 1.013, 1.1], { smallestEffect: 0.1 }));
  const left = { commits: 4, steps: 3 };
  const bad = { kind: 'bad', evidence: slow } as const;
  return {
    schemaVersion: 1,
    kind: 'stress-action/bisect',
    tool: { name: 'stress-action', version: '1.0.0' },
    startedAt: '2026-11-25T08:00:00.000Z',
    suite: 'orders',
    seed: 42,
    digest: '0123456789abcdef',
    good: { sha: 'b'.repeat(40), parent: null, authoredAt: '2026-11-19T10:00:00+01:00', subject: 'good end' },
    commits: ['0', '1', '2', '3', '4'].map(digit => commit(digit, `commit ${digit}`)),
    followed: { ...slow, regression: 0.5, floor: 0, others: [{ scenario: 'write', metric: 'cpu.perop' }] },
    steps: [
      { sha: '4'.repeat(40), finding: bad, folder: 'steps/01-4444444444', left },
      {
        sha: '2'.repeat(40),
        finding: { kind: 'unmeasured', reason: 'the setup exited with code 1' },
        folder: 'steps/02-2222222222',
        left: { commits: 3, steps: 2 },
      },
      {
        sha: '1'.repeat(40),
        finding: { kind: 'good', evidence: of(paired('excluded', null)) },
        folder: 'steps/03-1111111111',
        left: { commits: 1, steps: 1 },
      },
      { sha: '3'.repeat(40), finding: bad, folder: 'steps/04-3333333333', left: { commits: 0, steps: 0 } },
      {
        sha: '0'.repeat(40),
        finding: {
          kind: 'unclear',
          evidence: of(paired('undecided', null)),
          reason: 'neither shown nor excluded',
        },
        folder: 'steps/05-0000000000',
        left: { commits: 0, steps: 0 },
      },
    ],
    ending: null,
    ...overrides,
  };
}
