import type { Frame } from './recogniser.ts';

/** Frames of programs in C, C++ and Rust, as the sanitizers and Valgrind print them. */

/** What is never the program's own: the C library, threads' beginnings, allocators, standard libraries, interceptors. */
const FOREIGN_FUNCTION =
  /^(?:_start|_dl_\w+|__libc_\w+|__GI_\w+|__clone\w*|clone3?|start_thread|create_thread|__interceptor_\w+|__\w+_chk|pthread_\w+|sem_\w+|malloc|calloc|realloc|reallocarray|free|strdup|posix_memalign|aligned_alloc|mem(?:cpy|set|move|cmp)|operator (?:new|delete).*|raise|abort|__assert_fail\w*|std::.*|__gnu_cxx::.*|core::.*|alloc::.*|<(?:std|core|alloc)::.*|rust_\w+|__rust\w+|\?\?\?|<null>)(?:@.*)?$/;
const FOREIGN_FILE =
  /libsanitizer|compiler-rt|sysdeps|\/csu\/|nptl|vgpreload|\/include\/c\+\+\/|\/rustc\/|^clone\.S$|^pthread_\w+\.c$/;

/** A frame of the program itself. */
export const isOwnNative = ({ function: name, file }: Frame): boolean =>
  !FOREIGN_FUNCTION.test(name) && !(file !== null && FOREIGN_FILE.test(file));

/** `#0 add /p/race.c:4:11 (race+0x11e9)` of ThreadSanitizer, `#1 0x55bf in main /p/race.c:10` of the others. */
const SANITIZER_FRAME = /^ +#\d+ (?:0x[\da-f]+ in )?(\S.*)$/;
const MODULE = / +\((?:[^()]*\+0x[\da-f]+|<unknown module>)\)(?: \(BuildId: [\da-f]+\))?$/;
const PLACE = /^(.*) ([^ ]+):(\d+)(?::\d+)?$/;

/** The frames of the program's own code, up to the first line that is none. */
export function sanitizerFrames(lines: readonly string[]): readonly Frame[] {
  const end = lines.findIndex(line => !SANITIZER_FRAME.test(line));
  return lines.slice(0, end === -1 ? lines.length : end).flatMap(line => {
    const text = (SANITIZER_FRAME.exec(line)?.[1] ?? '').replace(MODULE, '');
    const [, name = text, file = null, number] = PLACE.exec(text) ?? [];
    const frame = { function: name, file, line: number === undefined ? null : Number(number) };
    return isOwnNative(frame) ? [frame] : [];
  });
}

/** `at 0x10916D: add (race.c:11)`, `by 0x484C7D6: ??? (in /usr/…/vgpreload.so)`. */
const VALGRIND_FRAME = /^ {3}(?:at|by) 0x[\dA-F]+: (\S.*)$/;
const VALGRIND_PLACE = /^(.*) \((?:in (.*)|([^()]+):(\d+))\)$/;

/** The same of Valgrind. */
export function valgrindFrames(lines: readonly string[]): readonly Frame[] {
  const end = lines.findIndex(line => !VALGRIND_FRAME.test(line));
  return lines.slice(0, end === -1 ? lines.length : end).flatMap(line => {
    const text = VALGRIND_FRAME.exec(line)?.[1] ?? '';
    const [, name = text, library, file, number] = VALGRIND_PLACE.exec(text) ?? [];
    const frame = {
      function: name,
      file: file ?? library ?? null,
      line: number === undefined ? null : Number(number),
    };
    return isOwnNative(frame) ? [frame] : [];
  });
}
