import type { Recommendation, ScenarioAnalysis } from '../model/analysis.ts';
import type { Bottleneck, BottleneckCause } from '../model/bottleneck.ts';
import type { ScenarioResult } from '../model/result.ts';
import type { LoadLevel } from '../model/saturation.ts';
import { Readings, type Stretch } from './readings.ts';

/** Share of the cores, or of the limit of open files, above which there is none left. */
const FULL = 0.9;
/** A single thread uses one core: so far may it be from it. */
const ONE_CORE = 0.1;
/** Share of the cores below which they are not what is short. */
const IDLE = 0.6;
/** Share of the time in which tasks wait for memory or storage, or in which the quota is used up, that is felt. */
const PRESSED = 0.1;
/** Share of the time in which a task waits for a core, above which others had the cores: a task or two wait for an instant on any machine. */
const CROWDED = 0.25;
/** Share of the machine's time that the host gave to others, that is felt. */
const STOLEN = 0.05;
/** Context switches of one operation, against those before saturation. */
const MORE_WAITING = 1.5;

/** What is known of the saturated part of the last load of a scenario. */
interface Saturated {
  readonly before: Readings;
  readonly within: Readings;
  /** Operations that ended well a second, on average. */
  readonly paceBefore: number;
  readonly paceWithin: number;
  readonly cores: number;
}

/**
 * What ran short in the part of a load in which it was saturated, most telling first; null where the last load was not saturated. Facts about one
 * invocation: a lead for whoever looks for the cause, never judged.
 */
export function bottlenecksOf(
  { loadTrace, series }: ScenarioResult,
  cores: number,
): readonly Bottleneck[] | null {
  const { levels = [], firstSaturated = null } = loadTrace?.saturation ?? {};
  if (firstSaturated === null) return null;
  if (series === null) return [{ cause: 'unknown', evidence: 'no resources were read beside the load' }];
  const [light, full] = [levels.slice(0, firstSaturated), levels.slice(firstSaturated)];
  const saturated: Saturated = {
    before: new Readings(series, stretchOf(light)),
    within: new Readings(series, stretchOf(full)),
    paceBefore: paceOf(light),
    paceWithin: paceOf(full),
    cores,
  };
  const found = SUSPECTS.flatMap(suspect => suspect(saturated) ?? []);
  return found.length > 0 ? found : [unknown(saturated)];
}

const stretchOf = (levels: readonly LoadLevel[]): Stretch => ({
  fromMs: levels[0]?.fromMs ?? 0,
  toMs: levels.at(-1)?.toMs ?? 0,
});

const paceOf = (levels: readonly LoadLevel[]): number =>
  levels.reduce((sum, { achieved }) => sum + achieved, 0) / Math.max(levels.length, 1);

type Suspect = (saturated: Saturated) => Bottleneck | null;

const bottleneck = (cause: BottleneckCause, evidence: string): Bottleneck => ({ cause, evidence });

const throttled: Suspect = ({ within }) => {
  const share = within.mean('cpuThrottledRatio') ?? 0;
  return share > PRESSED
    ? bottleneck('throttled', `its quota of CPU time was used up in ${percent(share)} of the periods`)
    : null;
};

const descriptors: Suspect = ({ within }) => {
  const share = within.most('fdsLimitRatio') ?? 0;
  return share >= FULL
    ? bottleneck('descriptors', `a process had ${percent(share)} of the descriptors open that it may have`)
    : null;
};

const coresUsed = ({ within }: Saturated): number | null => {
  const rate = within.rate('cpuNs');
  return rate === null ? null : rate / 1e9;
};

/** How much of the machine others had; null where its cores were there for the service. */
function crowding({ within }: Saturated): string | null {
  const [waited, stolen] = [within.mean('psiCpuSomeRatio') ?? 0, within.mean('stealRatio') ?? 0];
  if (waited <= CROWDED && stolen <= STOLEN) return null;
  return [
    ...(waited > CROWDED ? [`tasks waited for a core ${percent(waited)} of the time`] : []),
    ...(stolen > STOLEN ? [`the host gave ${percent(stolen)} of the machine's time to others`] : []),
  ].join(', and ');
}

/** What is used of cores that others want tells nothing of threads. */
const cpu: Suspect = saturated => {
  const used = coresUsed(saturated);
  const { cores } = saturated;
  if (used === null) return null;
  const words = `it used ${used.toFixed(2)} of ${cores} cores`;
  if (used >= FULL * cores) return bottleneck('cpu', words);
  const crowded = crowding(saturated);
  if (crowded !== null) return bottleneck('machine', `${words}, and ${crowded}`);
  return Math.abs(used - 1) <= ONE_CORE ? bottleneck('one-core', `${words}, as a single thread can`) : null;
};

const pressure =
  (cause: BottleneckCause, column: string, what: string): Suspect =>
  ({ within }) => {
    const share = within.mean(column) ?? 0;
    return share > PRESSED
      ? bottleneck(cause, `tasks waited for ${what} ${percent(share)} of the time`)
      : null;
  };

/** Of the switches that the kernel counts most are voluntary while cores are idle. */
const locks: Suspect = saturated => {
  const { before, within, paceBefore, paceWithin, cores } = saturated;
  const used = coresUsed(saturated);
  const [earlier, later] = [before.rate('contextSwitches'), within.rate('contextSwitches')];
  if (used === null || used >= IDLE * cores || earlier === null || later === null) return null;
  if (crowding(saturated) !== null) return null;
  const [few, many] = [earlier / paceBefore, later / paceWithin];
  return few > 0 && many >= MORE_WAITING * few
    ? bottleneck(
        'locks',
        `it used ${used.toFixed(2)} of ${cores} cores, and an operation took ${many.toFixed(1)} context switches instead of ${few.toFixed(1)}`,
      )
    : null;
};

const SUSPECTS: readonly Suspect[] = [
  throttled,
  descriptors,
  cpu,
  pressure('memory', 'psiMemorySomeRatio', 'memory'),
  pressure('storage', 'psiIoSomeRatio', 'storage'),
  locks,
];

function unknown(saturated: Saturated): Bottleneck {
  const used = coresUsed(saturated);
  const words =
    used === null
      ? 'its CPU time could not be read'
      : `it used ${used.toFixed(2)} of ${saturated.cores} cores`;
  return bottleneck('unknown', `${words}, and nothing else that is watched ran short`);
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** What to look at next. */
const ADVICE: Readonly<Record<BottleneckCause, string>> = {
  throttled: 'raise the quota of its control group, or let it compute less',
  descriptors: 'raise its limit of open files, or close connections sooner',
  cpu: 'profile it under this load: it computes all the time',
  'one-core': 'spread its work over more threads or processes, or profile the one that is busy',
  machine: 'the machine was full of other work, the load generator included: measure on one with more cores',
  memory: 'look at what it allocates under load: the machine is short of memory',
  storage: 'look at what it writes and syncs for each operation',
  locks: 'look for a lock, or a pool of connections, that operations wait for',
  unknown: 'look at what it calls: another service, a database, a limit of rates or of connections',
};

/** One lead for each scenario whose load was saturated. */
export function adviseOnSaturation({ id, bottlenecks = [] }: ScenarioAnalysis): readonly Recommendation[] {
  const [first] = bottlenecks;
  if (first === undefined) return [];
  const text = `Where throughput stopped following the load, ${first.evidence}: ${ADVICE[first.cause]}`;
  return [{ code: `saturated-${first.cause}`, scenario: id, metric: 'load.saturation', text }];
}
