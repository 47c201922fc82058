import { readFileSync, statSync } from 'node:fs';
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
    const report = file === undefined ? null : reportIn(pid, file);
    if (report === null) return null;
    return { heading: `Report of ${name} (${pid})`, text: report, core: report, stacks: [], deadlock: null };
  },
};

function reportsOnSignal(pid: number): boolean {
  const [commandLine, environment] = ['cmdline', 'environ'].map(name => readProcFile(`/proc/${pid}/${name}`));
  const options = /(?:^|\0)NODE_OPTIONS=([^\0]*)/.exec(environment ?? '')?.[1] ?? '';
  return `${commandLine}\0${options}`.includes('--report-on-signal');
}

/** The stack of JavaScript, and what the event loop waits for. Null where the file is no report: nothing in it is trusted. */
function reportIn(pid: number, file: string): string | null {
  try {
    const path = file.startsWith('/') ? `/proc/${pid}/root${file}` : `/proc/${pid}/cwd/${file}`;
    if (statSync(path).size > MAX_BYTES) return null;
    const { javascriptStack, libuv }: ReportFile = JSON.parse(readFileSync(path, 'utf8'));
    const active = (libuv ?? []).filter(handle => handle.is_active === true);
    return [
      ...(javascriptStack?.stack ?? []).map(String),
      ...active.map(({ type }) => `The event loop waits for: ${type}`),
    ].join('\n');
  } catch {
    return null;
  }
}

/** What is read of a diagnostic report (nodejs.org/api/report.html). */
interface ReportFile {
  readonly javascriptStack?: { readonly stack?: readonly unknown[] };
  readonly libuv?: readonly { readonly type?: unknown; readonly is_active?: unknown }[];
}
