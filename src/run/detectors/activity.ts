import type { DetectorState } from '../../model/detected.ts';
import type { ExecutableFacts, Mark } from './executable-facts.ts';

/** What the programs of an operation say of one detector. */
type Judgement = Pick<DetectorState, 'active' | 'evidence'>;

/** Whether a detector was there, by the programs that ran; null where they say nothing of it. */
type Rule = (programs: readonly ExecutableFacts[]) => Judgement | null;

const RULES: Readonly<Record<string, Rule>> = {
  'go-race': programs => {
    const built = goPrograms(programs);
    const raced = built.find(({ go }) => go.race);
    if (raced !== undefined) return yes(`${raced.name} was built with -race`);
    return built.length === 0
      ? null
      : no(
          `${named(built)} ${built.length === 1 ? 'was' : 'were'} not built with -race: use \`go build -race\` or \`go test -race\``,
        );
  },
  'go-deadlock': programs => {
    const [first] = goPrograms(programs);
    return first === undefined ? null : yes(`the Go runtime of ${first.name} looks for it`);
  },
  goleak: programs => {
    const built = goPrograms(programs);
    const having = built.find(({ go }) => go.modules.includes('go.uber.org/goleak'));
    if (having !== undefined) return yes(`go.uber.org/goleak is linked into ${having.name}`);
    return built.length === 0 ? null : no(`go.uber.org/goleak is not linked into ${named(built)}`);
  },
  tsan: marked(['tsan'], '__tsan_init', '-fsanitize=thread'),
  asan: marked(['asan'], '__asan_init', '-fsanitize=address'),
  lsan: marked(['lsan', 'asan'], '__lsan_init', '-fsanitize=leak or -fsanitize=address'),
  helgrind: executed(/^helgrind-/, 'valgrind --tool=helgrind'),
  drd: executed(/^drd-/, 'valgrind --tool=drd'),
  memcheck: executed(/^memcheck-/, 'valgrind --leak-check=full'),
  miri: executed(/^(?:cargo-)?miri$/, 'cargo miri test'),
  loom: linked('loom', 'RUSTFLAGS="--cfg loom"'),
  shuttle: linked('shuttle', 'a test that calls shuttle::check_random'),
  'python-fault': executed(/^(?:python|pypy)[\d.]*\w*$/, 'Python'),
  node: executed(/^node(?:js)?$/, 'Node.js'),
};

/** What to say of a detector of which neither its own words nor the programs told anything. */
const UNKNOWN: Readonly<Record<string, Judgement>> = {
  'go-race': unknown('no program that Go built was seen: run one that was built with -race'),
  'go-deadlock': unknown('no program that Go built was seen'),
  goleak: unknown('no program that Go built was seen'),
  'java-deadlock': no('no thread dump was taken: have one printed by `jcmd PID Thread.print` or by SIGQUIT'),
  fray: no('Fray printed nothing of its own: run the test with its launcher'),
  jcstress: no('jcstress printed nothing of its own: run its jar'),
};

/** Whether `detector` was there, as far as the programs tell. */
export function activityOf(detector: string, programs: readonly ExecutableFacts[]): DetectorState {
  const judgement = RULES[detector]?.(programs) ?? UNKNOWN[detector] ?? unknown('no program of it was seen');
  return { detector, ...judgement };
}

const yes = (evidence: string): Judgement => ({ active: true, evidence });
function no(evidence: string): Judgement {
  return { active: false, evidence };
}
function unknown(evidence: string): Judgement {
  return { active: null, evidence };
}

type GoProgram = ExecutableFacts & { readonly go: NonNullable<ExecutableFacts['go']> };

/** Without the Go command and its compilers, which are Go programs themselves. */
const goPrograms = (programs: readonly ExecutableFacts[]): readonly GoProgram[] =>
  programs.flatMap(({ go, ...facts }) =>
    go === null || go.path.startsWith('cmd/') ? [] : [{ ...facts, go }],
  );

const MOST_NAMED = 3;

/** `worker`, `a, b, c and 2 more`. */
function named(programs: readonly { readonly name: string }[]): string {
  const names = [...new Set(programs.map(({ name }) => name))];
  const rest = names.length - MOST_NAMED;
  return names.slice(0, MOST_NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** Shells and launchers say nothing of the program that they start. */
const STARTERS =
  /^(?:sh|dash|bash|zsh|busybox|env|timeout|nice|setsid|stdbuf|taskset|perl|make|gmake|ninja)$/;

/** A sanitizer is there where its runtime is in a program's table of symbols. */
function marked(marks: readonly Mark[], symbol: string, flag: string): Rule {
  return programs => {
    const having = programs.find(program => marks.some(mark => program.marks?.has(mark)));
    if (having !== undefined) return yes(`${having.name} was built with ${flag}`);
    const native = programs.filter(({ marks: known, name }) => known !== null && !STARTERS.test(name));
    return native.length === 0 ? null : no(`there is no ${symbol} in ${named(native)}: build with ${flag}`);
  };
}

/** A crate is there where its functions are in a program's table of symbols; one that was stripped says nothing. */
function linked(mark: Mark, how: string): Rule {
  return programs => {
    const having = programs.find(program => program.marks?.has(mark));
    return having === undefined
      ? unknown(`no function of ${mark} was found in a program that ran: it takes ${how}`)
      : yes(`${mark} is linked into ${having.name}`);
  };
}

/** A tool is there where its program ran. */
function executed(program: RegExp, how: string): Rule {
  return programs => {
    const found = programs.find(({ name }) => program.test(name));
    if (found !== undefined) return yes(`${found.name} ran`);
    const others = programs.filter(({ name }) => !STARTERS.test(name));
    return others.length === 0
      ? unknown(`no process of ${how} was seen`)
      : no(`${named(others)} ran, not ${how}`);
  };
}
