import { join } from 'node:path';

/** Detectors whose runtime writes its reports into a file of its own, by the variable that tells it where. */
interface LogVariable {
  readonly detector: string;
  readonly variable: string;
  /** Between options; all runtimes take spaces and colons alike, and this is what each one's manual shows. */
  readonly separator: ' ' | ':';
}

/**
 * Source: go.dev/doc/articles/race_detector#Options; clang's documentation of the sanitizers, "Flags" (`log_path`, `verbosity`). At
 * `verbosity=1` each process writes a banner into its log, which is the best evidence there is that the detector was there.
 */
const LOG_VARIABLES: readonly LogVariable[] = [
  { detector: 'go-race', variable: 'GORACE', separator: ' ' },
  { detector: 'tsan', variable: 'TSAN_OPTIONS', separator: ':' },
  { detector: 'asan', variable: 'ASAN_OPTIONS', separator: ':' },
  { detector: 'lsan', variable: 'LSAN_OPTIONS', separator: ':' },
];

/** Where the runtimes of some detectors are told to write. */
export interface OwnLogs {
  /** Added to the environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Beginnings of paths that the user has chosen, to each of which a runtime adds `.PID`. */
  readonly chosen: readonly string[];
}

/**
 * Options that make the detectors among `names` write into `folder`. They stand before the user's own, which win: where these name a
 * `log_path`, the reports are there.
 */
export function ownLogs(
  names: readonly string[],
  env: Readonly<Record<string, string>>,
  folder: string,
): OwnLogs {
  const asked = LOG_VARIABLES.filter(({ detector }) => names.includes(detector) && isNeeded(detector, names));
  const chosen = asked.flatMap(({ variable }) => chosenPath(env[variable] ?? '') ?? []);
  const entries = asked.map(({ detector, variable, separator }) => {
    const own = [`log_path="${join(folder, detector)}"`, 'verbosity=1'];
    const users = env[variable] ?? '';
    return [variable, [...own, ...(users === '' ? [] : [users])].join(separator)] as const;
  });
  return { env: Object.fromEntries(entries), chosen };
}

/** AddressSanitizer brings LeakSanitizer with it, whose options would take its log away. */
const isNeeded = (detector: string, names: readonly string[]): boolean =>
  detector !== 'lsan' || !names.includes('asan');

/** Where reports are sent; null without a word on it, or where it means a stream. */
function chosenPath(options: string): string | null {
  const path = runtimeOption(options, 'log_path') ?? '';
  return path === '' || path === 'stdout' || path === 'stderr' ? null : path;
}

/** The value of the option `name` that a runtime takes from `options`: the last one; null without it. */
export function runtimeOption(options: string, name: string): string | null {
  const written = new RegExp(`(?:^|[\\s:,])${name}=(?:"([^"]*)"|'([^']*)'|([^\\s:,]*))`, 'g');
  const found = [...options.matchAll(written)].at(-1);
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? null;
}
