/** A command that the runner would carry out. */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** What the runner makes of a step's output. */
export interface RunnerLog {
  readonly commands: readonly RunnerCommand[];
  /** As recorded: ten of each level, messages cut. */
  readonly annotations: readonly RunnerCommand[];
  /** What people see: everything that was no command, with masked values hidden. */
  readonly text: string;
}

/** Commands the runner knows; it prints lines with any other name. `set-env` and `add-path` have been disabled since 2020. */
const KNOWN = new Set(
  'debug error warning notice group endgroup add-mask add-matcher remove-matcher echo set-output save-state set-env add-path stop-commands'.split(
    ' ',
  ),
);
const LEVELS = ['error', 'warning', 'notice'];
const MOST_PER_LEVEL = 10;
const MESSAGE_LENGTH = 4096;

/**
 * The runner's own reading of a step's output (actions/runner 2.336): `::name k=v,k=v::message` at the start of a line after blanks,
 * the older `##[name k=v;k=v]message` anywhere in a line; between `stop-commands` and its word, nothing.
 */
export function readRunnerLog(output: string): RunnerLog {
  const commands: RunnerCommand[] = [];
  const shown: string[] = [];
  const masks: string[] = [];
  let stoppedBy: string | null = null;
  for (const line of output.split(/\r\n|\r|\n/)) {
    const command = parseNew(line) ?? parseOld(line);
    if (command !== null && stoppedBy !== null && command.name === stoppedBy.toLowerCase()) stoppedBy = null;
    else if (command === null || stoppedBy !== null || !KNOWN.has(command.name)) shown.push(line);
    else {
      commands.push(command);
      if (command.name === 'stop-commands') stoppedBy = command.message;
      if (command.name === 'add-mask') masks.push(...command.message.split('\n').filter(mask => mask !== ''));
    }
  }
  const text = masks.reduce((all, mask) => all.replaceAll(mask, '***'), shown.join('\n'));
  return { commands, annotations: recorded(commands), text };
}

const recorded = (commands: readonly RunnerCommand[]): readonly RunnerCommand[] =>
  LEVELS.flatMap(level => commands.filter(({ name }) => name === level).slice(0, MOST_PER_LEVEL)).map(
    command => ({
      ...command,
      message: command.message.slice(0, MESSAGE_LENGTH),
    }),
  );

function parseNew(line: string): RunnerCommand | null {
  const found = /^::([^:\s]+)(?: (.*?))?::(.*)$/s.exec(line.trimStart());
  return found === null ? null : command(found, ',', unescapeProperty, unescapeMessage);
}

function parseOld(line: string): RunnerCommand | null {
  const found = /##\[([^\]\s]+)(?: ([^\]]*))?\](.*)$/s.exec(line);
  return found === null ? null : command(found, ';', unescapeOld, unescapeOld);
}

type Unescape = (text: string) => string;

function command(
  [, name = '', properties = '', message = '']: RegExpExecArray,
  separator: string,
  property: Unescape,
  whole: Unescape,
): RunnerCommand {
  const pairs = properties.split(separator).flatMap(pair => {
    const [key, ...value] = pair.split('=');
    return key?.trim() && value.length > 0 ? [[key.trim(), property(value.join('='))] as const] : [];
  });
  return { name: name.toLowerCase(), properties: Object.fromEntries(pairs), message: whole(message) };
}

const unescapeMessage: Unescape = text =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
const unescapeProperty: Unescape = text =>
  unescapeMessage(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
const unescapeOld: Unescape = text => unescapeMessage(text.replaceAll('%3B', ';').replaceAll('%5D', ']'));
