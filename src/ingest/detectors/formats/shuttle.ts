import type { FaultClass } from '../../../model/detected.ts';
import { BlockReader } from '../block.ts';
import type { Recogniser, Report } from '../recogniser.ts';
import { rustFrames } from '../rust-stack.ts';
import { titleOf } from '../title.ts';

/** Failing schedules of shuttle, with what replays them. Source: shuttle 0.8 src/runtime/execution.rs, failure.rs. */
export const shuttle: Recogniser = {
  detector: 'shuttle',
  about: 'Deadlocks, endless schedules and panics in some schedule of a test',
  enable:
    'a test that calls `shuttle::check_random` or another of its runners; `RUST_BACKTRACE=1` names the place',
  open: sink =>
    new BlockReader(
      {
        begins: line => KINDS.some(([pattern]) => pattern.test(line)),
        place: line => (/^(?:failures:|test result:|---- )/.test(line) ? 'after' : 'inside'),
        read: lines => [read(lines)],
      },
      sink,
    ),
};

const KINDS: readonly (readonly [RegExp, FaultClass])[] = [
  [/^deadlock! blocked tasks: \[/, 'deadlock'],
  [/^exceeded max_steps bound /, 'livelock'],
  [/^test panicked in task '/, 'unhandled'],
];

function read(lines: readonly string[]): Report {
  const [first = ''] = lines;
  const known = KINDS.find(([pattern]) => pattern.test(first))?.[1] ?? 'deadlock';
  const stacks = [rustFrames(lines)];
  const message = lines[lines.findIndex(line => /^thread '.*panicked at /.test(line)) + 1] ?? first;
  const what = known === 'unhandled' ? `panic in a schedule: ${message}` : first.replace(/[:.] .*$/, '');
  return { class: known, title: titleOf(what, stacks), stacks, lines };
}
