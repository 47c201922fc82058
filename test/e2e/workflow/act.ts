import { execFile } from 'node:child_process';
import { accessSync, constants, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const CHECKOUT = join(import.meta.dirname, '../../..');
/** What a tag of the action holds that a runner reads. */
const PUBLISHED = ['action.yml', 'comment', 'merge', 'package.json', 'dist'] as const;
const RUN_LIMIT_MS = 150_000;

/** The program that runs whole workflows: `$ACT_BINARY`, or `act` on PATH; null when there is none. */
export function findAct(env: NodeJS.ProcessEnv = process.env): string | null {
  const onPath = (env.PATH ?? '').split(delimiter).map(folder => join(folder, 'act'));
  return [...(env.ACT_BINARY ? [env.ACT_BINARY] : []), ...onPath].find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What triggers a workflow, and the services its steps meet. */
export interface Trigger {
  readonly event: 'push' | 'pull_request' | 'schedule' | 'workflow_dispatch' | 'workflow_run';
  readonly payload: unknown;
  readonly runId: number;
  readonly env: Readonly<Record<string, string>>;
  readonly token: string;
  /** `owner/name@ref` → folder, of actions besides our own. */
  readonly actions?: Readonly<Record<string, string>>;
}

export interface WorkflowRun {
  /** 0 when every job has succeeded. */
  readonly exitCode: number;
  readonly log: string;
}

/** A repository of a user, whose workflow uses the action by `org/stress-action@v1`. */
export interface UserRepository {
  write(file: string, text: string): void;
  /** Commits everything. */
  commit(message: string): Promise<string>;
  branch(name: string): Promise<void>;
  switchTo(branch: string): Promise<void>;
  /** Runs the workflows as they are in the work tree. */
  trigger(act: string, trigger: Trigger): Promise<WorkflowRun>;
  remove(): void;
}

/** An empty repository `acme/shop` on branch `main`, beside a copy of the action as a tag would hold it. */
export async function createUserRepository(): Promise<UserRepository> {
  const root = mkdtempSync(join(tmpdir(), 'workflow-'));
  const [shop, action, home] = ['shop', 'action', 'home'].map(name => join(root, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [shop, action, home]) mkdirSync(folder);
  for (const name of PUBLISHED) cpSync(join(CHECKOUT, name), join(action, name), { recursive: true });
  const git = (...args: readonly string[]) => execute('git', [...IDENTITY, ...args], shop, process.env);
  await git('init', '--quiet', '--initial-branch=main');
  await git('remote', 'add', 'origin', 'https://github.com/acme/shop');

  return {
    write(file, text) {
      mkdirSync(dirname(join(shop, file)), { recursive: true });
      writeFileSync(join(shop, file), text);
    },
    async commit(message) {
      await git('add', '--all');
      await git('commit', '--quiet', '--message', message);
      return (await git('rev-parse', 'HEAD')).log.trim();
    },
    async branch(name) {
      await git('switch', '--quiet', '--create', name);
    },
    async switchTo(branch) {
      await git('switch', '--quiet', branch);
    },
    trigger: (act, trigger) => {
      writeFileSync(join(home, 'event.json'), JSON.stringify(trigger.payload));
      return execute(act, argumentsFor(trigger, { home, action }), shop, environmentIn(home));
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

const IDENTITY = ['-c', 'user.name=mona', '-c', 'user.email=mona@example.org'] as const;

/** Host mode: no container, no network, and the action's runtime is the Node that is first on PATH. */
function argumentsFor(trigger: Trigger, place: { readonly home: string; readonly action: string }): string[] {
  const env = { GITHUB_RUN_ID: String(trigger.runId), ...trigger.env };
  const actions = { 'org/stress-action@v1': place.action, ...trigger.actions };
  return [
    trigger.event,
    ...['--platform', 'ubuntu-24.04=-self-hosted'],
    ...['--eventpath', join(place.home, 'event.json')],
    ...Object.entries(actions).flatMap(([name, folder]) => ['--local-repository', `${name}=${folder}`]),
    ...['--secret', `GITHUB_TOKEN=${trigger.token}`],
    ...Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    '--no-cache-server',
  ];
}

/** Nothing of the test's own workflow; the runner's Node 24 first on PATH; caches and settings where they are removed again. */
function environmentIn(home: string): NodeJS.ProcessEnv {
  const node = join(CHECKOUT, 'node_modules/node/bin');
  return {
    PATH: [node, process.env.PATH].join(delimiter),
    HOME: home,
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_CONFIG_HOME: join(home, 'config'),
    TMPDIR: process.env.TMPDIR ?? tmpdir(),
  };
}

/** Rejects only for a program that cannot be started or does not end; its exit code is an answer. */
function execute(
  file: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<WorkflowRun> {
  return new Promise((resolve, reject) => {
    const options = { cwd, env, timeout: RUN_LIMIT_MS, maxBuffer: 64 * 1024 ** 2 };
    execFile(file, [...args], options, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : error.code;
      if (typeof exitCode === 'number') resolve({ exitCode, log: `${stdout}${stderr}` });
      else reject(error ?? new Error(`${file} ended without an exit code`));
    });
  });
}
