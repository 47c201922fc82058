import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import type { Plan, PlannedDriver, ProcessPlan } from '../model/plan.ts';
import { childEnvironment } from './process/child-environment.ts';
import { versionIn } from './version-in.ts';

/** How each runtime says its version. Only those that a suite uses are asked. */
const VERSION_FLAGS: Readonly<Record<string, string>> = {
  bun: '--version',
  cargo: '--version',
  deno: '--version',
  dotnet: '--version',
  go: 'version',
  java: '-version',
  node: '--version',
  perl: '-v',
  php: '--version',
  python: '--version',
  python3: '--version',
  ruby: '--version',
  rustc: '--version',
};

/** A runtime that does not answer in this time stays unknown; the run does not wait for it. */
const PATIENCE_MS = 3_000;

const execute = promisify(execFile);

/**
 * Versions of the runtimes that the commands and the setup of `plan` name, by name. A word in a shell command that only looks like a
 * runtime costs one short process and harms nothing. One that is missing or silent is left out.
 */
export async function runtimesOf(
  plan: Plan,
  environment: NodeJS.ProcessEnv,
): Promise<Readonly<Record<string, string>>> {
  const env = childEnvironment(environment, [], {});
  const found = await Promise.all(
    namedRuntimes(plan).map(async name => [name, await versionOf(name, env)] as const),
  );
  return Object.fromEntries(found.flatMap(([name, version]) => (version === null ? [] : [[name, version]])));
}

/** Names of known runtimes among the words of the plan's commands, sorted. */
export function namedRuntimes({ setup, scenarios, services = [] }: Plan): readonly string[] {
  const words = [
    ...(setup === null ? [] : wordsOf(setup)),
    ...scenarios.flatMap(({ driver }) => runtimeWords(driver)),
    ...services.flatMap(commandWords),
  ];
  const names = new Set(words.map(word => basename(word)));
  return Object.keys(VERSION_FLAGS).filter(name => names.has(name));
}

function runtimeWords(driver: PlannedDriver): readonly string[] {
  if (driver.kind === 'results' || driver.kind === 'http') return [];
  return driver.kind === 'module' ? ['node'] : commandWords(driver);
}

const commandWords = ({ command }: Pick<ProcessPlan, 'command'>): readonly string[] =>
  typeof command === 'string' ? wordsOf(command) : command.slice(0, 1);

const wordsOf = (command: string): readonly string[] => command.split(/[\s;&|()]+/);

/** The first version number that the runtime prints on either stream; null without one. */
async function versionOf(name: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  try {
    const { stdout, stderr } = await execute(name, [VERSION_FLAGS[name] ?? '--version'], {
      env,
      timeout: PATIENCE_MS,
    });
    return versionIn(`${stdout}\n${stderr}`);
  } catch {
    // Not installed, or not willing to say: the scenario that needs it will state what is wrong.
    return null;
  }
}
