import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HangWatch } from '../../src/run/hang/watch.ts';
import { chooseLauncher } from '../../src/run/process/choose-launcher.ts';
import { MARKER } from '../../src/run/process/marked.ts';
import { runCommand } from '../../src/run/process/run-command.ts';

/** Sound commands of the kind that test suites are made of: builds, test runners, tools that start other tools, and much silence. */
const COMMANDS: readonly string[] = [
  'npx tsc --noCheck',
  'npx biome check src/stats',
  'npx vitest run test/stats/ranks.test.ts test/stats/shape.test.ts',
  'node --test "$T"',
  'GOCACHE="$T/go" go build -o /dev/null sort',
  'go vet sort',
  'cd "$T" && cargo new --quiet --lib it && cd it && cargo test --quiet',
  'cd "$T" && printf "int main(void){return 0;}" > a.c && gcc -O2 -flto a.c && ./a.out',
  'javac -d "$T" test/fixtures/hang/Abba.java && java -cp "$T" Abba good',
  'jshell - < /dev/null',
  'python3 -m compileall -q -f -d x "$(python3 -c "import json,os;print(os.path.dirname(json.__file__))")"',
  'python3 -m unittest discover -s "$T"; test $? = 5 -o $? = 0',
  'python3 -m test test_threading -q || true',
  'git clone -q . "$T/clone" && git -C "$T/clone" fsck',
  'npm pack --dry-run --silent',
  'tar cf - src test | gzip -1 | wc -c',
  'make -s -f - <<< "all:; @sleep 2; true"',
  'seq 300 | xargs -P 4 -n 1 sh -c "sleep 0.02"',
  'timeout 3 tail -f /dev/null || true',
];

/** What the watcher made of a sound command. */
export interface Quiet {
  readonly command: string;
  readonly seconds: number;
  readonly outcome: string;
  /** What it was accused of; null: nothing, as is right. */
  readonly accusation: string | null;
}

async function watch(command: string, run: number): Promise<Quiet> {
  const folder = mkdtempSync(join(tmpdir(), 'quiet-'));
  const sources = { progressFile: join(folder, 'progress'), metricsFile: join(folder, 'metrics') };
  for (const file of Object.values(sources)) writeFileSync(file, '');
  const env = {
    ...(process.env as Record<string, string>),
    T: mkdtempSync(join(folder, 't-')),
    [MARKER]: `quiet-${process.pid}-${run}.`,
  };
  const plan = { afterMs: 1000, stretches: false, progress: 'offered' } as const;
  const guard = new HangWatch({ plan, sources, environment: env, root: '/', log: () => {} });
  const report = await runCommand({
    launcher: await chooseLauncher(process.env),
    command: { argv: ['bash', '-e', '-o', 'pipefail', '-c', command], cwd: process.cwd(), env },
    throughShell: true,
    expectExitCodes: [0],
    timeoutMs: 300_000,
    fifo: null,
    guard,
    log: { append: () => {}, close: () => {}, fault: null },
    source: command,
    signal: new AbortController().signal,
    onSpawn: (rootPid, ownPids) => guard.start(rootPid, ownPids),
  });
  const [fault] = guard.finish().faults;
  rmSync(folder, { recursive: true, force: true });
  const accusation = fault === undefined ? null : `${fault.class}: ${fault.title}`;
  return { command, seconds: report.wallNs / 1e9, outcome: report.outcome.kind, accusation };
}

/** All commands, one after the other, under a patience of one second: ten times less than the default. */
export async function soundCommands(): Promise<readonly Quiet[]> {
  const all: Quiet[] = [];
  for (const command of COMMANDS) {
    const quiet = await watch(command, all.length);
    process.stderr.write(
      `${quiet.seconds.toFixed(1)} s ${quiet.outcome} ${quiet.accusation ?? 'quiet'}: ${command}\n`,
    );
    all.push(quiet);
  }
  return all;
}
