import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { readProcFile } from '../../monitors/linux/proc-files.ts';
import { signalProcess } from '../../process/signal.ts';
import type { Dumper } from './dump.ts';

const ANSWER_MS = 3_000;
const SIGUSR2 = 12;
const MAX_BYTES = 4 * 1024 ** 2;

/** Node's diagnostic report, where the program was started with `--report-on-signal` (by its command line or `NODE_OPTIONS`). */
export const nodeReport: Dumper = {
  speaks: 'runtime',
  suits: ({ pid, runtime, catches }) => runtime === 'node' && catches.has(SIGUSR2) && reportsOnSignal(pid),
  async take({ pid, name }, { hear }) {
    const heard = hear(ANSWER_MS);
    signalProcess(pid, 'SIGUSR2');
    const file = /Writing Node\.js report to file: (\S+)/.exec(await heard)?.[1];
    const report = file === undefined ? null : reportIn(placeOf(pid, file));
    if (report === null) return null;
    return { heading: `Report of ${name} (${pid})`, text: report, core: report, stacks: [], deadlock: null };
  },
};

const reportsOnSignal = (pid: number): boolean => optionsOf(pid).includes('--report-on-signal');

/** The options of Node on the command line and in `NODE_OPTIONS`, one after the other. */
function optionsOf(pid: number): readonly string[] {
  const [commandLine = '', environment = ''] = ['cmdline', 'environ'].map(
    name => readProcFile(`/proc/${pid}/${name}`) ?? '',
  );
  const inherited = /(?:^|\0)NODE_OPTIONS=([^\0]*)/.exec(environment)?.[1] ?? '';
  return [...commandLine.split('\0'), ...inherited.split(/\s+/)];
}

/** Node prints the name alone; the folder is that of the option, or the one in which it runs. */
function placeOf(pid: number, file: string): string {
  const option = optionsOf(pid).find(text => /^--report-dir(?:ectory)?=/.test(text));
  const folder = option?.slice(option.indexOf('=') + 1) ?? '.';
  return folder.startsWith('/') ? `/proc/${pid}/root${folder}/${file}` : `/proc/${pid}/cwd/${folder}/${file}`;
}

/** The stack of JavaScript, and what the event loop waits for. Null where the file is no report: nothing in it is trusted. */
function reportIn(path: string): string | null {
  try {
    const { javascriptStack, libuv }: ReportFile = JSON.parse(boundedText(path));
    const active = (libuv ?? []).filter(handle => handle.is_active === true);
    return [
      ...(javascriptStack?.stack ?? []).map(String),
      ...active.map(({ type }) => `The event loop waits for: ${type}`),
    ].join('\n');
  } catch {
    // No file, or no report in it.
    return null;
  }
}

/** The program said where it is, so it may be anything: a pipe is not waited for, a link not followed, and a large file not read. */
function boundedText(path: string): string {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    const status = fstatSync(file);
    return status.isFile() && status.size <= MAX_BYTES ? readFileSync(file, 'utf8') : '';
  } finally {
    closeSync(file);
  }
}

/** What is read of a diagnostic report (nodejs.org/api/report.html). */
interface ReportFile {
  readonly javascriptStack?: { readonly stack?: readonly unknown[] };
  readonly libuv?: readonly { readonly type?: unknown; readonly is_active?: unknown }[];
}
