import type { Recogniser } from '../recogniser.ts';
import { valgrindReader } from '../valgrind.ts';

/** Helgrind of Valgrind. Source: valgrind `helgrind/hg_errors.c`. */
export const helgrind: Recogniser = {
  detector: 'helgrind',
  about: 'Data races, orders of locks, misuse of locks',
  enable: '`valgrind --tool=helgrind ./program`, without `-q`',
  open: sink =>
    valgrindReader(
      {
        banner: 'Helgrind, a thread error detector',
        errors: [
          [/^Possible data race during /, 'race'],
          [/^Thread #\d+: lock order "/, 'lock-order'],
          [
            /^Thread #\d+:? (?:Exiting thread still holds|unlocked |lock |unlock|pthread_|Attempt|.*destroy)/,
            'undefined-behaviour',
          ],
          [/^Thread #\d+'s call to \w+ failed/, 'undefined-behaviour'],
        ],
        further: /^(?:This conflicts with|Observed \(incorrect\)|Required order was established)/,
      },
      sink,
    ),
};
