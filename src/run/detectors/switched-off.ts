import type { DetectorState } from '../../model/detected.ts';
import type { WatchedOperation } from './detector.ts';
import { runtimeOption } from './own-logs.ts';

/** What is executed, and with which environment. */
type Started = Pick<WatchedOperation, 'argv' | 'env'>;

/** An option of a runtime without which it finds nothing. */
interface Option {
  /** Where it may stand; the first that has it wins. */
  readonly variables: readonly string[];
  readonly name: string;
}

/** Source: compiler-rt, sanitizer_flags.inc and tsan_flags.inc; LSAN_OPTIONS are read after ASAN_OPTIONS, and so outweigh them. */
const OPTIONS: Readonly<Record<string, readonly Option[]>> = {
  'go-race': [{ variables: ['GORACE'], name: 'report_bugs' }],
  tsan: [{ variables: ['TSAN_OPTIONS'], name: 'report_bugs' }],
  lsan: ['detect_leaks', 'leak_check_at_exit'].map(name => ({
    variables: ['LSAN_OPTIONS', 'ASAN_OPTIONS'],
    name,
  })),
};
/** How the runtimes write no. */
const NO = /^(?:0|no|false)$/;

/** That the user has switched `detector` off, by the environment or by the command; null where not. */
export function switchedOff(detector: string, { argv, env }: Started): DetectorState | null {
  if (detector === 'python-fault') return withoutFaultHandler({ argv, env });
  for (const option of OPTIONS[detector] ?? []) {
    const off = offBy(option, variable => env[variable]);
    if (off !== null) return { detector, active: false, evidence: `${off} switches it off` };
    const text = argv.join(' ');
    const said = offBy(option, variable => assigned(text, variable));
    // It may be meant for another program of the command.
    if (said !== null) return { detector, active: null, evidence: `${said} in the command switches it off` };
  }
  return null;
}

/** `ASAN_OPTIONS=detect_leaks=0`, or null. */
function offBy(
  { variables, name }: Option,
  optionsIn: (variable: string) => string | undefined,
): string | null {
  for (const variable of variables) {
    const value = runtimeOption(optionsIn(variable) ?? '', name);
    if (value !== null) return NO.test(value) ? `${variable}=${name}=${value}` : null;
  }
  return null;
}

/** What a shell command gives to a variable, the last time. */
function assigned(text: string, variable: string): string | undefined {
  const found = [...text.matchAll(new RegExp(`\\b${variable}=(?:"([^"]*)"|'([^']*)'|([^\\s;&|]*))`, 'g'))];
  const last = found.at(-1);
  return last?.[1] ?? last?.[2] ?? last?.[3];
}

const PYTHON = /^(?:.*\/)?(?:python|pypy)[\d.]*$/;

/** The program may call faulthandler.enable() itself, as pytest does: then it is on, and nobody knows. */
function withoutFaultHandler({ argv, env }: Started): DetectorState | null {
  const options = pythonOptions(argv);
  if (/-X ?(?:faulthandler|dev)\b/.test(options.join(' ')) || env.PYTHONDEVMODE) return null;
  const ignoring = options.find(option => /^-[^-cmXW]*[IE]/.test(option));
  const because =
    ignoring !== undefined
      ? `Python ignores PYTHONFAULTHANDLER with ${ignoring}: add -X faulthandler`
      : [env.PYTHONFAULTHANDLER, assigned(argv.join(' '), 'PYTHONFAULTHANDLER')].includes('')
        ? 'PYTHONFAULTHANDLER is empty, which leaves it switched off'
        : null;
  return because === null ? null : { detector: 'python-fault', active: null, evidence: because };
}

/** Words between each interpreter and what it executes. */
function pythonOptions(argv: readonly string[]): readonly string[] {
  const words = argv.flatMap(word => word.split(/[\s;&|()'"`]+/));
  return words.flatMap((word, at) => {
    if (!PYTHON.test(word)) return [];
    const after = words.slice(at + 1);
    const end = after.findIndex((next, i) => !(next.startsWith('-') || /^-[XW]$/.test(after[i - 1] ?? '')));
    return end === -1 ? after : after.slice(0, end);
  });
}
