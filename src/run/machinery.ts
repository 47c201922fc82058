import type { Caveat } from '../model/caveat.ts';
import type { Arm } from '../model/event.ts';
import type { Plan } from '../model/plan.ts';
import type { CounterChoice } from './instructions/choose-counter.ts';
import type { Journal } from './journal.ts';
import type { MonitorThread } from './monitors/monitor.ts';
import { type CoreToSpare, confine, coresOf } from './process/affinity.ts';
import { chooseLauncher } from './process/choose-launcher.ts';
import type { Launcher } from './process/launch.ts';
import { killMarked } from './process/marked.ts';
import { openScratch, type Scratch } from './process/scratch.ts';
import { chooseShell, type Shell } from './process/shell.ts';
import { SuiteServices } from './services/suite-services.ts';
import type { Tree } from './tree.ts';

/** All markers of a run are of one length: the size of its environment can change how fast a program runs. */
const COUNT_DIGITS = 7;

/** What the stages of one run share. */
export interface Machinery {
  readonly journal: Journal;
  readonly launcher: Launcher;
  /** The same, but what it starts keeps to the cores of the workload. */
  readonly workloadLauncher: Launcher;
  /** Those cores; empty where the system does not tell. */
  readonly workloadCores: readonly number[];
  readonly counter: CounterChoice;
  readonly shell: Shell;
  readonly scratch: Scratch;
  readonly monitors: MonitorThread | null;
  /** Of the head, and of the base where the plan has pairs. */
  readonly trees: { readonly head: Tree; readonly base: Tree | null };
  readonly out: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Aborts when the run must stop: interrupted, or the suite's budget is used up. */
  readonly stop: AbortSignal;
  /** A marker value of its own for every operation; all of a run share a beginning. */
  readonly nextMarker: () => string;
  /** Programs that scenarios put load on. */
  readonly services: SuiteServices;
  /** Ends the services, kills what is left of any operation of this run and removes temporary files. */
  dispose(): Promise<void>;
}

/** What `openMachinery` is given by the run. */
export type MachineryOptions = Pick<
  Machinery,
  'journal' | 'monitors' | 'trees' | 'out' | 'environment' | 'stop' | 'counter'
> & {
  readonly plan: Plan;
  readonly spare: CoreToSpare;
  /** Beginning of every marker of this run: whoever knows it can end what the run left behind. */
  readonly marker: string;
};

export async function openMachinery(options: MachineryOptions): Promise<Machinery> {
  const launcher = await chooseLauncher(options.environment);
  const scratch = openScratch();
  let operations = 0;
  if (launcher.shortcoming !== null && process.platform === 'linux')
    options.journal.caveat(plainLauncherDoubt(launcher.shortcoming));
  if (options.counter.kind === 'counter' && options.counter.layout === 'random')
    options.journal.caveat(RANDOM_LAYOUT);
  const workloadLauncher = confine(launcher, options.spare);
  const shell = chooseShell(options.environment);
  const nextMarker = () => `${options.marker}-${String(operations++).padStart(COUNT_DIGITS, '0')}.`;
  const treeOfArm = (arm: Arm) => treeOf(arm, options);
  const given = { ...options, shell, scratch, nextMarker, launcher: workloadLauncher, treeOf: treeOfArm };
  const services = new SuiteServices(given);
  return {
    ...options,
    ...{ launcher, workloadLauncher, scratch, shell, nextMarker, services },
    workloadCores: coresOf(options.spare),
    async dispose() {
      try {
        await services.dispose();
      } finally {
        await killMarked(options.marker);
        scratch.dispose();
      }
    },
  };
}

const plainLauncherDoubt = (shortcoming: string): Caveat => ({
  code: 'plain-launcher',
  text: `CPU time and memory of short processes are not exact: ${shortcoming}`,
  advice: 'Install perl (on Debian and Ubuntu: apt-get install perl-base)',
  scenario: null,
});

const RANDOM_LAYOUT: Caveat = {
  code: 'random-layout',
  text: 'Counts of instructions may vary a little: the address space of each process is laid out at random',
  advice: 'Install util-linux, and let the container call personality(2), so that setarch -R works',
  scenario: null,
};

/** The tree in which an arm's commands run. Throws for a base where there is none: a plan with pairs has one. */
export function treeOf(arm: Arm, { trees }: Pick<Machinery, 'trees'>): Tree {
  const tree = arm === 'head' ? trees.head : trees.base;
  if (tree === null) throw new Error(`A command of the ${arm} has no tree to run in`);
  return tree;
}
