import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(process.env.STRESS_DIR, 'history.ndjson');

/** Appends one line to $STRESS_DIR/history.ndjson. It is a single write, so that lines of processes do not mix. */
export const record = fields => appendFileSync(file, `${JSON.stringify(fields)}\n`);
