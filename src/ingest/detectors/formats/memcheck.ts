import type { Recogniser } from '../recogniser.ts';
import { valgrindReader } from '../valgrind.ts';

/** Memcheck of Valgrind; what is only possibly lost or still reachable is no fault. Source: valgrind `memcheck/mc_errors.c`. */
export const memcheck: Recogniser = {
  detector: 'memcheck',
  about: 'Accesses outside of memory or after its release, values that were never set, leaks',
  enable: '`valgrind --leak-check=full ./program`, without `-q`',
  open: sink =>
    valgrindReader(
      {
        banner: 'Memcheck, a memory error detector',
        errors: [
          [
            /^[\d,]+ (?:\([\d,]+ direct, [\d,]+ indirect\) )?bytes in [\d,]+ blocks are definitely lost/,
            'leak',
          ],
          [
            /^Process terminating with default action of signal \d+ \(SIG(?:SEGV|BUS|FPE|ILL|ABRT)\)/,
            'crash',
          ],
          [
            /^(?:Conditional jump or move depends on|Use of uninitialised|Syscall param \S+ (?:points to|contains) uninit)/,
            'undefined-behaviour',
          ],
          [
            /^(?:Invalid (?:read|write|free)|Mismatched (?:free|new)|Source and destination overlap|Syscall param |Illegal memory pool|Jump to the invalid|Argument )/,
            'memory-error',
          ],
        ],
        further: /^$^/,
      },
      sink,
    ),
};
