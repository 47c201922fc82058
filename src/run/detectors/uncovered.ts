import { sep } from 'node:path';
import type { DetectorState } from '../../model/detected.ts';
import type { ExecutableFacts, Mark } from './executable-facts.ts';

/** A program that ran, or that the command starts. */
export interface StartedProgram extends ExecutableFacts {
  /** Paths of the programs that were seen below it. */
  readonly starts: ReadonlySet<string>;
}

/** How one program stands to a detector that looks into each process by itself. */
interface Cover {
  /** Whether the detector could look into it at all. */
  could(program: ExecutableFacts): boolean;
  does(program: ExecutableFacts): boolean;
  /** What it lacks, in words. */
  readonly lack: string;
}

/**
 * Only detectors that a build or a launcher brings into a process, and that are meant for all of them: goleak, loom and shuttle are chosen
 * test by test.
 */
const COVERS: Readonly<Record<string, Cover>> = {
  'go-race': {
    could: ({ go }) => go !== null && !go.path.startsWith('cmd/'),
    does: ({ go }) => go?.race === true,
    lack: 'was not built with -race',
  },
  tsan: marked(['tsan'], 'has no __tsan_init'),
  asan: marked(['asan'], 'has no __asan_init'),
  lsan: marked(['lsan', 'asan'], 'has no __lsan_init'),
  helgrind: under(/^helgrind-/),
  drd: under(/^drd-/),
  memcheck: under(/^memcheck-/),
};

/** C, C++, Rust: what Go builds has a detector of its own. */
function isNative({ marks, go }: ExecutableFacts): boolean {
  return marks !== null && go === null;
}

function marked(marks: readonly Mark[], lack: string): Cover {
  return { could: isNative, does: program => marks.some(mark => program.marks?.has(mark)), lack };
}

/** A program under Valgrind is seen as Valgrind's tool. */
function under(tool: RegExp): Cover {
  return { could: isNative, does: ({ name }) => tool.test(name), lack: 'ran without it' };
}

/** What builds leave beside the programs that are tested: packages, and programs that a build runs itself. */
const BUILT_BY_OTHERS = /[/\\](?:node_modules|\.venv|venv)[/\\]/;
const RUN_BY_BUILDS = /^(?:build-script-\w+|build_script_\w+-\w+|conftest|cmTC_\w+)$/;
const MOST_NAMED = 3;

/**
 * What a detector that was there says of programs of the project's own that ran without it: nothing. Own ones are those below `folders`, as
 * the tree, and folders of temporary files, into which `go test` builds; nobody instruments those of the system. Who only starts a program
 * that has the detector is a launcher.
 */
export function uncovered(
  state: DetectorState,
  programs: readonly StartedProgram[],
  folders: readonly string[],
): DetectorState {
  const cover = COVERS[state.detector];
  if (state.active !== true || cover === undefined) return state;
  const covered = new Set(programs.filter(cover.does).map(({ path }) => path));
  const without = programs.filter(
    program =>
      isOwn(program, folders) &&
      cover.could(program) &&
      !cover.does(program) &&
      ![...program.starts].some(path => covered.has(path)),
  );
  if (without.length === 0) return state;
  const names = [...new Set(without.map(({ name }) => name))];
  const others = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  const who = names.slice(0, MOST_NAMED).join(', ') + others;
  return { ...state, active: null, evidence: `${state.evidence}, but not everywhere: ${who} ${cover.lack}` };
}

const isOwn = ({ name, path }: ExecutableFacts, folders: readonly string[]): boolean =>
  folders.some(folder => path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) &&
  !BUILT_BY_OTHERS.test(path) &&
  !RUN_BY_BUILDS.test(name);
