import { BlockReader } from '../block.ts';
import { goFrames, goroutinesIn, isDumpLine } from '../go-stack.ts';
import type { Frame, Recogniser, Report } from '../recogniser.ts';
import { titleOf } from '../title.ts';

/**
 * Reports of Go's race detector, and the accesses to maps that the runtime itself catches. Source: runtime/race (ThreadSanitizer's
 * `tsan_report.cpp` for Go), runtime/map.go `fatal("concurrent map …")`.
 */
export const goRace: Recogniser = {
  detector: 'go-race',
  about: 'Reports of the race detector; concurrent use of a map, which the runtime finds without it',
  enable: '`go build -race`, `go test -race`',
  open(sink) {
    const races = new BlockReader(
      {
        begins: line => line === 'WARNING: DATA RACE',
        place: line => (line === END ? 'last' : 'inside'),
        read: readRace,
      },
      sink,
    );
    const maps = new BlockReader(
      {
        begins: line => MAP_FAULT.test(line),
        place: line => (isDumpLine(line) ? 'inside' : 'after'),
        read: readMapFault,
      },
      sink,
    );
    return {
      line(text) {
        if (text.startsWith(BANNER)) sink.active('the race detector wrote its banner');
        races.line(text);
        maps.line(text);
      },
      end() {
        races.end();
        maps.end();
      },
    };
  },
};

const END = '='.repeat(18);
/** With `GORACE=verbosity=1`. */
const BANNER = '***** Running under ThreadSanitizer';
const MAP_FAULT = /^fatal error: concurrent map (?:writes|read and map write|iteration and map write)/;
const ACCESS =
  /^(?:Previous )?((?:atomic )?(?:read|write)) at 0x[\da-f]+ by (?:goroutine \d+|main goroutine)/i;

function readRace(lines: readonly string[]): readonly Report[] {
  const accesses = lines.flatMap((line, i) => {
    const kind = ACCESS.exec(line)?.[1];
    const end = lines.indexOf('', i);
    const frames = goFrames(lines.slice(i + 1, end === -1 ? lines.length : end));
    return kind === undefined ? [] : [{ kind: kind.toLowerCase(), frames }];
  });
  if (accesses.length === 0) return [];
  const title = `DATA RACE: ${accesses.map(({ kind, frames }) => describe(kind, frames)).join(', ')}`;
  return [{ class: 'race', title, stacks: accesses.map(({ frames }) => frames), lines }];
}

const describe = (kind: string, [top]: readonly Frame[]): string =>
  top === undefined ? kind : `${kind} in ${top.function}`;

/** The first goroutine of the dump is the one that was caught; the others only happened to be there. */
function readMapFault(lines: readonly string[]): readonly Report[] {
  const [caught] = goroutinesIn(lines);
  const stacks = [caught?.frames ?? []];
  const title = titleOf((lines[0] ?? '').replace('fatal error: ', ''), stacks);
  return [{ class: 'race', title, stacks, lines }];
}
