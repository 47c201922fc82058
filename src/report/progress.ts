import type logUpdate from 'log-update';
import type { RunEvent } from '../model/event.ts';
import { closingLine, heartbeatLine, statusBlock } from './progress-lines.ts';
import { advance, NO_PROGRESS, type ProgressState } from './progress-state.ts';
import { inertLines } from './terminal-text.ts';

type LogUpdate = typeof logUpdate;

/** Between two redraws on a terminal, and between two lines in a log. */
const REDRAW_MS = 500;
const HEARTBEAT_MS = 30_000;

/** Where progress is shown. */
export interface ProgressTarget {
  readonly stream: NodeJS.WritableStream;
  /** A terminal gets lines that are drawn over; anything else gets plain lines. */
  readonly isTTY: boolean;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
}

/**
 * A listener with an end: `close` clears the line and the timer, and may be called more than once. It rests between two runs of one
 * gate, and times each from its own start, as budgets do.
 */
export interface Progress {
  (event: RunEvent): void;
  readonly close: () => void;
}

/**
 * Shows a run's progress while it lasts. On a terminal one line is redrawn through `log-update`, which is loaded only then, with the load that is under way
 * below it; elsewhere a line is printed when a scenario starts or ends, and every 30 s. The timer never keeps the process alive. There is no colour in it.
 */
export function createProgress(target: ProgressTarget): Progress {
  const screen = target.isTTY ? redrawn(target.stream) : printed(target.stream);
  let startedAt = target.now();
  const elapsed = () => target.now() - startedAt;
  let state: ProgressState = NO_PROGRESS;
  const timer = setInterval(() => screen.tick(state, elapsed()), target.isTTY ? REDRAW_MS : HEARTBEAT_MS);
  timer.unref();
  const close = () => {
    clearInterval(timer);
    screen.close();
  };
  const listen = (event: RunEvent) => {
    state = advance(state, event);
    if (event.type === 'run-started') startedAt = target.now();
    screen.show(event, state, elapsed());
  };
  return Object.assign(listen, { close });
}

/** What both kinds of display do: `show` at an event, `tick` in between, `close` at the end. */
interface Screen {
  readonly show: (event: RunEvent, state: ProgressState, elapsedMs: number) => void;
  readonly tick: (state: ProgressState, elapsedMs: number) => void;
  readonly close: () => void;
}

function redrawn(stream: NodeJS.WritableStream): Screen {
  let line: LogUpdate | null = null;
  let closed = false;
  const loaded = import('log-update').then(({ createLogUpdate }) => {
    line = closed ? null : createLogUpdate(stream);
  });
  // Without the library there is no status line; the run goes on.
  loaded.catch(() => {});
  const draw = (state: ProgressState, elapsedMs: number) => {
    if (closed) return;
    if (state.over) line?.clear();
    else line?.(inertLines(statusBlock(state, elapsedMs)));
  };
  return {
    show: (_event, state, elapsedMs) => draw(state, elapsedMs),
    tick: draw,
    close: () => {
      if (closed) return;
      closed = true;
      line?.clear();
      line?.done();
    },
  };
}

function printed(stream: NodeJS.WritableStream): Screen {
  const print = (line: string) => stream.write(`${inertLines(line)}\n`);
  return {
    show: (event, state, elapsedMs) => {
      // Of a pair of arms the head speaks for both.
      if (!('arm' in event) || event.arm === 'base') return;
      if (event.type === 'scenario-started') print(heartbeatLine(state, elapsedMs));
      if (event.type === 'scenario-finished') print(closingLine(state, event.scenario, elapsedMs));
    },
    tick: (state, elapsedMs) => {
      if (!state.over) print(heartbeatLine(state, elapsedMs));
    },
    close: () => {},
  };
}
