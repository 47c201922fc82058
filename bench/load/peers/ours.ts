import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadTrace } from '../../../src/model/load.ts';
import type { RunResult, ScenarioResult } from '../../../src/model/result.ts';
import type { Command } from '../pinned.ts';
import { run } from '../run-command.ts';
import type { ClosedGenerator } from './generator.ts';

const CLI = join(import.meta.dirname, '../../../dist/cli.js');

/** What a user would write: a scenario of one request under `load`, once. */
export interface OurScenario {
  readonly url: string;
  /** As in stress.yml. */
  readonly load: Readonly<Record<string, unknown>>;
  readonly thresholds?: Readonly<Record<string, unknown>>;
  readonly folder: string;
}

/** What our results.json says of it. */
export interface OurResult {
  /** A metric in its base unit (times: ns); throws where it was not measured, with the reason. */
  metric(id: string): number;
  readonly trace: LoadTrace;
}

/** What became of it: figures, or why it says that there are none. */
export type OurAnswer =
  | { readonly kind: 'measured'; readonly result: OurResult }
  | { readonly kind: 'unmeasured'; readonly reason: string };

/** The command line of `stress-action run`, its config written into the folder. */
export function oursCommand({ url, load, thresholds = {}, folder }: OurScenario): Command {
  const samples = { warmup: 0, min: 1, max: 1 };
  const suite = {
    version: 1,
    suite: 'load',
    scenarios: { load: { http: { url }, load, samples, thresholds } },
  };
  const config = join(folder, 'stress.yml');
  // JSON is YAML.
  writeFileSync(config, JSON.stringify(suite));
  return [
    process.execPath,
    CLI,
    'run',
    '--config',
    config,
    '--out',
    join(folder, 'out'),
    '--against',
    'none',
  ];
}

/** Runs it and reads what it wrote. A verdict of `fail` is an answer too: exit code 1. */
export async function askOurs(scenario: OurScenario): Promise<OurAnswer> {
  await run(oursCommand(scenario), { cwd: scenario.folder, alsoOk: 1 });
  const file = join(scenario.folder, 'out/results.json');
  const { result }: { readonly result: RunResult } = JSON.parse(readFileSync(file, 'utf8'));
  const [measured] = result.scenarios;
  const trace = measured?.loadTrace;
  // Where too much of it was void there is a trace that says so, and no figure.
  if (measured === undefined || trace === undefined || measured.metrics.length === 0)
    return { kind: 'unmeasured', reason: reasonsOf(measured) };
  return { kind: 'measured', result: { trace, metric: id => sampleOf(measured, id) } };
}

/** As `askOurs`, where nothing but figures will do. */
export async function runOurs(scenario: OurScenario): Promise<OurResult> {
  const answer = await askOurs(scenario);
  if (answer.kind === 'unmeasured') throw new Error(`Ours says that it could not measure: ${answer.reason}`);
  return answer.result;
}

const reasonsOf = (measured: ScenarioResult | undefined): string =>
  measured?.failures.map(({ outcome }) => ('reason' in outcome ? outcome.reason : outcome.kind)).join('; ') ||
  'no reason is given';

function sampleOf({ metrics, unavailable }: ScenarioResult, id: string): number {
  const value = metrics.find(({ metric }) => metric.id === id)?.samples[0];
  if (value !== undefined) return value;
  const reason = unavailable.find(({ metric }) => metric === id)?.reason;
  throw new Error(`Ours has no ${id}: ${reason ?? 'no reason is given'}`);
}

/** Our own closed model through the command line. */
export const ours: ClosedGenerator = {
  name: 'stress-action',
  closed: ({ url, connections, seconds, folder }) =>
    oursCommand({ url, folder, load: { users: connections, duration: `${seconds}s` } }),
};
