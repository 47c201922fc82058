import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseView } from '../../src/baseline/result-file.ts';
import type { Plan, ShardPart } from '../../src/model/plan.ts';
import type { RunResult } from '../../src/model/result.ts';
import type { View } from '../../src/model/view.ts';

/** Scenarios of one part, of which one has many operations an invocation. */
const SUITE = `version: 1
suite: wide
scenarios:
  import: { command: [node, -e, 'let x = 0; for (let i = 0; i < 2e7; i++) x += i'] }
  lookup: { command: [node, -e, 'JSON.parse(JSON.stringify(Array(1e5).fill(1)))'] }
  receipts: { command: [sh, -c, 'sleep 0.05'] }
  invoices: { command: [sh, -c, ':'], load: { users: 2, iterations: 50 } }
`;

/** What a real run of a part in pairs with an unchanged base found: search, screening and all readings. */
export async function measureOnePart(): Promise<View> {
  const folder = mkdtempSync(join(tmpdir(), 'merge-bench-'));
  mkdirSync(join(folder, 'head'));
  writeFileSync(join(folder, 'head', 'stress.yml'), SUITE);
  cpSync(join(folder, 'head'), join(folder, 'base'), { recursive: true });
  const cli = join(import.meta.dirname, '../../dist/cli.js');
  const args = [cli, 'run', 'head', '--against', join(folder, 'base'), '--fail-on', 'never'];
  await promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 ** 2 });
  const file = join(folder, 'head/.stress/results.json');
  return parseView(readFileSync(file, 'utf8'), file);
}

/** `count` parts of one suite, each with what `part` measured under names of its own, as folders that a merge reads. */
export function writeParts(part: View, count: number): { readonly folder: string; readonly bytes: number } {
  const folder = mkdtempSync(join(tmpdir(), 'merge-parts-'));
  const parts: readonly ShardPart[] = Array.from({ length: count }, (_, i) => ({
    scenarios: part.result.plan.scenarios.map(({ id }) => nameIn(i, id)),
    costMs: 1,
  }));
  let bytes = 0;
  for (const [i] of parts.entries()) {
    const of = (run: RunResult): RunResult => renamed(run, i, { index: i + 1, count, whole: 'bench', parts });
    const text = JSON.stringify({ ...part, result: of(part.result), rounds: part.rounds.map(of) });
    mkdirSync(join(folder, String(i)));
    writeFileSync(join(folder, String(i), 'results.json'), text);
    bytes += text.length;
  }
  return { folder, bytes };
}

const nameIn = (part: number, id: string): string => `${id}-${part}`;

function renamed(run: RunResult, part: number, shard: NonNullable<Plan['shard']>): RunResult {
  const rename = (id: string): string => nameIn(part, id);
  const { pairing, scenarios } = run.plan;
  return {
    ...run,
    plan: {
      ...run.plan,
      shard,
      scenarios: scenarios.map(planned => ({
        ...planned,
        id: rename(planned.id),
        name: rename(planned.name),
      })),
      pairing:
        pairing === null
          ? null
          : {
              ...pairing,
              orders: Object.fromEntries(
                Object.entries(pairing.orders).map(([id, order]) => [rename(id), order]),
              ),
            },
    },
    scenarios: run.scenarios.map(scenario => ({ ...scenario, id: rename(scenario.id) })),
  };
}
