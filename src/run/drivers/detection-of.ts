import type { Detected } from '../../model/detected.ts';
import type { Detection } from '../detectors/detection.ts';
import type { Command } from '../process/launch.ts';
import type { CommandReport } from '../process/run-command.ts';
import type { DriverContext, Opening } from './driver.ts';

/** Detection over one process, with the folder in which the detectors write; null where nothing is looked for. They are loaded by scenarios that ask. */
export async function detectionOf(
  { argv, cwd, env }: Command,
  { scenario, scratch, tree, log }: DriverContext,
  { source }: Opening,
  metricsFile: string,
): Promise<Watched | null> {
  if (scenario.detectors === undefined && scenario.histories === undefined) return null;
  const { openDetection } = await import('../detectors/detection.ts');
  const { path: folder, remove } = scratch.temporaryFolder();
  const root = tree.directory;
  const detection = await openDetection({ scenario, argv, cwd, env, folder, metricsFile, root, log, source });
  return {
    detection,
    async finish(report) {
      const detected = await detection.finish(report);
      remove();
      return detected;
    },
  };
}

/** Detection over one process. */
export interface Watched {
  readonly detection: Detection;
  finish(report: CommandReport): Promise<Detected>;
}
