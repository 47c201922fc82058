import { openInput } from '../process/input-channel.ts';
import type { OnOutput } from '../process/output-channel.ts';
import { type CommandReport, type CommandRequest, runCommand } from '../process/run-command.ts';
import { WorkerSession } from './session.ts';

/** How a worker is started: as any command, but for what its streams are for. */
export type WorkerRequest = Omit<CommandRequest, 'reader' | 'timeoutMs' | 'input'> & {
  /** Named pipes for stdin and stderr; null: Node's own. */
  readonly inputFifo: string | null;
  readonly errorFifo: string | null;
  readonly onFault: (fault: string) => void;
  /** Takes all that is written on either stream, answers too. */
  readonly onOutput?: OnOutput;
  /** Told of lines on stdout that are no answers, which go to the log in any case. */
  readonly onPrint?: (line: string) => void;
};

/** A worker that was started. Everything but its answers goes to the log. */
export interface WorkerProcess {
  readonly session: WorkerSession;
  /** Once it has ended and nothing of its tree is alive. `interrupted` also when `end` ended it. */
  readonly ended: Promise<CommandReport>;
  /** Writes text that is no message of the session. */
  write(text: string): void;
  /** Nothing more will be written: the worker reads the end of its input. */
  closeInput(): void;
  /** Ends it and all that it started. */
  end(): void;
}

/** No operation takes as long; what limits a worker is the time of each of its operations. */
const NO_LIMIT_MS = 2 ** 31 - 1;

/** Starts a worker. It can be talked to at once: what is sent before it reads waits in the pipe. */
export function startWorker({
  inputFifo,
  errorFifo,
  onFault,
  onPrint,
  onOutput,
  ...request
}: WorkerRequest): WorkerProcess {
  const ending = new AbortController();
  const input = openInput(inputFifo);
  const print = (text: string): void => {
    request.log.append(request.source, Buffer.from(`${text}\n`));
    onPrint?.(text);
  };
  const session = new WorkerSession({
    send: input.write,
    onPrint: print,
    onFault,
  });
  const ended = runCommand({
    ...request,
    timeoutMs: NO_LIMIT_MS,
    signal: AbortSignal.any([request.signal, ending.signal]),
    input,
    reader: {
      errorFifo,
      unlogged: 'stdout',
      onOutput(chunk, stream) {
        if (stream === 'stdout') session.receive(chunk);
        onOutput?.(chunk, stream);
      },
    },
  }).finally(() => session.close());
  return { session, ended, write: input.write, closeInput: input.close, end: () => ending.abort() };
}
