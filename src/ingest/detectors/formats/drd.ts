import type { Recogniser } from '../recogniser.ts';
import { valgrindReader } from '../valgrind.ts';

/** DRD of Valgrind. Source: valgrind `drd/drd_error.c`. */
export const drd: Recogniser = {
  detector: 'drd',
  about: 'Data races, locks that are held too long or misused',
  enable: '`valgrind --tool=drd ./program`, without `-q`',
  open: sink =>
    valgrindReader(
      {
        banner: 'drd, a thread error detector',
        errors: [
          [/^Conflicting (?:load|store) by thread /, 'race'],
          [/^Probably a race condition/, 'race'],
          [
            /^(?:Mutex (?:still|not|already|type|reinitialization)|The object at address .* is not a|Recursive locking not allowed|Destruction of |Reader-writer lock (?:not|reinit)|Semaphore |Barrier |Condition variable )/,
            'undefined-behaviour',
          ],
        ],
        further: /^Other segment start/,
      },
      sink,
    ),
};
