import { markdownTable } from 'markdown-table';
import { INVOCATIONS, LIMIT, OPERATIONS, type ShareEnds, TRIALS } from '../../bench/stats/shares.ts';

const RATES = [0.002, 0.005, LIMIT, 0.02, 0.05];
const BURSTS = [1, 10, OPERATIONS];

const percent = (share: number, digits: number): string => `${(100 * share).toFixed(digits)} %`;

/** Ends of a limit on the share of the operations of a part that fail, by their rate and by how many fail together. */
export function sharesTable(ends: (rate: number, burst: number) => ShareEnds): string {
  const rows = RATES.flatMap(rate =>
    BURSTS.map(burst => {
      const { fail, inconclusive, pass } = ends(rate, burst);
      return [percent(rate, 1), `${burst}`, ...[fail, inconclusive, pass].map(share => percent(share, 1))];
    }),
  );
  const head = ['fails', 'together', '`fail`', '`inconclusive`', '`pass`'];
  return `${introduction}\n\n${markdownTable([head, ...rows], { alignDelimiters: false })}`;
}

const introduction = `A part with ${INVOCATIONS} invocations of ${OPERATIONS} operations each, a limit of ${percent(LIMIT, 0)}, and failures that come alone or so many together; ${TRIALS} trials a row:`;
