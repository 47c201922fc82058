import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childEnvironment } from '../../process/child-environment.ts';
import { chooseLauncher } from '../../process/choose-launcher.ts';
import { openLog } from '../../process/log.ts';
import { killMarked, MARKER } from '../../process/marked.ts';
import { openScratch } from '../../process/scratch.ts';
import { argumentsOf, chooseShell } from '../../process/shell.ts';
import { startWorker } from '../worker-process.ts';
import { CONFORMANCE_CHECKS, type ConformanceCheck } from './checks.ts';
import { Probe, type Remarks, Unsatisfied } from './probe.ts';

/** A worker to examine. */
export interface Candidate {
  /** A string goes through a shell, a list does not. */
  readonly command: string | readonly string[];
  /** Absolute. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** The operation to ask for; null: the worker has only one, or one by default. */
  readonly operation: string | null;
  /** A random word that its processes carry. */
  readonly marker: string;
}

/** What one check found. `skipped` says why there was nothing to examine. */
export interface ConformanceFinding {
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly found: string | null;
}

/** Examines a worker against the protocol of docs/workers.md, one process a check, in order; nothing of it is alive afterwards. */
export async function examineWorker(
  candidate: Candidate,
  onFinding: (finding: ConformanceFinding) => void,
): Promise<readonly ConformanceFinding[]> {
  const launcher = await chooseLauncher(candidate.environment);
  const scratch = openScratch();
  const logs = mkdtempSync(join(tmpdir(), 'stress-worker-'));
  const log = openLog(join(logs, 'worker.log'));
  const findings: ConformanceFinding[] = [];
  try {
    for (const check of CONFORMANCE_CHECKS) {
      const remarks: Remarks = { prints: [], faults: [] };
      const worker = startWorker({
        launcher,
        command: commandOf(candidate),
        throughShell: typeof candidate.command === 'string',
        expectExitCodes: [0],
        fifo: scratch.fifo(0),
        errorFifo: scratch.errorFifo(0),
        inputFifo: scratch.inputFifo(0),
        log,
        source: check.name,
        signal: new AbortController().signal,
        onSpawn: () => {},
        onFault: fault => remarks.faults.push(fault),
        onPrint: line => remarks.prints.push(line),
      });
      const finding = await findingOf(check, new Probe(worker, remarks, candidate.operation));
      worker.end();
      await worker.ended;
      findings.push(finding);
      onFinding(finding);
    }
  } finally {
    await killMarked(candidate.marker);
    log.close();
    scratch.dispose();
    rmSync(logs, { recursive: true, force: true });
  }
  return findings;
}

async function findingOf({ name, examine }: ConformanceCheck, probe: Probe): Promise<ConformanceFinding> {
  try {
    const reason = await examine(probe);
    return reason === null
      ? { name, status: 'passed', found: null }
      : { name, status: 'skipped', found: reason };
  } catch (error) {
    if (!(error instanceof Unsatisfied)) throw error;
    return { name, status: 'failed', found: error.message };
  }
}

const commandOf = ({ command, folder, environment, marker }: Candidate) => ({
  argv: argumentsOf(command, chooseShell(environment)),
  cwd: folder,
  env: childEnvironment(environment, [], {
    STRESS_SCENARIO: 'conformance',
    STRESS_SEED: '1',
    [MARKER]: `${marker}.`,
  }),
});
