import { describeOutcome } from '../../model/outcome.ts';
import { runCommand } from '../process/run-command.ts';
import type { ReadyCheck } from './readiness.ts';
import { commandOf, type Program } from './service-command.ts';

/** Longest that one run of a readiness command may take. */
const PATIENCE_MS = 10_000;

/** Ready when the service's readiness command ends with code 0; it has the service's folder and variables. */
export function commandCheck(program: Program): ReadyCheck {
  const { request, given } = program;
  const { ready } = request.service;
  const command = ready.kind === 'command' ? ready.command : [];
  const fifo = given.scratch.freshFifo();
  return {
    async attempt(stop) {
      const { outcome, excerpt } = await runCommand({
        launcher: given.launcher,
        command: commandOf(command, program),
        throughShell: typeof command === 'string',
        expectExitCodes: [0],
        timeoutMs: PATIENCE_MS,
        fifo,
        log: request.log,
        source: `${request.service.name}, readiness`,
        signal: stop,
        onSpawn: () => {},
      });
      if (outcome.kind === 'ok') return { ready: true };
      const how = outcome.kind === 'interrupted' ? 'had not ended' : describeOutcome(outcome);
      const words = excerpt.split('\n').at(-1) ?? '';
      return {
        ready: false,
        found: `its readiness command ${how}${words === '' ? '' : ` (${words})`}`,
      };
    },
  };
}
