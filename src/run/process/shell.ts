import { findExecutable } from './executable.ts';
import { signalName } from './launcher-report.ts';

/** How a command string is given to a shell: `[...prefix, string]`. The string is one argument; nothing is ever put into it. */
export type Shell = readonly [string, ...string[]];

/** The runner's own convention where bash exists, else POSIX sh; start-up files are not read. */
export function chooseShell(environment: NodeJS.ProcessEnv): Shell {
  if (process.platform === 'win32') return ['cmd.exe', '/d', '/s', '/c'];
  const bash = findExecutable('bash', environment.PATH);
  return bash === null ? ['/bin/sh', '-ec'] : [bash, '--noprofile', '--norc', '-e', '-o', 'pipefail', '-c'];
}

/** The argument list of a command: a string through the shell, a list as it is. */
export function argumentsOf(
  command: string | readonly string[],
  shell: Shell,
): readonly [string, ...string[]] {
  if (typeof command === 'string') return [...shell, command];
  const [file = '', ...args] = command;
  return [file, ...args];
}

/** Signals whose default action ends a process and that programs do not use as codes of their own. */
const REPORTED_BY_SHELL: ReadonlySet<string> = new Set(
  'SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGSEGV SIGPIPE SIGALRM SIGTERM SIGXCPU SIGXFSZ SIGSYS'.split(
    ' ',
  ),
);

/**
 * A shell cannot die of its child's signal, so it exits with 128 + n. That is taken for signal n only if the command went through
 * a shell and n is a signal that ends programs; every other code above 128 is the program's own. Null: an ordinary exit code.
 */
export function signalReportedByShell(exitCode: number): string | null {
  const name = exitCode > 128 ? signalName(exitCode - 128) : '';
  return REPORTED_BY_SHELL.has(name) ? name : null;
}
