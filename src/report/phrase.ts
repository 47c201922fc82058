import { builtInMetric, unqualified } from '../model/metric.ts';
import type { PlannedScenario } from '../model/plan.ts';
import { SUSTAINED } from '../model/watched.ts';
import { cleanName, cleanSentence } from './clean.ts';

/**
 * A sentence whose names are marked, so that each renderer can set them in its own way (a code span, bold, plain). Both kinds of piece
 * may hold foreign text: a renderer escapes both.
 */
export type Phrase = readonly Piece[];
export interface Piece {
  readonly kind: 'text' | 'name';
  readonly text: string;
}

/** A scenario's or metric's name, cleaned. */
export const name = (text: string): Piece => ({ kind: 'name', text: cleanName(text) });

/** Our own words: kept as they are, spaces at the ends included. */
export const text = (words: string): Piece => ({ kind: 'text', text: words });

/** A sentence that came with the view and may quote anything. */
export const quoted = (sentence: string): Piece => ({ kind: 'text', text: cleanSentence(sentence) });

/**
 * A metric; of a part of a load with the part in words: `latency.p95 in spike`, and `latency.p95 kept up for 5 s` of a level that was held
 * against a limit with `for`, as the plan says.
 */
export function metricPhrase(id: string, planned: PlannedScenario | null): Phrase {
  const { id: whole, part } = unqualified(id);
  if (part === null || builtInMetric(whole) === undefined) return [name(id)];
  if (part !== SUSTAINED) return [name(whole), text(' in '), name(part)];
  const watch = planned?.watches?.find(({ metric, forMs }) => metric === whole && forMs > 0);
  return [name(whole), text(watch === undefined ? ' kept up' : ` kept up for ${watch.forMs / 1e3} s`)];
}

/** `latency.p95 of api-spike`, `go-race of api-spike`; the scenario alone for a check on the whole. */
export function subjectOf({
  scenario,
  metric,
  subject,
}: {
  readonly scenario: string;
  readonly metric: string | null;
  readonly subject?: string;
}): Phrase {
  const part = metric ?? subject;
  if (part === undefined) return [name(scenario)];
  return [
    ...metricPhrase(part, null),
    text(part.endsWith(`@${SUSTAINED}`) ? ' in ' : ' of '),
    name(scenario),
  ];
}

/** Pieces set as plain text, without marks. */
export const plain = (phrase: Phrase): string => phrase.map(piece => piece.text).join('');

/** The phrase with each piece set by `set`. */
export const setPhrase = (
  phrase: Phrase,
  set: Readonly<Record<Piece['kind'], (text: string) => string>>,
): string => phrase.map(piece => set[piece.kind](piece.text)).join('');
