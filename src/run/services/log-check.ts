import { lineReader } from './output-lines.ts';
import type { ReadyCheck } from './readiness.ts';

/** A check that is told what the service prints. */
export interface LogCheck extends ReadyCheck {
  onOutput(chunk: Buffer): void;
}

/** Ready when a line has matched `pattern`, also before the first try. */
export function logCheck(pattern: string): LogCheck {
  const expression = new RegExp(pattern, 'u');
  const wake = new AbortController();
  let port: number | null = null;
  const onOutput = lineReader(line => {
    const match = wake.signal.aborted ? null : expression.exec(line);
    if (match === null) return;
    port = portOf(match.groups?.port);
    wake.abort();
  });
  return {
    onOutput,
    wake: wake.signal,
    attempt: async () =>
      wake.signal.aborted
        ? { ready: true, ...(port === null ? {} : { port }) }
        : { ready: false, found: `no line of its output matches ${pattern}` },
  };
}

/** What a program prints is not believed to be a port until it is one. */
function portOf(text: string | undefined): number | null {
  const port = Number(text ?? Number.NaN);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
}
