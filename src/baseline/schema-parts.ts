import { z } from 'zod';
import { list } from './early-list.ts';
import { LIMITS } from './limits.ts';

/** Small schemas that the schemas of files are made of. Every string and list has a length limit (limits.ts). */

export const name = z.string().max(LIMITS.nameLength);
export const text = z.string().max(LIMITS.textLength);
export const version = z.literal(1).describe('Version of the format');

/** A finite number; a magnitude that a double cannot count in steps of one is a wrapped or made-up value. */
export const finite = z.number().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
export const positive = z.number().min(0).max(Number.MAX_SAFE_INTEGER);
export const share = z.number().min(0).max(1);
export const count = z.int().min(0);
/** Statistics of the log scale may exceed what a measured value can be. */
export const statistic = z.number();

export const moment = z.iso.datetime({ offset: true }).max(40).describe('ISO 8601, UTC');

export const names = list(name, LIMITS.entries);
export const entries = <T>(element: z.ZodType<T>) => list(element, LIMITS.entries);
export const values = (element: z.ZodType<number>) => list(element, LIMITS.values);
export const byName = <T>(value: z.ZodType<T>) => z.record(name, value);
