import { type ReplayMoment, readMoment } from './replay-moment.ts';

/** What is wrong with a line, counted from 1; null: with the whole. */
export interface ReplayProblem {
  readonly line: number | null;
  readonly message: string;
}

export type ParsedReplay =
  | { readonly times: readonly number[]; readonly caveat: string | null }
  | { readonly problems: readonly ReplayProblem[] };

/** More arrivals than any run of this length makes; they are held in memory. */
const MOST_MOMENTS = 2_000_000;
/** As long as any other load may last: 20 days. */
const LONGEST_MS = 20 * 86_400e3;
/** Nobody reads more. */
const MOST_PROBLEMS = 20;

type Kind = Exclude<ReplayMoment['kind'], 'unreadable'>;
const KIND_WORDS: Readonly<Record<Kind, string>> = {
  offset: 'time since the start of the load',
  timestamp: 'date with a time',
};

/** Moments, one a line, in any order; empty lines and those that begin with `#` are passed over. Pure. */
export function parseReplay(text: string): ParsedReplay {
  const problems: ReplayProblem[] = [];
  const moments: number[] = [];
  let kind: Kind | null = null;
  let number = 0;
  for (const line of linesOf(text)) {
    number++;
    if (line === '' || line.startsWith('#')) continue;
    const moment = readMoment(line);
    const message = problemOf(moment, kind, line);
    if (message !== null) problems.push({ line: number, message });
    if (problems.length >= MOST_PROBLEMS) break;
    if (moment.kind === 'unreadable') continue;
    kind ??= moment.kind;
    moments.push(moment.ms);
    if (moments.length > MOST_MOMENTS) return { problems: [{ line: number, message: TOO_MANY }] };
  }
  if (problems.length > 0) return { problems };
  return kind === null ? { problems: [{ line: null, message: EMPTY }] } : inOrder(moments, kind);
}

const TOO_MANY = `there are more than ${MOST_MOMENTS.toLocaleString('en-US')} moments; replay a part of them`;
const EMPTY =
  'there is no moment in it; write one a line, such as `250` (milliseconds), `1.5s` or `2027-01-31T12:00:00Z`';

/** Trimmed, one at a time: a file of millions of lines is not held twice. */
function* linesOf(text: string): Iterable<string> {
  let from = text.startsWith('\uFEFF') ? 1 : 0;
  while (from <= text.length) {
    const end = text.indexOf('\n', from);
    yield text.slice(from, end === -1 ? text.length : end).trim();
    if (end === -1) return;
    from = end + 1;
  }
}

function problemOf(moment: ReplayMoment, kind: Kind | null, line: string): string | null {
  if (moment.kind === 'unreadable')
    return `\`${shown(line)}\` is no moment; write milliseconds such as \`250\`, a duration such as \`1.5s\`, or a date with a time such as \`2027-01-31T12:00:00Z\``;
  if (kind !== null && kind !== moment.kind)
    return `\`${shown(line)}\` is a ${KIND_WORDS[moment.kind]}, but the lines before have a ${KIND_WORDS[kind]}; write all in one way`;
  if (moment.kind === 'offset' && !(moment.ms <= LONGEST_MS))
    return `\`${shown(line)}\` is more than 20 days; moments count from the start of the load, so subtract the first`;
  return null;
}

/** Text of the file in a message: one line, without what a terminal would obey. */
const shown = (line: string): string => {
  const plain = line.replace(/[\p{Cc}\p{Cf}]+/gu, '\uFFFD');
  return plain.length > 40 ? `${plain.slice(0, 37)}…` : plain;
};

function inOrder(moments: readonly number[], kind: Kind): ParsedReplay {
  const late = moments.filter((moment, i) => moment < (moments[i - 1] ?? 0)).length;
  const sorted = late === 0 ? moments : [...moments].sort((a, b) => a - b);
  const first = kind === 'timestamp' ? (sorted[0] ?? 0) : 0;
  const times = first === 0 ? sorted : sorted.map(moment => moment - first);
  if ((times.at(-1) ?? 0) > LONGEST_MS)
    return {
      problems: [{ line: null, message: 'its moments span more than 20 days; replay a part of them' }],
    };
  return { times, caveat: late === 0 ? null : sortedWords(late) };
}

const sortedWords = (late: number): string =>
  `${late === 1 ? '1 moment stands' : `${late.toLocaleString('en-US')} moments stand`} before an earlier one; they were sorted`;
