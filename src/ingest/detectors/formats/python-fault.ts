import { BlockReader } from '../block.ts';
import type { Frame, Recogniser, Report } from '../recogniser.ts';
import { titleOf } from '../title.ts';

/**
 * What CPython's fault handler writes when the interpreter crashes, and at the end of `dump_traceback_later`. A dump that somebody only asked
 * for has neither line. Source: CPython Modules/faulthandler.c, Python/traceback.c, Python/pylifecycle.c `fatal_error`.
 */
export const pythonFault: Recogniser = {
  detector: 'python-fault',
  about: '`Fatal Python error`, and dumps of `faulthandler.dump_traceback_later`',
  enable: 'switched on here by `PYTHONFAULTHANDLER=1`, unless you set it',
  open: sink =>
    new BlockReader(
      {
        begins: line => line.startsWith(FATAL) || TIMEOUT.test(line),
        place: line => (isPart(line) ? 'inside' : 'after'),
        read: lines => [read(lines)],
      },
      sink,
    ),
};

const FATAL = 'Fatal Python error: ';
const TIMEOUT = /^Timeout \(.*\)!$/;
const THREAD = /^(?:Current thread|Thread) 0x[\da-f]+/;
const FRAME = /^ {2}File "(.*)", line (\d+) in (.+)$/;
/** Of the standard library and of installed packages. */
const FOREIGN = /\/lib(?:64)?\/python\d|^<frozen |\/site-packages\//;

const isPart = (line: string): boolean =>
  line === '' ||
  line.startsWith('  ') ||
  THREAD.test(line) ||
  /^(?:Python runtime state: |Extension modules: |Current thread's C stack trace|<no Python frame>)/.test(
    line,
  );

function read(lines: readonly string[]): Report {
  const [first = ''] = lines;
  const isCrash = first.startsWith(FATAL);
  const threads = lines.flatMap((line, i) => (THREAD.test(line) ? [framesAfter(lines, i)] : []));
  const current = lines.findIndex(line => line.startsWith('Current thread'));
  const stacks = isCrash && current !== -1 ? [framesAfter(lines, current)] : threads;
  const own = stacks.filter(stack => stack.length > 0);
  const what = isCrash ? first.slice(FATAL.length) : first.replace(/!$/, '');
  return { class: isCrash ? 'crash' : 'hang', title: titleOf(what, own), stacks: own, lines };
}

function framesAfter(lines: readonly string[], heading: number): readonly Frame[] {
  const rest = lines.slice(heading + 1);
  const end = rest.findIndex(line => !line.startsWith('  '));
  return rest.slice(0, end === -1 ? rest.length : end).flatMap(line => {
    const [, file, number, name] = FRAME.exec(line) ?? [];
    if (file === undefined || name === undefined || FOREIGN.test(file)) return [];
    return [{ function: name, file, line: Number(number) }];
  });
}
