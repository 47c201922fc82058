import type { View } from '../model/view.ts';
import { digestOf } from './digest.ts';

/** `results.json`: the View itself, so that every report can be rendered again. Its schema is schema/results.schema.json. */
export const renderJson = (view: View): string => `${JSON.stringify(view)}\n`;

/** `summary.json`: the digest, indented for people. */
export const renderDigest = (view: View): string => `${JSON.stringify(digestOf(view), null, 2)}\n`;
