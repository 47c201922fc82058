import type { Override } from '../../src/model/override.ts';
import { STATUSES, type Status } from '../../src/model/verdict.ts';
import type { View } from '../../src/model/view.ts';
import { accept } from '../../src/verdict/accept.ts';

const byMona: Override = {
  target: 'parse-large/time.wall',
  upTo: 0.25,
  reason: 'The checksum of every order is verified now (see the incident of 11 November)',
  author: 'mona',
  at: '2026-11-20T09:41:00Z',
  via: 'comment',
};

/** What was accepted, accepted for another metric, refused and still open, on a run in which two metrics of one scenario got worse. */
export function withOverrides(view: View): View {
  const policy: View['policy'] = {
    ...view.policy,
    overrides: {
      granted: [byMona, { ...byMona, target: 'export-csv', upTo: null, reason: 'It writes headers now' }],
      refused: [
        {
          author: 'mallory',
          reason:
            'the line "/stress accept" accepts nothing: write access to the repository is needed, and the role is read',
        },
      ],
      fault: null,
      byComment: true,
    },
  };
  const checks = accept(view.verdict.checks, view.analysis, policy);
  const counts = Object.fromEntries(
    STATUSES.map(status => [status, checks.filter(check => check.status === status).length]),
  ) as Record<Status, number>;
  return { ...view, policy, verdict: { ...view.verdict, checks, counts } };
}
