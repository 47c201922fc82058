import type { Better } from '../../model/metric.ts';
import type { Collector } from '../collector.ts';
import { listOf, numberOf, objectOf, readJson, textOf } from '../json.ts';
import { nanosecondsIn, type Scaled, scaled } from '../vocabulary.ts';

/**
 * The list `[{ name, unit, value, range?, extra? }]` of github-action-benchmark's custom tools, whose direction the name of the format
 * states. `range` is text for people and no sample. Values may be text, as that action accepts it.
 */
export function readCustom(text: string, better: Better, collector: Collector): void {
  const document = readJson(text, collector);
  if (document === undefined) return;
  if (!Array.isArray(document)) collector.broken('It is not a list of { name, unit, value }');
  for (const [index, entry] of listOf(document).entries()) readEntry(entry, index, better, collector);
}

function readEntry(written: unknown, index: number, better: Better, collector: Collector): void {
  const entry = objectOf(written);
  const name = textOf(entry.name);
  const value = numberOf(entry.value) ?? Number.parseFloat(textOf(entry.value) ?? '');
  if (name === null) collector.problem('An entry needs a "name" of text', `${index}`);
  else if (Number.isNaN(value) && numberOf(entry.value) === null) {
    collector.problem(`${name} needs a "value" that is a number`, `${index}.value`);
  } else {
    const { metric, factor } = measureOf(textOf(entry.unit) ?? '', better);
    const reading = collector.reading(name);
    reading.metadata.set('range', textOf(entry.range));
    reading.metadata.set('extra', textOf(entry.extra));
    reading.sample(metric, value * factor);
  }
}

/** A time is called so; everything else has the name `value`. */
function measureOf(unit: string, better: Better): Scaled {
  const [numerator = ''] = unit.split('/', 1);
  const isTime = nanosecondsIn(numerator) !== null;
  return scaled(isTime ? 'time' : 'value', unit, better);
}

/**
 * The direction that all units of a list agree on: things a second are better when there are more of them, times and sizes when there are
 * fewer. Null where the text is no such list or its units leave it open: then the format must be named.
 */
export function directionOf(head: string): Better | null {
  if (!/^\s*\[\s*\{/.test(head) || !/"name"\s*:/.test(head) || !/"value"\s*:/.test(head)) return null;
  const units = [...head.matchAll(/"unit"\s*:\s*"([^"\\]*)"/g)].map(
    ([, unit = '']) => scaled('value', unit).metric.unit,
  );
  if (units.length === 0) return null;
  if (units.every(unit => unit === 'per-second')) return 'higher';
  return units.every(unit => unit === 'ns' || unit === 'bytes') ? 'lower' : null;
}
