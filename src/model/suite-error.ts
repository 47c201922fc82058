import type { Problem } from './caveat.ts';
import type { ExitCode } from './verdict.ts';

/**
 * A failure that the user can mend: printed as one paragraph, without a stack. Everything else that is thrown is a bug of this
 * program and keeps its stack. `problems` are listed one a line with their places.
 */
export class SuiteError extends Error {
  readonly exitCode: ExitCode;
  readonly problems: readonly Problem[];

  constructor(
    message: string,
    options: { exitCode: ExitCode; problems?: readonly Problem[]; cause?: unknown },
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'SuiteError';
    this.exitCode = options.exitCode;
    this.problems = options.problems ?? [];
  }
}
