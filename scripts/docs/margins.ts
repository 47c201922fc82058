import { markdownTable } from 'markdown-table';
import { builtInMetric } from '../../src/model/metric.ts';
import { METRIC_MARGINS } from '../../src/model/metric-margins.ts';

/** The table of margins that single metrics have of their own. */

const KB = 1024;

/** A floor in the words of the metric's unit. */
function floorOf(id: string, floor: number): string {
  if (id.endsWith('.leak'))
    return `${builtInMetric(id)?.unit === 'bytes' ? `${floor / KB} KB` : floor} per 1,000 operations`;
  const unit = builtInMetric(id)?.unit;
  if (unit === 'ns') return `${floor / 1e9} s`;
  return unit === 'ratio' ? `${+(100 * floor).toPrecision(6)} %` : floor.toLocaleString('en');
}

/** One row for each pair of margins, with all metrics that have it. */
export function marginsTable(): string {
  const rows = Object.entries(METRIC_MARGINS).map(([id, { smallestEffect, floor }]) => ({
    id: `\`${id}\``,
    effect: smallestEffect === 0 ? '–' : `${100 * smallestEffect} %`,
    floor: floorOf(id, floor),
  }));
  const kinds = [...new Set(rows.map(({ effect, floor }) => `${effect}\0${floor}`))].map(key => {
    const same = rows.filter(({ effect, floor }) => `${effect}\0${floor}` === key);
    return [same.map(({ id }) => id).join(', '), same[0]?.effect ?? '–', same[0]?.floor ?? '–'];
  });
  return markdownTable([['metric', 'smallest effect', 'floor'], ...kinds], { alignDelimiters: false });
}
