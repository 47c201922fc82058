import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RunEvent } from '../../../src/model/event.ts';
import { plainLauncher } from '../../../src/run/process/plain-launcher.ts';
import { isLive } from '../../../src/run/services/liveness.ts';
import { startService } from '../../../src/run/services/start-service.ts';
import { freshFolder, runPlan, samples, scenario } from '../suite.ts';
import { ask, beside, http, planWith, processesWith, SERVICES, service } from './suites.ts';
import { open } from './surroundings.ts';

const deaths = (events: readonly RunEvent[]) =>
  events.flatMap(event => (event.type === 'service-ended' ? [event.ending] : []));

/** The command of the HTTP service with a word by which its process is found. */
const marked = (word: string): readonly string[] => [process.execPath, join(SERVICES, 'http.mjs'), word];

describe('a service that ends by itself', () => {
  test('while an invocation runs makes it one that measured nothing, whatever its command says', async () => {
    const crash = ask('--whatever', `\${api.url}/crash`);
    const { of, events } = await runPlan(
      planWith([http()], [beside('it', ['api'], crash, { samples: samples(5) })]),
    );
    const reason = 'its service api exited with code 3 while it ran';
    expect(of('it')).toMatchObject({
      outcomes: { broken: 1 },
      metrics: [],
      ending: { kind: 'failing', reason },
      services: [{ service: 'api', endings: { died: 1 } }],
    });
    expect(of('it').failures).toEqual([
      {
        outcome: { kind: 'broken', reason },
        count: 1,
        invocations: 1,
        excerpt: expect.stringMatching(
          /^api \(logs\/services\/it\/api\.log\)\nlistening on port \d+\npanic: the index is empty$/,
        ),
        log: 'logs/it.log',
      },
    ]);
    expect(deaths(events)).toEqual([{ kind: 'died', reason: 'exited with code 3' }]);
  });

  test('ends the command that still waits for it, and is the first of the causes', async () => {
    const command = `curl -s "$STRESS_SERVICE_API_URL/crash"; sleep 31415`;
    const { of } = await runPlan(planWith([http()], [beside('it', ['api'], command)]));
    expect(of('it').outcomes).toEqual({ broken: 1 });
    expect(processesWith('sleep 31415')).toEqual([]);
    const failing = beside('it', ['api'], ask(`\${api.url}/crash`), {
      load: { model: 'closed', users: 1, iterations: 3, durationMs: null },
    });
    const causes = (await runPlan(planWith([http()], [failing]))).of('it').failures;
    expect(causes[0]?.outcome.kind).toBe('broken');
  });

  test('between two invocations keeps the next from being taken', async () => {
    const pidFile = join(freshFolder(), 'pid');
    const kill = (event: RunEvent): void => {
      if (event.type !== 'invocation-finished' || event.invocation.index > 0) return;
      const pid = Number(readFileSync(pidFile, 'utf8'));
      process.kill(pid, 'SIGKILL');
      while (isLive(pid));
    };
    const plan = planWith(
      [http({ env: { PID_FILE: pidFile } })],
      [beside('it', ['api'], ask(`\${api.url}/health`), { samples: samples(5) })],
    );
    const { of } = await runPlan(plan, { listeners: [{ onEvent: kill }] });
    const reason = 'its service api was ended by SIGKILL between two invocations';
    expect(of('it').outcomes).toEqual({ ok: 1, unstartable: 1 });
    expect(of('it').ending).toEqual({ kind: 'failing', reason });
  });

  test('after the last invocation is a doubt', async () => {
    const pidFile = join(freshFolder(), 'pid');
    const kill = (event: RunEvent): void => {
      if (event.type !== 'invocation-finished') return;
      const pid = Number(readFileSync(pidFile, 'utf8'));
      process.kill(pid, 'SIGKILL');
      while (isLive(pid));
    };
    const plan = planWith(
      [http({ env: { PID_FILE: pidFile } })],
      [beside('it', ['api'], ask(`\${api.url}/health`))],
    );
    const { of, result } = await runPlan(plan, { listeners: [{ onEvent: kill }] });
    expect(of('it').outcomes).toEqual({ ok: 1 });
    expect(of('it').services?.[0]?.endings).toEqual({ died: 1 });
    expect(result.caveats.map(({ text }) => text)).toEqual([
      'Its service api was ended by SIGKILL after its last invocation',
    ]);
  });

  test('is started anew for the next scenario', async () => {
    const crash = ask('--whatever', `\${api.url}/crash`);
    const health = ask(`\${api.url}/health`);
    for (const scope of ['scenario', 'suite'] as const) {
      const { of } = await runPlan(
        planWith([http({ scope })], [beside('crashes', ['api'], crash), beside('works', ['api'], health)]),
      );
      expect(of('crashes').outcomes).toEqual({ broken: 1 });
      expect(of('works').outcomes).toEqual({ ok: 1 });
    }
  });

  test('is started anew for the next invocation where it lives for one', async () => {
    const crash = ask('--whatever', `\${api.url}/crash`);
    const plan = planWith(
      [http({ scope: 'invocation' })],
      [beside('it', ['api'], crash, { samples: samples(5) })],
    );
    const { of, events } = await runPlan(plan);
    expect(of('it').outcomes).toEqual({ broken: 3 });
    expect(deaths(events)).toHaveLength(3);
  });
});

describe('how long an instance lives', () => {
  const pid = ask(`\${api.url}/pid`);
  const three = { samples: samples(3) };
  const pidsIn = (log: string): number => new Set([...log.matchAll(/^\d+$/gm)].map(([text]) => text)).size;

  test.each([
    ['one invocation', 'invocation', 3, 3],
    ['one scenario', 'scenario', 1, 2],
    ['all scenarios that need it', 'suite', 1, 1],
  ] as const)('%s', async (_, scope, inOne, inAll) => {
    const plan = planWith(
      [http({ scope })],
      [beside('a', ['api'], pid, three), beside('b', ['api'], pid, three)],
    );
    const { file, events } = await runPlan(plan);
    expect(pidsIn(file('logs/a.log'))).toBe(inOne);
    expect(pidsIn(`${file('logs/a.log')}${file('logs/b.log')}`)).toBe(scope === 'invocation' ? 6 : inAll);
    expect(deaths(events).every(({ kind }) => kind === 'stopped')).toBe(true);
    expect(deaths(events)).toHaveLength(scope === 'invocation' ? 6 : inAll);
  });

  test('one invocation for a soak, whose growth is judged over fresh processes', async () => {
    const plan = planWith([http()], [beside('it', ['api'], pid, { ...three, leaks: true })]);
    expect(pidsIn((await runPlan(plan)).file('logs/it.log'))).toBe(3);
  });

  test('that of the suite not beyond the last scenario that needs it', async () => {
    const plan = planWith(
      [http({ scope: 'suite' })],
      [beside('a', ['api'], pid), beside('b', ['api'], pid), scenario('alone', { command: 'true' })],
    );
    const { events } = await runPlan(plan);
    const order = events.flatMap(event =>
      event.type === 'service-ended' ? ['ended'] : event.type === 'scenario-started' ? [event.scenario] : [],
    );
    expect(order).toEqual(['a', 'b', 'ended', 'alone']);
  });
});

describe('a service is gone after its scenario', () => {
  test('also one that ignores SIGTERM, with a child that fled from it, and that is said', async () => {
    const deaf = service('deaf', { command: [join(SERVICES, 'deaf.sh')], stopTimeoutMs: 300 });
    const { of, result, events } = await runPlan(
      planWith([deaf], [beside('it', ['deaf'], ask(`\${deaf.url}/`))]),
    );
    expect(of('it').outcomes).toEqual({ ok: 1 });
    expect(deaths(events)).toEqual([{ kind: 'killed', afterMs: 300 }]);
    expect(result.caveats).toEqual([
      expect.objectContaining({
        code: 'service-killed',
        text: 'Its service deaf did not end within 0.3 s of SIGTERM and was killed',
      }),
    ]);
    expect(processesWith('sleep 4711')).toEqual([]);
    expect(processesWith('deaf.sh')).toEqual([]);
  });

  test('also where there is no Perl to inherit what fled from it, by the marker in its environment', async () => {
    const { surroundings, log, tree } = await open();
    const deaf = service('deaf', { command: [join(SERVICES, 'deaf.sh'), 'marked'] });
    const request = { service: deaf, tree, addresses: new Map(), seed: 1, log };
    const started = await startService(request, { ...surroundings, launcher: plainLauncher });
    if (started.kind !== 'ready') throw new Error(`it is ${started.kind}`);
    expect(started.instance.isLive()).toBe(true);
    const stopped = await started.instance.stop(100, new AbortController().signal);
    expect(stopped).toEqual({ kind: 'killed', stuck: 0 });
    expect(started.instance.isLive()).toBe(false);
    expect([...processesWith('deaf.sh marked'), ...processesWith('sleep 4713')]).toEqual([]);
  });

  test('also one that goes into the background, which is told as what it is', async () => {
    const command = `setsid sleep 4712 >/dev/null 2>&1 & exit 0`;
    const { of } = await runPlan(
      planWith([service('daemon', { command })], [beside('it', ['daemon'], 'true')]),
    );
    expect(of('it').ending).toEqual({
      kind: 'failing',
      reason: 'its service daemon exited with code 0 before it was ready',
    });
    expect(processesWith('sleep 4712')).toEqual([]);
  });

  test.each(['SIGINT', 'SIGTERM'])(
    'also when %s comes while it is used, long before its time to stop',
    async signal => {
      const controller = new AbortController();
      const deaf = service('deaf', { command: [join(SERVICES, 'deaf.sh')], stopTimeoutMs: 60_000 });
      const listener = {
        onEvent: (event: RunEvent) => void (event.type === 'service-ready' && controller.abort(signal)),
      };
      const { result, of } = await runPlan(planWith([deaf], [beside('it', ['deaf'], 'sleep 3142')]), {
        signal: controller.signal,
        listeners: [listener],
      });
      expect(result.interruption).toEqual({ signal });
      expect(of('it').ending).toEqual({ kind: 'interrupted' });
      expect([...processesWith('deaf.sh'), ...processesWith('sleep 4711')]).toEqual([]);
    },
  );

  test('also when the run is interrupted while it is waited for', async () => {
    const controller = new AbortController();
    const never = http({
      command: marked('interrupted-wait'),
      env: { SLOW_MS: '1000000' },
      readyTimeoutMs: 1_000_000,
    });
    const listener = {
      onEvent: (event: RunEvent) =>
        void (event.type === 'scenario-started' && setImmediate(() => controller.abort('SIGINT'))),
    };
    const { of, events } = await runPlan(planWith([never], [beside('it', ['api'], 'true')]), {
      signal: controller.signal,
      listeners: [listener],
    });
    expect(of('it').ending).toEqual({ kind: 'interrupted' });
    expect(of('it').outcomes).toEqual({});
    expect(events.at(-1)?.type).toBe('run-finished');
    expect(processesWith('interrupted-wait')).toEqual([]);
  });

  test('also when the budget ends the run while it is waited for', async () => {
    const never = http({
      command: marked('spent-wait'),
      env: { SLOW_MS: '1000000' },
      readyTimeoutMs: 1_000_000,
    });
    const { of } = await runPlan(planWith([never], [beside('it', ['api'], 'true')], { budgetMs: 500 }));
    expect(of('it').ending).toEqual({ kind: 'budget' });
    expect(processesWith('spent-wait')).toEqual([]);
  });
});

test('what a service prints goes to its log, a part for each start, and no further', async () => {
  const plan = planWith(
    [http({ scope: 'invocation' })],
    [beside('it', ['api'], 'true', { samples: samples(2) })],
  );
  const { file, out } = await runPlan(plan);
  const log = file('logs/services/it/api.log');
  expect(log.match(/^--- api, port \d+\nlistening on port \d+$/gm)).toHaveLength(2);
  expect(readFileSync(join(out, 'logs/it.log'), 'utf8')).not.toContain('listening');
  expect(existsSync(join(out, 'logs/suite-services'))).toBe(false);
});

test('a flood of output costs neither memory nor disk', async () => {
  const flood = service('flood', {
    command: `python3 -m http.server --bind "$HOST" "$PORT" & exec yes "$(head -c 1000 /dev/zero | tr '\\0' x)"`,
  });
  const { of, file } = await runPlan(planWith([flood], [beside('it', ['flood'], ask(`\${flood.url}/`))]));
  expect(of('it').outcomes).toEqual({ ok: 1 });
  expect(file('logs/services/it/flood.log').length).toBeLessThan(1.1 * 1024 ** 2);
});
