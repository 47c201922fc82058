/** Sends a signal; a process that is already gone, or was never there, needs none. `pid` below 0 means a process group. */
export function signalProcess(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!isGoneOrForeign(error)) throw error;
  }
}

/** ESRCH: it is gone. EPERM: another user's, as after sudo; it is then reported as stuck. */
function isGoneOrForeign(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM');
}
