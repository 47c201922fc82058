import type { Caveat } from '../model/caveat.ts';
import type { RunEvent, RunStarted } from '../model/event.ts';
import type { RunResult } from '../model/result.ts';
import { ResultFold } from './fold.ts';
import { openRecording } from './recording.ts';

/** Sees every event after it was recorded. Observes only: an exception becomes a caveat, and the listener is not called again. */
export interface Listener {
  onEvent(event: RunEvent): void;
}

/** An event before the journal puts its time on it. */
type Untimed<Event> = Event extends RunEvent ? Omit<Event, 'atMs'> : never;
export type RunEventBody = Untimed<RunEvent>;

/** The one way for anything that happens in a run to become known: written to disk first, then folded, then shown. */
export interface Journal {
  /** Milliseconds since the start of the run, to the microsecond. */
  elapsedMs(): number;
  emit(body: RunEventBody): void;
  /** Says a caveat once, however often it is met. */
  caveat(caveat: Caveat): void;
  result(): RunResult;
  close(): void;
}

/** Opens the recording at `file` and writes `started` into it as the first event. */
export function openJournal(file: string, started: RunStarted, listeners: readonly Listener[]): Journal {
  const recording = openRecording(file);
  const startMs = performance.now();
  const elapsedMs = (): number => Math.round((performance.now() - startMs) * 1000) / 1000;
  const result = new ResultFold(started);
  const said = new Set<string>();
  let attentive = listeners;

  const emit = (body: RunEventBody): void => {
    const line = JSON.stringify({ atMs: elapsedMs(), ...body });
    recording.write(line);
    // What was written is what is folded: the result cannot differ from what its recording says.
    const event: RunEvent = JSON.parse(line);
    result.add(event);
    for (const listener of attentive) show(event, listener);
  };
  const show = (event: RunEvent, listener: Listener): void => {
    try {
      listener.onEvent(event);
    } catch (error) {
      attentive = attentive.filter(other => other !== listener);
      emit({ type: 'caveat', caveat: listenerFailed(error) });
    }
  };
  emit(started);
  return {
    elapsedMs,
    emit,
    caveat(caveat) {
      const key = `${caveat.code}\0${caveat.scenario}`;
      if (said.has(key)) return;
      said.add(key);
      emit({ type: 'caveat', caveat });
    },
    result: () => result.result(),
    close: recording.close,
  };
}

const listenerFailed = (error: unknown): Caveat => ({
  code: 'listener-failed',
  text: `A listener stopped observing because it failed: ${error instanceof Error ? error.message : String(error)}`,
  advice: null,
  scenario: null,
});
