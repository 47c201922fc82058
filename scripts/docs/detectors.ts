import { RECOGNISERS } from '../../src/ingest/detectors/registry.ts';
import { FAULT_CLASSES, type FaultClass } from '../../src/model/detected.ts';

/** What shows that a detector was there, by its name. */
const EVIDENCE: Readonly<Record<string, string>> = {
  'go-race':
    'its log, which it is told to write; or what the Go linker wrote into the program (`go version -m`)',
  'go-deadlock': 'a program that Go built ran',
  goleak: '`go.uber.org/goleak` stands among the modules of a program that ran',
  tsan: 'its log; or `__tsan_init` in the table of symbols',
  asan: 'its log; or `__asan_init` in the table of symbols',
  lsan: 'its log, or that of AddressSanitizer; or `__lsan_init`, `__asan_init` in the table of symbols',
  helgrind: 'its banner in the output; or its program ran',
  drd: 'its banner in the output; or its program ran',
  memcheck: 'its banner in the output; or its program ran',
  miri: 'its program ran',
  loom: 'its functions in the table of symbols',
  shuttle: 'its functions in the table of symbols',
  'java-deadlock': 'a thread dump in the output',
  fray: 'its progress in the output',
  jcstress: 'its banner in the output',
  'python-fault': 'an interpreter ran, with `PYTHONFAULTHANDLER=1` that is set here',
  node: 'its program ran',
};

const CLASSES: Readonly<Record<FaultClass, string>> = {
  race: 'two accesses without an order, one of them a write',
  deadlock: 'threads that wait for each other for ever',
  'lock-order': 'locks taken in different orders: a deadlock that has not happened yet',
  livelock: 'work without progress',
  stall: 'nothing goes on, and nothing will',
  'io-hang': 'waiting for input or output that does not come',
  starvation: 'some make progress, and one never does',
  hang: 'no end within the time, for a reason that nobody named',
  leak: 'memory, threads or goroutines that stay',
  'memory-error': 'memory used outside of its bounds or after its release',
  'undefined-behaviour':
    'values that were never set, locks that are misused, what the language leaves undefined',
  crash: 'the process was ended by its own fault',
  'out-of-memory': 'a runtime at its limit of memory',
  unhandled: 'an error that nobody handles',
  'lost-update': 'a write that another one undid',
  duplicate: 'one thing given out twice',
  'lost-item': 'one thing never given out',
  'cross-talk': 'one worker sees what is of another',
  overlap: 'two at once where one may be',
  unexpected: 'something found that nobody put there',
};

/** Replaces what stands between the markers of the page of detectors. */
export function generateDetectorsPage(page: string): string {
  return block(block(page, 'detectors', detectorsTable()), 'classes', classesTable());
}

function block(page: string, name: string, content: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from === -1 || to === -1) throw new Error(`docs/detectors.md has no block ${name}`);
  return `${page.slice(0, from + begin.length)}\n\n${content}\n\n${page.slice(to)}`;
}

function detectorsTable(): string {
  const rows = RECOGNISERS.map(({ detector, about, enable }) => {
    const evidence = EVIDENCE[detector];
    if (evidence === undefined) throw new Error(`The page of detectors does not say what shows ${detector}`);
    return `| \`${detector}\` | ${about} | ${enable} | ${evidence} |`;
  });
  return [
    '| name | finds | how to switch it on | what shows that it was there |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

const classesTable = (): string =>
  ['| class | is |', '|---|---|', ...FAULT_CLASSES.map(name => `| \`${name}\` | ${CLASSES[name]} |`)].join(
    '\n',
  );
