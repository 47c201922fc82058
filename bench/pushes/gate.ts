import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pairsOf, sidesOf } from '../../src/analyze/pairs.ts';
import type { MetricAnalysis } from '../../src/model/analysis.ts';
import type { RunEvent } from '../../src/model/event.ts';
import type { RunResult } from '../../src/model/result.ts';
import type { Check } from '../../src/model/verdict.ts';
import type { View } from '../../src/model/view.ts';
import { median } from '../../src/stats/descriptive.ts';
import type { CheckRecord, GateRecord, NoiseMetric, ScenarioRecord } from './record.ts';

/** How the program is called. */
export interface Call {
  /** `dist/cli.js`, or the source of it. */
  readonly cli: string;
  readonly seed: number;
  /** Wall-clock limit as the command line has it (`60s`); null: none. */
  readonly budget: string | null;
  readonly environment: NodeJS.ProcessEnv;
  /** Ends the program as a user would, and waits for its end. */
  readonly signal: AbortSignal;
}

/** What one run left behind. */
export interface Gate {
  readonly record: GateRecord;
  readonly view: View;
}

/** Exit codes that are verdicts: pass, fail, inconclusive. */
const VERDICTS: ReadonlySet<number | null> = new Set([0, 1, 4]);

/** Runs the program in pairs with HEAD~1, as a process of its own. Error when it ended without a verdict. */
export async function runGate(folder: string, call: Call): Promise<Gate> {
  const startedMs = performance.now();
  const { code, errors } = await runProgram(folder, call);
  const seconds = (performance.now() - startedMs) / 1e3;
  if (!VERDICTS.has(code))
    throw new Error(`Cannot judge the push: the program ended with ${code}\n${errors}`);
  const out = join(folder, '.stress');
  const view: View = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
  const events = readFileSync(join(out, 'events.ndjson'), 'utf8').trim().split('\n');
  return {
    view,
    record: recordOf(
      view,
      events.map(line => JSON.parse(line)),
      seconds,
    ),
  };
}

function runProgram(folder: string, { cli, seed, budget, environment, signal }: Call) {
  const limits = budget === null ? [] : ['--budget', budget];
  const args = [cli, 'run', '--against', 'HEAD~1', '--format', 'json', '--seed', `${seed}`, ...limits];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = (): void => {
    child.kill('SIGTERM');
  };
  signal.addEventListener('abort', stop, { once: true });
  const chunks: string[] = [];
  child.stderr.setEncoding('utf8').on('data', chunk => chunks.push(chunk));
  return new Promise<{ code: number | null; errors: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => {
      signal.removeEventListener('abort', stop);
      resolve({ code, errors: chunks.join('') });
    });
  });
}

/** What is kept of a run; `events` are those of its search. */
export function recordOf(view: View, events: readonly RunEvent[], seconds: number): GateRecord {
  const starts = startsOf(events);
  const runs = [view.result, ...view.rounds];
  return {
    status: view.verdict.status,
    seconds,
    family: view.analysis.family.metrics,
    checks: view.verdict.checks.map(check => checkOf(check, view)),
    scenarios: Object.fromEntries(
      view.result.plan.scenarios.map(({ id }) => [id, scenarioOf(id, runs, starts)]),
    ),
  };
}

function checkOf({ scenario, metric, rule, status }: Check, { analysis }: View): CheckRecord {
  const found = analysis.scenarios
    .find(({ id }) => id === scenario)
    ?.metrics.find(entry => entry.metric.id === metric);
  return { scenario, metric, rule, status, change: found === undefined ? null : changeOf(found) };
}

const changeOf = ({ comparison }: MetricAnalysis): number | null => {
  if (comparison.kind === 'paired') return comparison.confirmation?.change ?? comparison.change;
  return comparison.kind === 'exact' ? comparison.change : null;
};

interface Start {
  readonly scenario: string;
  readonly atMs: number;
}

/** Of every counted invocation, in the order of time. */
const startsOf = (events: readonly RunEvent[]): readonly Start[] =>
  events
    .flatMap(event =>
      event.type === 'invocation-finished' && !event.invocation.warmup ? [event.invocation] : [],
    )
    .map(({ scenario, startedAtMs }) => ({ scenario, atMs: startedAtMs }))
    .toSorted((a, b) => a.atMs - b.atMs);

function scenarioOf(id: string, runs: readonly RunResult[], starts: readonly Start[]): ScenarioRecord {
  const gapsMs = starts.flatMap(({ scenario, atMs }, i) =>
    scenario === id ? [(starts[i + 1]?.atMs ?? Number.NaN) - atMs] : [],
  );
  const taken = (purpose: 'search' | 'confirm'): number =>
    ratiosIn(
      runs.filter(({ plan }) => plan.pairing?.purpose === purpose),
      id,
      'time.wall',
    ).length;
  const known = gapsMs.filter(Number.isFinite);
  return {
    searchPairs: taken('search'),
    confirmPairs: taken('confirm'),
    pairSeconds: known.length === 0 ? 0 : (2 * median(known)) / 1e3,
    ratios: { 'cpu.perop': ratiosIn(runs, id, 'cpu.perop'), 'time.wall': ratiosIn(runs, id, 'time.wall') },
  };
}

/** ln(head / base) of the pairs, to a ten-thousandth. */
const ratiosIn = (runs: readonly RunResult[], id: string, metric: NoiseMetric): readonly number[] =>
  runs.flatMap(run => {
    const sides = sidesOf(run, id);
    const pairs = sides === null ? undefined : pairsOf(sides).find(found => found.metric.id === metric);
    return (pairs?.head ?? []).map(
      (head, i) => Math.round(1e4 * Math.log(head / (pairs?.base[i] ?? head))) / 1e4,
    );
  });
