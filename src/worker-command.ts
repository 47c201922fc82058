import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { ConformanceFinding } from './run/worker/conformance/conformance.ts';

/** Adds the command `check-worker`: a worker is held to the protocol of docs/workers.md. */
export function addWorker(root: Command): void {
  root
    .command('check-worker')
    .description('hold a worker to its protocol (docs/workers.md)')
    .argument('<command...>', 'what starts it, after --: `check-worker -- python3 worker.py`')
    .option('--operation <name>', 'an operation that succeeds; not needed where it has only one')
    .option('--folder <folder>', 'where it is started', '.')
    .action(async (command: readonly string[], flags: WorkerFlags) => {
      const { examineWorker } = await import('./run/worker/conformance/conformance.ts');
      const findings = await examineWorker(
        {
          command,
          folder: resolve(flags.folder),
          environment: process.env,
          operation: flags.operation ?? null,
          marker: randomUUID(),
        },
        finding => process.stdout.write(lineOf(finding)),
      );
      const failed = findings.filter(({ status }) => status === 'failed').length;
      process.stdout.write(
        failed === 0
          ? `It speaks the protocol: ${findings.length} checks\n`
          : `It does not speak the protocol: ${failed} of ${findings.length} checks failed\n`,
      );
      process.exitCode = failed === 0 ? 0 : 1;
    });
}

interface WorkerFlags {
  readonly operation?: string;
  readonly folder: string;
}

const MARKS = { passed: '✓', failed: '✗', skipped: '–' } as const;

const lineOf = ({ name, status, found }: ConformanceFinding): string =>
  `${MARKS[status]} ${name.replaceAll('`', '')}${found === null ? '' : `: ${found}`}\n`;
