import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunnerLog, readRunnerLog } from './runner-log.ts';

/** One step of one workflow run. */
export interface Step {
  /** The built entry, absolute. */
  readonly entry: string;
  readonly event: string;
  readonly payload: unknown;
  readonly ref: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** What the services add: cache, API address. */
  readonly env?: Readonly<Record<string, string>>;
  readonly runId?: number;
  readonly attempt?: number;
  readonly sha?: string;
  readonly actor?: string;
  /** State saved by the main step, for a post step. */
  readonly state?: Readonly<Record<string, string>>;
  /** Called with the child, to signal it. */
  readonly onStart?: (pid: number) => void;
  readonly timeoutMs?: number;
}

export interface StepResult extends RunnerLog {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** Null beyond the runner's limit of 1 MiB, where it drops the whole. */
  readonly summary: string | null;
}

/** A machine with a workspace that steps run in, shaped as the runner shapes it. Node is the one that runs the tests unless named. */
export interface Runner {
  readonly workspace: string;
  run(step: Step): Promise<StepResult>;
  remove(): void;
}

const SUMMARY_BYTES = 1024 ** 2;
const FILES = ['output', 'step_summary', 'env', 'path', 'state', 'artifacts'] as const;

export function createRunner(options: { readonly node?: string; readonly repository?: string } = {}): Runner {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'runner-')));
  const workspace = join(root, 'work', 'shop');
  mkdirSync(workspace, { recursive: true });
  let steps = 0;

  async function run(step: Step): Promise<StepResult> {
    const folder = join(root, `step-${++steps}`);
    const temp = join(folder, 'temp');
    mkdirSync(temp, { recursive: true });
    for (const file of FILES) writeFileSync(join(folder, file), '');
    writeFileSync(join(folder, 'event.json'), JSON.stringify(step.payload));
    const env = environmentOf(step, {
      folder,
      temp,
      workspace,
      repository: options.repository ?? 'acme/shop',
    });
    const ended = await execute(options.node ?? process.execPath, step, env, workspace);
    const summary = readFileSync(join(folder, 'step_summary'));
    return {
      ...ended,
      ...readRunnerLog(`${ended.stdout}\n${ended.stderr}`),
      outputs: readFileCommands(readFileSync(join(folder, 'output'), 'utf8')),
      state: readFileCommands(readFileSync(join(folder, 'state'), 'utf8')),
      summary: summary.length > SUMMARY_BYTES ? null : summary.toString(),
    };
  }

  return { workspace, run, remove: () => rmSync(root, { recursive: true, force: true }) };
}

interface Place {
  readonly folder: string;
  readonly temp: string;
  readonly workspace: string;
  readonly repository: string;
}

/** Everything a child sees: explicit, nothing of the test's own environment but where programs are found. */
function environmentOf(step: Step, { folder, temp, workspace, repository }: Place): Record<string, string> {
  const named = (prefix: string, values: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [`${prefix}${name.toUpperCase()}`, value]),
    );
  const state = Object.fromEntries(
    Object.entries(step.state ?? {}).map(([name, value]) => [`STATE_${name}`, value]),
  );
  return {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: step.actor ?? 'mona',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_EVENT_NAME: step.event,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_JOB: 'stress',
    GITHUB_REF: step.ref,
    GITHUB_REF_NAME: step.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_OWNER: repository.split('/')[0] ?? '',
    GITHUB_RUN_ATTEMPT: String(step.attempt ?? 1),
    GITHUB_RUN_ID: String(step.runId ?? 1),
    GITHUB_RUN_NUMBER: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: step.sha ?? '0123456789abcdef0123456789abcdef01234567',
    GITHUB_WORKSPACE: workspace,
    ...Object.fromEntries(FILES.map(file => [`GITHUB_${file.toUpperCase()}`, join(folder, file)])),
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'test',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: temp,
    ...named('INPUT_', step.inputs),
    ...state,
    ...step.env,
  };
}

type Ended = Pick<StepResult, 'exitCode' | 'stdout' | 'stderr'>;

function execute(node: string, step: Step, env: Record<string, string>, cwd: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [step.entry], { env, cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const streams = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      streams.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      streams.stderr += text;
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), step.timeoutMs ?? 60_000);
    child.on('spawn', () => child.pid !== undefined && step.onStart?.(child.pid));
    child.on('error', reject);
    child.on('close', exitCode => {
      clearTimeout(timer);
      resolve({ exitCode, ...streams });
    });
  });
}

/** `name=value` lines and `name<<word … word` blocks of a command file. */
export function readFileCommands(text: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const [, name = '', sign, rest = ''] = /^(.+?)(=|<<)(.*)$/.exec(lines[index] ?? '') ?? [];
    if (sign === '=') values[name] = rest;
    if (sign !== '<<') continue;
    const end = lines.indexOf(rest, index + 1);
    if (end < 0) throw new Error(`the block of ${name} has no end`);
    values[name] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return values;
}
