import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../pinned.ts';
import { run } from '../run-command.ts';
import type { ClosedGenerator, OpenGenerator, OpenLatencies, OpenTarget } from './generator.ts';

/** Asks for the URL and does nothing with the answer. */
const scriptOf = (url: string, scenario: object): string => `import http from 'k6/http';
export const options = ${JSON.stringify({
  discardResponseBodies: true,
  summaryTrendStats: ['p(50)', 'p(99)', 'p(99.9)'],
  scenarios: { load: scenario },
})};
export default () => { http.get(${JSON.stringify(url)}); };
`;

function commandOf(bin: string, folder: string, script: string, ...more: readonly string[]): Command {
  const file = join(folder, 'k6.js');
  writeFileSync(file, script);
  return [join(bin, 'k6'), 'run', '--quiet', '--no-usage-report', '--no-thresholds', ...more, file];
}

/** An arrival rate of k6 that is constant or goes straight to another; `stages` are its own. */
export function k6Arrivals(
  bin: string,
  target: OpenTarget,
  to: number = target.rate,
  ...more: readonly string[]
): Command {
  const users = { preAllocatedVUs: target.inFlight, maxVUs: target.inFlight, timeUnit: '1s' };
  const scenario =
    to === target.rate
      ? { executor: 'constant-arrival-rate', rate: to, duration: `${target.seconds}s`, ...users }
      : {
          executor: 'ramping-arrival-rate',
          startRate: target.rate,
          stages: [{ target: to, duration: `${target.seconds}s` }],
          ...users,
        };
  return commandOf(bin, target.folder, scriptOf(target.url, scenario), ...more);
}

interface Summary {
  readonly metrics: {
    readonly http_req_duration: Readonly<Record<'p(50)' | 'p(99)' | 'p(99.9)', number>>;
    readonly dropped_iterations?: { readonly count: number };
  };
}

async function open(bin: string, target: OpenTarget): Promise<OpenLatencies> {
  const file = join(target.folder, 'k6.json');
  const more = ['--summary-export', file];
  await run(k6Arrivals(bin, target, target.rate, ...more), { cwd: target.folder });
  const { metrics }: Summary = JSON.parse(readFileSync(file, 'utf8'));
  const times = metrics.http_req_duration;
  const dropped = metrics.dropped_iterations?.count ?? 0;
  return {
    p50: times['p(50)'],
    p99: times['p(99)'],
    p999: times['p(99.9)'],
    note: `\`http_req_duration\`, from the sending; ${dropped} iterations dropped`,
  };
}

/** k6: Go, a script in JavaScript. */
export const k6 = (bin: string): ClosedGenerator & OpenGenerator => ({
  name: 'k6',
  closed: ({ url, connections, seconds, folder }) => {
    const scenario = { executor: 'constant-vus', vus: connections, duration: `${seconds}s` };
    return commandOf(bin, folder, scriptOf(url, scenario), '--no-summary');
  },
  open: target => open(bin, target),
});
