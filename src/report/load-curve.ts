import type { LoadSpan, OpenLoad, RateCurve, RatePiece } from '../model/load.ts';
import { arithmeticOf } from '../model/load-curve.ts';
import { cleanName } from './clean.ts';

/** Pieces and spans that are told one by one; of more, the first ones and how many there are. */
const MOST_TOLD = 6;

const UNITS = [
  [86_400e3, 'd'],
  [3600e3, 'h'],
  [60e3, 'min'],
  [1e3, 's'],
] as const;

/** `90 s`, `2 min`, `1.5 s`, `250 ms`: the largest unit of which it is a whole number, or else seconds. */
export function timeWords(ms: number): string {
  const whole = UNITS.find(([size]) => ms >= size && ms % size === 0);
  const [size, unit] = whole ?? (ms >= 1000 ? [1000, 's'] : [1, 'ms']);
  return `${digits(ms / size)} ${unit}`;
}

const rateWords = (rate: number): string => `${digits(rate)}/s`;

/** At most four significant digits; of whole numbers all. */
const digits = (value: number): string =>
  (Number.isInteger(value) ? value : Number(value.toPrecision(4))).toLocaleString('en-US', {
    maximumFractionDigits: 6,
  });

/** `0 → 500/s over 10 s, 500/s for 20 s`. */
export function curveWords(curve: RateCurve): string {
  switch (curve.kind) {
    case 'replay':
      return `the moments of ${cleanName(curve.file)}`;
    case 'sine':
      return `a sine of ${rateWords(curve.mean)} ± ${rateWords(curve.amplitude)} with a period of ${timeWords(curve.periodMs)}, beginning at ${rateWords(arithmeticOf(curve).rateAt(0))}, for ${timeWords(curve.durationMs)}`;
    case 'pieces':
      return piecesWords(curve.pieces);
  }
}

function piecesWords(pieces: readonly RatePiece[]): string {
  const told = pieces.slice(0, MOST_TOLD).map(pieceWords).join(', ');
  const rest = pieces.slice(MOST_TOLD);
  if (rest.length === 0) return told;
  const rates = rest.flatMap(({ from, to }) => [from, to]);
  const low = rates.reduce((least, rate) => Math.min(least, rate));
  const high = rates.reduce((most, rate) => Math.max(most, rate));
  const length = timeWords(rest.reduce((sum, { durationMs }) => sum + durationMs, 0));
  return `${told}, and ${rest.length.toLocaleString('en-US')} more ${rest.length === 1 ? 'piece' : 'pieces'} between ${rateWords(low)} and ${rateWords(high)} in ${length}`;
}

const pieceWords = ({ from, to, durationMs }: RatePiece): string =>
  from === to
    ? `${rateWords(from)} for ${timeWords(durationMs)}`
    : `${digits(from)} → ${rateWords(to)} over ${timeWords(durationMs)}`;

/** How many operations are due, and how they are spread. */
export function arrivalWords({ curve, arrivals }: Pick<OpenLoad, 'curve' | 'arrivals'>): string {
  if (curve.kind === 'replay')
    return curve.arrivals === undefined ? 'as many operations as it has' : operations(curve.arrivals);
  const { total } = arithmeticOf(curve);
  return arrivals === 'uniform'
    ? `${operations(Math.floor(total))}, evenly spread`
    : `${operations(Math.round(total))} on average, spread at random (Poisson)`;
}

const operations = (count: number): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? 'operation' : 'operations'}`;

/** `0–10 s, 15–40 s`. */
export function spanWords(spans: readonly LoadSpan[]): string {
  const told = spans
    .slice(0, MOST_TOLD)
    .map(({ fromMs, toMs }) => `${digits(fromMs / 1000)}–${digits(toMs / 1000)} s`);
  const rest = spans.length - told.length;
  return rest > 0 ? `${told.join(', ')} and ${rest.toLocaleString('en-US')} more` : told.join(', ');
}
