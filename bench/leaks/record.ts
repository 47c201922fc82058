import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { growthMetric } from '../../src/model/growth.ts';
import type { MetricSamples, RunResult, ScenarioResult } from '../../src/model/result.ts';
import { startMonitors } from '../../src/run/monitors/monitors.ts';
import { run } from '../../src/run/run.ts';
import { type Cell, nameOf } from './cells.ts';
import { planOf, soakOf } from './plan.ts';
import { OPERATIONS, type Program, SAMPLED_WORK, SOURCES } from './programs.ts';
import type { Pool } from './recording.ts';
import { POLICY } from './trial.ts';

/** Columns of a curve that growth is read from. */
const CURVES = /^(rss|uss|pss)Bytes$|^(fds|threads|sockets|processes|files)$/;

function commandOf(cell: Cell, words: readonly string[]): readonly string[] {
  const { program, kind, shape, source, leak } = cell;
  const work = source === 'sampled' ? SAMPLED_WORK[program] : 1;
  const options = { leak, kind, shape, work, operations: OPERATIONS };
  const given = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return [...words, ...given, ...(source === 'sampled' ? ['--natural'] : [])];
}

/** Runs the processes of one cell through the program's own run; throws where one of them failed. */
export async function record(
  cell: Cell,
  commands: Readonly<Record<Program, readonly string[]>>,
  processes: number,
  folder: string,
): Promise<{ pool: Pool; result: RunResult }> {
  const out = join(folder, nameOf(cell).replaceAll('/', '-'));
  mkdirSync(out, { recursive: true });
  const plan = planOf(soakOf(nameOf(cell), commandOf(cell, commands[cell.program]), [processes]), 1);
  const monitors = await startMonitors();
  try {
    const result = await run(plan, {
      policy: POLICY,
      workingDirectory: SOURCES,
      baseDirectory: null,
      out,
      environment: process.env,
      toolVersion: 'bench',
      marker: randomUUID(),
      signal: new AbortController().signal,
      listeners: [],
      enough: () => new Set(),
      monitors,
      calibration: {
        readingsIn: () => 0,
        read: async () => ({ atMs: 0, cpuNs: 1, memoryNs: 1, utilization: 1 }),
      },
    });
    return { pool: poolOf(cell, result.scenarios[0], processes), result };
  } finally {
    await monitors.close();
  }
}

function poolOf(cell: Cell, found: ScenarioResult | undefined, processes: number): Pool {
  if (found === undefined || found.outcomes.ok !== processes || found.problems.length > 0) {
    const why = JSON.stringify({
      outcomes: found?.outcomes,
      failures: found?.failures,
      problems: found?.problems,
    });
    throw new Error(`Cannot record ${nameOf(cell)}: ${why}`);
  }
  const { metrics, series, checkpoints } = found;
  const columns = Object.entries(series?.columns ?? {}).filter(([name]) => CURVES.test(name));
  return {
    processes,
    metrics: Object.fromEntries(
      metrics
        .filter(({ metric }) => isKept(metric.id))
        .map(one => [one.metric.id, byProcess(one, processes)]),
    ),
    series: series === null ? null : { ...series, columns: Object.fromEntries(columns) },
    checkpoints,
  };
}

const isKept = (id: string): boolean =>
  growthMetric(id) !== null || id === 'operations' || id === 'time.wall';

const byProcess = ({ samples, invocations }: MetricSamples, processes: number): (number | null)[] =>
  Array.from({ length: processes }, (_, process) => samples[invocations.indexOf(process)] ?? null);
