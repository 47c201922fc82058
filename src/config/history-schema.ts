import * as z from 'zod/mini';
import { HISTORY_CHECKS } from '../model/detected.ts';
import { must, oneOf, text, titled } from './leaf.ts';
import { oneOrMany } from './values.ts';

/** Concurrency checks over histories that the workload writes; one or several. */
export const history = () =>
  oneOrMany(
    () =>
      titled(
        z.strictObject({
          from: must(
            text('file pattern'),
            'Where the workload writes its NDJSON, below its folder or, with `$STRESS_DIR/`, in the folder of the one operation',
            '$STRESS_DIR/history.ndjson',
          ),
          check: must(oneOf('check', HISTORY_CHECKS), 'What must hold', 'counter'),
        }),
        'history check',
      ),
    'list of them',
  );
