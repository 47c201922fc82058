import type { FaultClass } from '../../../model/detected.ts';
import { BlockReader } from '../block.ts';
import type { Recogniser, Report } from '../recogniser.ts';
import { rustFrames } from '../rust-stack.ts';
import { titleOf } from '../title.ts';

/** Panics of loom's model checker. Source: loom 0.7 src/rt/execution.rs, location.rs, arc.rs, alloc.rs, path.rs. */
export const loom: Recogniser = {
  detector: 'loom',
  about: 'Accesses that no order protects, deadlocks and leaks in some schedule of a model',
  enable: '`RUSTFLAGS="--cfg loom" cargo test --release`; `RUST_BACKTRACE=1` names the place',
  open: sink =>
    new BlockReader(
      {
        begins: line => KINDS.some(([pattern]) => pattern.test(line)),
        place: line => (/^(?:failures:|test result:|---- |thread ')/.test(line) ? 'after' : 'inside'),
        read: lines => [read(lines)],
      },
      sink,
    ),
};

const KINDS: readonly (readonly [RegExp, FaultClass])[] = [
  [/^Causality violation: /, 'race'],
  [/^deadlock; threads = \[/, 'deadlock'],
  [/^(?:Arc|Allocation|Messages) leaked\./, 'leak'],
  [/^Model exceeded maximum number of branches/, 'livelock'],
];

function read(lines: readonly string[]): Report {
  const [first = ''] = lines;
  const known = KINDS.find(([pattern]) => pattern.test(first))?.[1] ?? 'race';
  const stacks = [rustFrames(lines)];
  return { class: known, title: titleOf(first.replace(/[.;].*$/, ''), stacks), stacks, lines };
}
