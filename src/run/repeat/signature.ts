import { createHash } from 'node:crypto';

/** Lines that speak, and frames, which make a signature: enough to tell faults apart, few enough that noise behind them does not. */
const LINES = 3;
const FRAMES = 3;
const LINE_CHARS = 300;
/** Looked at of one message. */
const TEXT_CHARS = 20_000;

const SOURCE = '(?:go|py|rs|c|cc|cpp|h|rb|php|java|kt|[cm]?[jt]sx?)';

/**
 * What differs between two failures for the same reason, with what stands for it. In this order. A source file keeps its name alone: the
 * trees of base and head lie in different folders.
 */
const VARYING: readonly (readonly [RegExp, string])[] = [
  [new RegExp(String.raw`(?:file://)?/(?:[^\s'"\`,;:()/]+/)*([^\s'"\`,;:()/]+\.${SOURCE})\b`, 'g'), '$1'],
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, '<id>'],
  [/(?:\/private)?\/(?:tmp|var\/tmp|var\/folders)\/[^\s'"`,;:)\]]*/g, '<temporary>'],
  [/[A-Za-z]:\\[^\s'"`,;)\]]*\\Temp\\[^\s'"`,;)\]]*/g, '<temporary>'],
  [/\/[^\s'"`,;:)\]]*\/stress-[A-Za-z0-9]{6}\/[^\s'"`,;:)\]]*/g, '<temporary>'],
  [/\b0x[0-9a-f]+\b/gi, '<address>'],
  [/\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}\b/gi, '<hex>'],
  [/\d+(?:[.,:]\d+)*/g, '#'],
  [/#\s?(?:ns|us|µs|ms|s|m|h|min|sec|seconds?|minutes?)\b/g, '#'],
  [/#(?:[\s/:T-]*#)+/g, '#'],
];

/** A line without what varies. */
const steady = (line: string): string =>
  VARYING.reduce((text, [pattern, name]) => text.replace(pattern, name), line.slice(0, LINE_CHARS))
    .replace(/\s+/g, ' ')
    .trim();

/** A place in code: what debuggers of Go, Python, JavaScript, Java, Rust and C print. */
const FRAME = new RegExp(
  String.raw`^\s*(?:at\s+\S|File ".*", line \d+|#\d+\s|\S+\.${SOURCE}:\d+\b|\d+:\s+0x|❯ )`,
);
/** Frames of runtimes and test tools, which every failure has. */
const FOREIGN =
  /node_modules|node:internal|\bnode:|site-packages|\/usr\/(?:local\/)?(?:go|lib)\/|\bjava\.base\/|\bjdk\.internal\.|\borg\.(?:junit|testng|gradle|apache\.maven)\.|\/rustc\/|\btesting\.go:|\bruntime\/\w+\.go:|\bsun\.reflect\./;
/** What test tools print around the reason. */
const FRAMING =
  /^\s*(?:=== |--- (?:FAIL|PASS|SKIP)|(?:FAIL|PASS|ok)\b\s*\S*\s*$|exit status \d+$|[-=_*~]{3,})/;
const SPEAKS =
  /error|fail|panic|assert|expect|exception|want|fatal|time[d ]?-?out|cannot|could not|unable|refused|denied|deadlock|\bnot\b|signal|abort|!=|≠|mismatch|in use/i;

/**
 * 16 hex digits that failures of one kind share: over the lines that give the reason and the top frames of the program's own code, without
 * numbers, addresses, times, temporary paths and ids. `kind` is taken as it stands. A tool's message has its reason first, the
 * output of a whole program last.
 */
export function signatureOf(kind: string, text: string, reason: 'first' | 'last'): string {
  const lines = text
    .slice(0, TEXT_CHARS)
    .split('\n')
    .map(line => line.slice(0, 2 * LINE_CHARS))
    .filter(line => line.trim() !== '' && !FRAMING.test(line));
  const frames = lines.filter(line => FRAME.test(line) && !FOREIGN.test(line)).slice(0, FRAMES);
  const words = lines.filter(line => !FRAME.test(line) || SPEAKS.test(line));
  const speaking = words.filter(line => SPEAKS.test(line));
  const said = speaking.length > 0 ? speaking : words;
  const chosen = reason === 'first' ? said.slice(0, LINES) : said.slice(-LINES);
  const content = [kind, ...chosen.map(steady), ...frames.map(steady)];
  return createHash('sha256').update(content.join('\n')).digest('hex').slice(0, 16);
}
