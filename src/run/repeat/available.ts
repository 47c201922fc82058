import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Caveat } from '../../model/caveat.ts';
import type { Cell } from '../../model/repetition.ts';
import type { Machinery } from '../machinery.ts';
import { childEnvironment } from '../process/child-environment.ts';

/** A level that this machine cannot give. */
interface Shortcoming {
  /** As in a cell's id. */
  readonly level: string;
  readonly reason: string;
  readonly advice: string;
}

/** What of a plan's cells this machine can give. */
export interface Availability {
  /** Runs of other cells are not made: they would be counted under conditions that they did not have. */
  readonly isGiven: (cell: Cell) => boolean;
  /** Which levels are left out, and why; null where none is. */
  readonly caveat: Caveat | null;
}

/** Looks once which levels of `cells` this machine can give. */
export async function availabilityOf(
  cells: readonly Cell[],
  scenario: string,
  machinery: Machinery,
): Promise<Availability> {
  const locales = cells.some(({ env }) => isChecked(env.LC_ALL)) ? await installedLocales(machinery) : null;
  const faults = new Map(cells.map(cell => [cell, faultsOf(cell, machinery, locales)]));
  const distinct = new Map([...faults.values()].flat().map(fault => [fault.level, fault]));
  return {
    isGiven: cell => faults.get(cell)?.length === 0,
    caveat: distinct.size === 0 ? null : missing([...distinct.values()], scenario),
  };
}

const missing = (faults: readonly Shortcoming[], scenario: string): Caveat => ({
  code: 'condition-missing',
  text: `No run was made under ${faults.map(({ level, reason }) => `${level} (${reason})`).join(', ')}`,
  advice: [...new Set(faults.map(({ advice }) => advice))].join('; '),
  scenario,
});

function faultsOf(
  { cpus, hogs, pulses, levels }: Cell,
  machinery: Machinery,
  locales: ReadonlySet<string> | null,
): readonly Shortcoming[] {
  return [
    cpus === null ? null : coresFault(cpus, machinery),
    pulses ? pulsesFault(machinery) : null,
    hogs > 0 && process.platform === 'win32' ? LOAD_FAULT : null,
    levels.timezone === undefined ? null : zoneFault(levels.timezone),
    levels.locale === undefined ? null : localeFault(levels.locale, locales),
  ].filter(fault => fault !== null);
}

const PERL = 'run it on Linux with Perl installed (on Debian and Ubuntu: apt-get install perl-base)';

/** The launcher ends stopped processes if this program dies; without it they would stand still for good. */
function pulsesFault({ launcher }: Machinery): Shortcoming | null {
  const level = 'pulses=on';
  if (launcher.name !== 'perl')
    return { level, reason: 'nothing here would end stopped processes if this program died', advice: PERL };
  return existsSync('/proc/thread-self/children')
    ? null
    : {
        level,
        reason: 'this kernel does not tell the children of a process: CONFIG_PROC_CHILDREN',
        advice: 'leave out `pulses`',
      };
}

const LOAD_FAULT: Shortcoming = {
  level: 'a load',
  reason: 'there is no POSIX shell to make one',
  advice: 'run it on Linux or macOS',
};

function coresFault(cpus: number, { workloadLauncher, workloadCores }: Machinery): Shortcoming | null {
  const level = `cpus=${cpus}`;
  if (workloadLauncher.onCores === undefined)
    return { level, reason: 'processes cannot be bound to cores here', advice: PERL };
  const count = workloadCores.length;
  return cpus <= count
    ? null
    : {
        level,
        reason: `the workload has ${count === 1 ? 'one core' : `${count} cores`} here`,
        advice: 'leave out that level, or use a larger runner',
      };
}

/** Where the C library looks for zones; it takes one that it does not find for UTC without a word. */
const ZONES = '/usr/share/zoneinfo';

function zoneFault(zone: string): Shortcoming | null {
  if (zone === 'UTC' || process.platform === 'win32' || existsSync(join(ZONES, zone))) return null;
  return {
    level: `TZ=${zone}`,
    reason: `${ZONES} does not have it, and programs would take it for UTC`,
    advice: 'install the time zones (on Debian and Ubuntu: apt-get install tzdata)',
  };
}

/** Locales that every C library has. */
const BUILT_IN: ReadonlySet<string> = new Set(['C', 'POSIX']);

const isChecked = (locale: string | undefined): boolean => locale !== undefined && !BUILT_IN.has(locale);

function localeFault(locale: string, installed: ReadonlySet<string> | null): Shortcoming | null {
  if (!isChecked(locale) || installed?.has(comparable(locale))) return null;
  const reason =
    installed === null ? 'nothing here tells which locales are installed' : 'it is not installed';
  return {
    level: `locale=${locale}`,
    reason: `${reason}, and programs would take it for C`,
    advice: 'install the locale (on Debian and Ubuntu: apt-get install locales-all)',
  };
}

/** `tr_TR.UTF-8` and `tr_TR.utf8` are one. */
const comparable = (locale: string): string =>
  locale.replace(/\.([\w-]+)/, (_, codeset: string) => `.${codeset.toLowerCase().replaceAll('-', '')}`);

const LOCALES_PATIENCE_MS = 10_000;

/** What `locale -a` lists; null where it cannot be asked. */
async function installedLocales({ environment }: Machinery): Promise<ReadonlySet<string> | null> {
  try {
    const { stdout } = await promisify(execFile)('locale', ['-a'], {
      env: childEnvironment(environment, [], {}),
      timeout: LOCALES_PATIENCE_MS,
    });
    return new Set(stdout.split('\n').map(line => comparable(line.trim())));
  } catch {
    // Not installed, as in small containers: then nobody knows, and the caveat says so.
    return null;
  }
}
