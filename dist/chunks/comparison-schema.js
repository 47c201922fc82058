import { h as object, l as boolean, o as _enum, p as literal, u as discriminatedUnion } from "./hostile-json.js";
import { _ as share, b as values, g as positive, h as names, m as name, p as moment, u as count, v as statistic, y as text } from "./crowding.js";

// src/baseline/comparison-schema.ts
const intervalSchema = object({
	low: statistic.nullable(),
	high: statistic.nullable(),
	level: share
}).describe("A closed interval; an end is null where the sample is too small to bound it");
const storedReferenceSchema = object({
	kind: literal("stored"),
	source: name,
	runs: count,
	comparableRuns: count,
	newestCommit: name,
	newestAt: moment,
	ageDays: statistic
});
const noReferenceSchema = object({
	kind: literal("none"),
	code: _enum([
		"first-run",
		"disabled",
		"unavailable",
		"truncated",
		"hostile",
		"too-large",
		"foreign",
		"future",
		"stale",
		"other-machine",
		"no-base"
	]),
	reason: text
});
const referenceSchema = discriminatedUnion("kind", [
	storedReferenceSchema,
	object({
		kind: literal("paired"),
		base: name.describe("A commit or a folder"),
		scenarios: names.describe("Run in pairs; the others rest on the screening"),
		screening: discriminatedUnion("kind", [storedReferenceSchema, noReferenceSchema]).nullable()
	}),
	noReferenceSchema
]).describe("What the head was compared with");
const storedSchema = object({
	kind: literal("stored"),
	reference: statistic,
	runs: count,
	levels: values(statistic).describe("Of each of those runs, oldest first"),
	change: statistic,
	interval: intervalSchema,
	difference: statistic,
	p: share,
	adjustedP: share,
	adjustedPBetter: share,
	betweenRunSd: positive,
	spreadFrom: _enum([
		"history",
		"prior",
		"calibrated"
	]),
	mde80: statistic,
	smallestEffect: statistic,
	floor: statistic
});
const confirmationSchema = object({
	pairs: count,
	change: statistic,
	interval: intervalSchema,
	p: share,
	alpha: share.describe("What the look may spend of 0.05"),
	holds: boolean()
});
const pairedSchema = object({
	kind: literal("paired"),
	reference: statistic,
	pairs: count,
	dropped: count.describe("Pairs left out because a side failed"),
	change: statistic,
	interval: intervalSchema,
	difference: statistic,
	p: share,
	adjustedP: share,
	adjustedPBetter: share,
	alpha: share.describe("What the deciding look may spend"),
	state: _enum([
		"worse",
		"excluded",
		"undecided"
	]),
	mde80: statistic,
	smallestEffect: statistic,
	floor: statistic,
	confirmation: confirmationSchema.nullable().describe("Fresh pairs for what was found worse")
});
const leakSchema = object({
	kind: literal("leak"),
	source: text,
	reference: statistic,
	difference: statistic,
	interval: intervalSchema,
	processes: object({
		base: count,
		head: count
	}),
	p: share,
	alpha: share,
	state: _enum([
		"worse",
		"excluded",
		"undecided"
	]),
	margin: statistic,
	wanted: statistic,
	smallestVisible: statistic,
	perHour: statistic.nullable(),
	confirmation: object({
		processes: count,
		difference: statistic,
		interval: intervalSchema,
		p: share,
		holds: boolean()
	}).nullable()
}).describe("Growth of long runs of the head against those of the base");
const comparisonSchema = discriminatedUnion("kind", [
	object({
		kind: literal("none"),
		code: _enum([
			"no-reference",
			"new",
			"not-gated",
			"not-measured",
			"changed",
			"disagree",
			"bounds"
		]),
		reason: text
	}),
	object({
		kind: literal("vanished"),
		reference: statistic
	}),
	object({
		kind: literal("broken"),
		reason: text
	}),
	object({
		kind: literal("exact"),
		reference: statistic,
		change: statistic.nullable(),
		difference: statistic,
		smallestEffect: statistic,
		floor: statistic
	}),
	storedSchema,
	pairedSchema,
	leakSchema
]).describe("Head against reference; change is relative and positive for worse");
const limitSchema = object({
	limit: _enum(["max", "min"]),
	value: statistic,
	position: _enum([
		"inside",
		"beyond",
		"straddles",
		"unknown"
	]),
	interval: intervalSchema
}).describe("Where the level lies in relation to an absolute limit");

export { referenceSchema as i, intervalSchema as n, limitSchema as r, comparisonSchema as t };