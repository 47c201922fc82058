import { UNIT_FACTORS, type Unit } from '../model/unit.ts';

const MAX_NAME_CHARS = 100;

/** Why a name cannot be that of a metric or a column, or null. */
export function nameFault(name: string): string | null {
  if (name === '') return 'A metric needs a name: write name=value unit';
  if (name.length > MAX_NAME_CHARS) {
    return `A metric name has at most ${MAX_NAME_CHARS} characters, this one has ${name.length}`;
  }
  if (name in Object.prototype) return `"${name}" is reserved and cannot name a metric`;
  if (/[\p{C}\p{Z}]/u.test(name)) {
    return `A metric name has no spaces, control or invisible characters: ${JSON.stringify(name)}`;
  }
  return null;
}

/** A unit as written and how many base units one of it is; `fallback`, a base unit, where none is written. Null: no such unit. */
export function scaleOf(written: string | null, fallback: Unit): { unit: Unit; factor: number } | null {
  if (written === null) return { unit: fallback, factor: 1 };
  return Object.hasOwn(UNIT_FACTORS, written) ? (UNIT_FACTORS[written] ?? null) : null;
}

/** Says that one thing is given in two units. */
export const clash = (name: string, known: Unit, given: Unit): string =>
  `"${name}" is measured in ${known}, this line gives ${given}`;

/** Says which units there are. */
export const unitFault = (unit: string): string =>
  `"${unit.slice(0, 20)}" is not a unit; allowed: ${Object.keys(UNIT_FACTORS).join(', ')}`;
