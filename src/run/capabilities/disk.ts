import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import os from 'node:os';
import { dirname } from 'node:path';
import type { Capability } from '../../model/doctor.ts';
import { findings } from './finding.ts';
import type { Probe } from './surroundings.ts';

const { good, limited, missing } = findings('disk');

/** Logs of a long run are a few hundred megabytes, and a build in the base's tree needs as much again. */
const COMFORTABLE_BYTES = 1024 ** 3;
const LEAST_BYTES = 100 * 1024 ** 2;

/** Room for results, logs and scratch files. */
export const disk: Probe = async ({ out }) => [
  await room('disk-out', 'Output folder', existing(out)),
  await room('disk-tmp', 'Temporary folder', os.tmpdir()),
];

const existing = (path: string): string => (existsSync(path) ? path : existing(dirname(path)));

async function room(id: string, name: string, folder: string): Promise<Capability> {
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  const found = `${(freeBytes / 1024 ** 3).toFixed(1)} GB free in ${folder}`;
  if (freeBytes >= COMFORTABLE_BYTES) return good(id, name, found);
  const why = {
    costs: 'logs are cut and builds fail when it is full',
    remedy: 'make room, or name another folder',
  };
  return freeBytes >= LEAST_BYTES ? limited(id, name, found, why) : missing(id, name, found, why);
}
