import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { chooseLauncher } from '../../../src/run/process/choose-launcher.ts';
import { openLog } from '../../../src/run/process/log.ts';
import { openScratch } from '../../../src/run/process/scratch.ts';
import { chooseShell } from '../../../src/run/process/shell.ts';
import type { ServiceSurroundings } from '../../../src/run/services/service-command.ts';
import { headTree } from '../../../src/run/tree.ts';
import { freshFolder } from '../suite.ts';

/** What a single service is started with, for one test. */
export async function open() {
  const scratch = openScratch();
  onTestFinished(scratch.dispose);
  const surroundings: ServiceSurroundings = {
    launcher: await chooseLauncher(process.env),
    shell: chooseShell(process.env),
    scratch,
    stop: new AbortController().signal,
    nextMarker: () => `${randomUUID()}.`,
  };
  const folder = freshFolder();
  const log = openLog(join(folder, 'api.log'));
  onTestFinished(log.close);
  return { surroundings, log, tree: headTree(folder, process.env) };
}
