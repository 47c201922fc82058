import type { DocumentParser } from '../parser.ts';
import { directionOf, readCustom } from './custom.ts';

/** `customBiggerIsBetter` of github-action-benchmark: the same list with the other direction. */
export const biggerIsBetter: DocumentParser = {
  kind: 'document',
  format: 'bigger-is-better',
  about: "github-action-benchmark's `customBiggerIsBetter`; recognised where all units are things a second",
  recognises: head => directionOf(head) === 'higher',
  read: (text, collector) => readCustom(text, 'higher', collector),
};
