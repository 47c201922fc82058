import { cpSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/model/plan.ts';
import type { ServicePlan } from '../../../src/model/service.ts';
import { freshFolder, pairedPlan, runPlan, samples, scenario } from '../suite.ts';
import { ask, beside, http, SERVICES } from './suites.ts';

/** Two trees with the HTTP service in each; of the base `change` is made. */
function trees(change: (source: string) => string = source => source): { head: string; base: string } {
  const [head, base] = [realpathSync(freshFolder()), realpathSync(freshFolder())];
  for (const tree of [head, base]) cpSync(SERVICES, tree, { recursive: true });
  const source = `${change('')}await import('./http.mjs');\n`;
  writeFileSync(join(base, 'server.mjs'), source);
  writeFileSync(join(head, 'server.mjs'), `await import('./http.mjs');\n`);
  return { head, base };
}

const inTree = (changes: Partial<ServicePlan> = {}) =>
  http({ command: [process.execPath, 'server.mjs'], ...changes });

const who = (id: string) =>
  beside(id, ['api'], ask(`\${api.url}/who`, `\${api.url}/pid`), { samples: samples(2) });

const run = (plan: Plan, { head, base }: { head: string; base: string }) =>
  runPlan(plan, { workingDirectory: head, baseDirectory: base });

describe('base and head by turns', () => {
  test.each(['scenario', 'suite', 'invocation'] as const)(
    'each ask a service of their own tree (scope: %s)',
    async scope => {
      const places = trees();
      const plan = pairedPlan([who('it')], [2], { services: [inTree({ scope })] });
      const { file, of } = await run(plan, places);
      for (const [arm, log] of [
        ['head', 'logs/it.log'],
        ['base', 'logs/it.base.log'],
      ] as const) {
        expect(of('it', arm).outcomes).toEqual({ ok: 2 });
        const answers = file(log)
          .split('\n')
          .filter(line => line.startsWith('/'));
        expect(answers).toEqual([places[arm], places[arm]]);
        expect(of('it', arm).services?.[0]?.readyMs).toHaveLength(scope === 'invocation' ? 2 : 1);
      }
    },
  );

  test('have both services from before the first pair to the end of the scenario, each stopped', async () => {
    const plan = pairedPlan([who('a'), who('b')], [2], { services: [inTree()] });
    const { events } = await run(plan, trees());
    const story = events.flatMap(event => {
      if (event.type === 'service-ready') return [`${event.arm} ${event.scenario} ready`];
      if (event.type === 'service-ended') return [`${event.arm} ${event.scenario} ${event.ending.kind}`];
      return event.type === 'invocation-finished' ? [`${event.invocation.scenario} taken`] : [];
    });
    expect(story.slice(0, 4)).toEqual(['head a ready', 'base a ready', 'a taken', 'a taken']);
    expect(story.filter(entry => entry.endsWith('stopped')).toSorted()).toEqual([
      'base a stopped',
      'base b stopped',
      'head a stopped',
      'head b stopped',
    ]);
    expect(story.filter(entry => entry.endsWith('ready'))).toHaveLength(4);
  });

  test('the base twice has a third one', async () => {
    const orders = {
      it: [
        ['base', 'head', 'control'],
        ['control', 'base', 'head'],
      ],
    } as const;
    const { pairing, ...plan } = pairedPlan([who('it')], [2], { services: [inTree()] });
    if (pairing === null) throw new Error('it has no pairs');
    const controlled = { ...plan, pairing: { ...pairing, control: true, orders } };
    const { file } = await run(controlled, trees());
    const pids = ['', '.base', '.control'].map(arm => /^\d+$/m.exec(file(`logs/it${arm}.log`))?.[0]);
    expect(new Set(pids).size).toBe(3);
  });

  test('end together when the base’s service does not become ready, which is said of the base', async () => {
    const plan = pairedPlan([who('it')], [2], { services: [inTree()] });
    const { of } = await run(
      plan,
      trees(() => `console.error('no such table'); process.exit(9);\n`),
    );
    const reason = 'on the base (abc123): its service api exited with code 9 before it was ready';
    expect(of('it').ending).toEqual({ kind: 'failing', reason });
    expect(of('it', 'base').outcomes).toEqual({ unstartable: 1 });
    expect(of('it', 'base').failures[0]?.excerpt).toBe('no such table');
  });
});

test('services that live for the suite are left out of what other scenarios use', async () => {
  // Two operations have no process in common but this program, below which the service is too.
  const load = { model: 'closed', users: 1, iterations: 2, durationMs: null } as const;
  const { startMonitors } = await import('../../../src/run/monitors/monitors.ts');
  const monitors = await startMonitors({ intervalMs: 20 });
  try {
    const plan = pairedPlan(
      [beside('a', ['api'], ask(`\${api.url}/who`)), scenario('alone', { command: 'sleep 0.5', load })],
      [2],
      { services: [inTree({ scope: 'suite' })] },
    );
    const { of } = await runPlan(plan, {
      workingDirectory: trees().head,
      baseDirectory: trees().base,
      monitors,
    });
    const peak = of('alone').metrics.find(({ metric }) => metric.id === 'processes.peak')?.samples ?? [];
    expect(peak.length).toBeGreaterThan(0);
    // A shell and what it runs.
    expect(Math.max(...peak)).toBeLessThanOrEqual(2);
  } finally {
    await monitors.close();
  }
});
