import type { Frame } from './recogniser.ts';

/** `  14: model::increment::{{closure}}`, and on the next line `             at ./tests/loom.rs:31:31`. */
const FUNCTION = /^ +\d+: (?:0x[\da-f]+ - )?(\S.*)$/;
const PLACE = /^ +at (\S.*?):(\d+)(?::\d+)?(?:: \d+:\d+)?$/;
/** The standard library and everything that Cargo has fetched. */
const FOREIGN = /^\/rustc\/|\/\.cargo\/|\/cargo\/registry\/|\/rustlib\/src\//;

/** The frames of the program's own code in a backtrace of a panic, which `RUST_BACKTRACE=1` switches on, or of Miri. */
export const rustFrames = (lines: readonly string[]): readonly Frame[] =>
  lines.flatMap((line, i) => {
    const name = FUNCTION.exec(line)?.[1];
    const [, file, number] = PLACE.exec(lines[i + 1] ?? '') ?? [];
    if (name === undefined || file === undefined || FOREIGN.test(file)) return [];
    return [{ function: name, file: file.replace(/^\.\//, ''), line: Number(number) }];
  });
