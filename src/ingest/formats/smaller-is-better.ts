import type { DocumentParser } from '../parser.ts';
import { directionOf, readCustom } from './custom.ts';

/** `customSmallerIsBetter` of github-action-benchmark. Nothing but its units tells it from the other one. */
export const smallerIsBetter: DocumentParser = {
  kind: 'document',
  format: 'smaller-is-better',
  about: "github-action-benchmark's `customSmallerIsBetter`; recognised where all units are times or sizes",
  recognises: head => directionOf(head) === 'lower',
  read: (text, collector) => readCustom(text, 'lower', collector),
};
