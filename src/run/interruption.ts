/** A stop that people or the runner may ask for. `signal` aborts with the name of the first signal as its reason. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Stops listening: the next signal ends the process in the usual way. */
  readonly release: () => void;
}

/** The runner sends SIGINT, then SIGTERM after 7.5 s; a closed terminal sends SIGHUP. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Listens for a first signal. From then on a second one ends the process at once, for whoever does not want to wait. */
export function interruption(): Interruption {
  const controller = new AbortController();
  const release = (): void => {
    for (const name of SIGNALS) process.removeListener(name, onSignal);
  };
  const onSignal = (name: NodeJS.Signals): void => {
    release();
    controller.abort(name);
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  return { signal: controller.signal, release };
}
