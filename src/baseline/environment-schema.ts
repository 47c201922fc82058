import { z } from 'zod';
import type { Commit, Environment } from '../model/environment.ts';
import type { CalibrationReading } from '../model/event.ts';
import { byName, count, name, positive, text } from './schema-parts.ts';

export const environmentSchema: z.ZodType<Environment> = z
  .object({
    os: name,
    arch: name,
    kernel: name,
    cpuModel: name,
    cores: count,
    memoryBytes: positive,
    image: name.describe('Runner image and version, or the name of the distribution'),
    runtimes: byName(name).describe('Versions of runtimes by name'),
    machineClass: name.min(1).describe('Runs are comparable without confirmation only within one class'),
  })
  .describe('Where the run took place');

export const commitSchema: z.ZodType<Commit> = z
  .object({
    sha: name,
    ref: name.nullable(),
    subject: text.nullable(),
    dirty: z.boolean().describe('Uncommitted changes were present'),
  })
  .describe('The commit under test');

export const calibrationSchema: z.ZodType<CalibrationReading> = z
  .object({ atMs: positive, cpuNs: positive, memoryNs: positive, utilization: positive })
  .describe('Time a fixed piece of work took on this machine');
