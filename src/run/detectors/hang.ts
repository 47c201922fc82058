import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Detected } from '../../model/detected.ts';
import type { Detector } from './detector.ts';

/**
 * The hang watcher (src/run/hang). It gives the workload `$STRESS_PROGRESS`, a file to show progress in, and switches on Python's fault
 * handler, without which nobody can ask where a Python program is. Linux only: elsewhere it says that it was not active.
 */
export const hang: Detector = {
  async open({ scenario, env, folder, metricsFile, root, log, source }) {
    const plan = scenario.detectors?.hang ?? null;
    if (plan === null) return null;
    const progressFile = join(folder, 'progress');
    closeSync(openSync(progressFile, 'w'));
    const added = { PYTHONFAULTHANDLER: env.PYTHONFAULTHANDLER ?? '1', STRESS_PROGRESS: progressFile };
    if (process.platform !== 'linux') return { env: added, finish: async () => NOT_HERE };
    const { HangWatch } = await import('../hang/watch.ts');
    const watch = new HangWatch({
      plan,
      sources: { progressFile, metricsFile },
      environment: env,
      root: join(root, '/'),
      log: text => log.append(`${source}, hang`, Buffer.from(text)),
    });
    return {
      env: added,
      guard: watch,
      onSpawn: (rootPid, ownPids) => watch.start(rootPid, ownPids),
      finish: async () => watch.finish(),
    };
  },
};

const NOT_HERE: Detected = {
  faults: [],
  detectors: [{ detector: 'hang', active: false, evidence: 'it reads /proc, which only Linux has' }],
};
