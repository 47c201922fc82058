import { t as SuiteError } from "./suite-error.js";
import { n as readBoundedText, t as codeOf } from "./bounded-file.js";
import { S as list, _ as share, a as unitSchema, b as values, c as environmentSchema, d as entries, f as finite, g as positive, h as names, i as metricSchema, l as byName, m as name, n as describeIssues, o as calibrationSchema, p as moment, r as metricSamplesSchema, s as commitSchema, t as findCrowding, u as count, v as statistic, x as version, y as text } from "./crowding.js";
import { _ as record, b as union, c as array, d as exactOptional, g as partialRecord, h as object, l as boolean, m as number, n as parseHostileJson, o as _enum, p as literal, s as _null, u as discriminatedUnion, v as string, x as unknown, y as tuple } from "./hostile-json.js";
import { t as LIMITS } from "./limits.js";
import { i as referenceSchema, n as intervalSchema, r as limitSchema, t as comparisonSchema } from "./comparison-schema.js";
import { i as HISTORY_CHECKS, r as HANG_CLASSES, t as FAULT_CLASSES } from "./detected.js";
import { t as FACTORS } from "./factors.js";
import { t as OUTCOME_KINDS } from "./outcome.js";
import { t as NO_OVERRIDES } from "./override2.js";
import { n as ARMS, t as MOST_LATENCY_BINS } from "./latency.js";
import { n as MOST_RUNS, r as MOST_TESTS, t as MOST_CELLS } from "./repetition.js";
import { t as SERVICE_SCOPES } from "./service.js";
import { t as STATUSES } from "./verdict.js";
import { join } from "node:path";
import { stat } from "node:fs/promises";

// src/model/bottleneck.ts
const BOTTLENECK_CAUSES = [
	"throttled",
	"descriptors",
	"cpu",
	"one-core",
	"machine",
	"memory",
	"storage",
	"locks",
	"unknown"
];

// src/baseline/detected-schema.ts
const faultFields = {
	detector: name,
	class: _enum(FAULT_CLASSES),
	title: text,
	stacks: entries(names),
	fingerprint: name.describe("Reports that share it are one fault"),
	count,
	text: text.describe("The report as it was printed"),
	source: text,
	place: exactOptional(object({
		file: name,
		line: count
	})).describe("In the tree that ran"),
	invocations: values(count)
};
const faultSchema = object(faultFields).describe("One fault over all invocations");
const recordSchema = object({
	detector: name,
	active: count,
	inactive: count,
	unknown: count,
	evidence: text
});
const detectedSchema = object({
	faults: entries(faultSchema),
	detectors: entries(recordSchema).describe("In how many invocations each was active")
}).describe("What detectors reported");
const detectorsPlanSchema = object({
	names,
	hang: object({
		afterMs: count,
		stretches: boolean(),
		progress: _enum(["offered", "required"])
	}).nullable(),
	files: exactOptional(entries(object({
		detector: name,
		from: text
	})))
}).describe("Detectors whose reports are looked for");
const historiesPlanSchema = entries(object({
	from: text,
	check: _enum(HISTORY_CHECKS)
})).describe("Checks over what workers wrote down");
const faultAnalysisSchema = object({
	...faultFields,
	base: object({
		reported: count,
		invocations: count
	}).nullable().describe("Null where it did not run")
});
const detectedAnalysisSchema = object({
	detectors: entries(object({
		detector: name,
		asked: boolean(),
		record: recordSchema,
		faults: entries(faultAnalysisSchema),
		bound: share.nullable().describe("Share of invocations that may have a fault all the same")
	})),
	explainsFailures: boolean().describe("Something failed, and the faults are all that did")
}).describe("Faults and detectors over every run of the head");

// src/baseline/factors-schema.ts
const factorName = _enum(FACTORS);
const levelSchema$2 = object({
	level: name,
	cells: count,
	mean: statistic.describe("With the other factors averaged over their levels"),
	effect: object({
		change: statistic,
		interval: intervalSchema.nullable()
	}).nullable().describe("Against the lowest level; null of that itself")
});
const factorSchema = object({
	factor: factorName,
	share: share.describe("Of the variation between cells"),
	levels: entries(levelSchema$2)
}).describe("One factor by itself");
const metricEffectsSchema = discriminatedUnion("kind", [object({
	kind: literal("unknown"),
	metric: metricSchema,
	reason: text
}), object({
	kind: literal("estimated"),
	metric: metricSchema,
	cells: count,
	scale: _enum(["relative", "difference"]),
	error: _enum(["cells", "invocations"]).nullable().describe("What the intervals rest on"),
	factors: entries(factorSchema),
	unexplained: share.describe("Of the variation between cells, by no factor alone"),
	interactions: exactOptional(entries(object({
		factors: tuple([factorName, factorName]),
		share,
		p: share
	})))
})]);
const gridSchema = object({
	scenario: name,
	cells: count,
	factors: entries(object({
		factor: factorName,
		levels: names
	})),
	metrics: entries(metricEffectsSchema)
}).describe("Main effects of the factors of one grid");

// src/baseline/flakes-schema.ts
const counts$1 = {
	failed: count,
	runs: count
};
const tallySchema = object(counts$1).refine(({ failed, runs }) => failed <= runs, { message: "at most as many failures as runs" });
const signatureSchema = object({
	signature: name,
	message: text,
	count,
	firstRun: count
}).describe("Failures of one test that look alike");
const triggerSchema = object({
	factor: name,
	level: name,
	there: tallySchema,
	elsewhere: tallySchema,
	adjustedP: share
}).describe("A condition on which the failure rate depends");
const originSchema = discriminatedUnion("kind", [
	object({ kind: literal("unknown") }),
	object({ kind: literal("new") }),
	object({
		kind: literal("known"),
		source: _enum(["base", "history"]),
		before: tallySchema,
		history: tallySchema.nullable(),
		p: share,
		adjustedP: share,
		alpha: share,
		chanceWorse: share,
		runsToTell: count.nullable()
	})
]).describe("What is known of it from before this change");
const failingSchema = object({
	test: name,
	group: name.exactOptional().describe("With what its name begins, before a blank"),
	failed: count,
	runs: count.min(1),
	retried: count.describe("Passed on a retry"),
	interval: intervalSchema,
	signatures: entries(signatureSchema),
	trigger: triggerSchema.nullable(),
	clustered: object({
		adjustedP: share,
		found: boolean()
	}),
	origin: originSchema,
	firstRun: count
}).refine(({ failed, runs }) => failed <= runs, { message: "at most as many failures as runs" }).describe("A test that failed in at least one run");
const testsSchema = object({
	runs: count,
	redRuns: count.describe("Runs in which any test failed"),
	rate: share.describe("The failure rate that is to be ruled out"),
	needed: count.describe("Runs without a failure that rule it out"),
	failing: entries(failingSchema),
	clean: object({
		tests: entries(object({
			test: name,
			runs: count
		})),
		fewestRuns: count,
		bound: share.nullable().describe("The failure rate of each that is not ruled out at 95 %"),
		together: boolean()
	}),
	unobserved: names,
	vanished: names,
	against: _enum([
		"nothing",
		"base",
		"history"
	]),
	redBuild: share
}).describe("What the runs of a repeated test say");

// src/baseline/ladder-schema.ts
const estimated = {
	value: statistic,
	interval: intervalSchema
};
const estimatedSchema = object(estimated);
const peakSchema = discriminatedUnion("kind", [object({
	kind: literal("measured"),
	users: estimatedSchema,
	throughput: estimatedSchema
}), object({
	kind: literal("unmeasured"),
	largest: count,
	atLeast: statistic.nullable()
})]);
const lawSchema = discriminatedUnion("kind", [object({
	kind: literal("fitted"),
	rate: estimatedSchema.describe("Operations a second of one user"),
	contention: estimatedSchema,
	coherency: estimatedSchema,
	peak: peakSchema,
	roof: statistic.nullable().describe("What contention alone would allow")
}), object({
	kind: literal("refused"),
	reason: text
})]).describe("The Universal Scalability Law, or why it cannot be told");
const differenceSchema = object({
	...estimated,
	reference: statistic,
	margin: statistic
});
const changeSchema = discriminatedUnion("kind", [
	object({
		kind: literal("none"),
		code: _enum([
			"disabled",
			"no-reference",
			"refused"
		]),
		reason: text
	}),
	object({
		kind: literal("paired"),
		contention: differenceSchema,
		coherency: differenceSchema
	}),
	object({
		kind: literal("stored"),
		contention: differenceSchema,
		coherency: differenceSchema
	})
]).describe("Head less base");
const rungSchema = object({
	scenario: name,
	users: count,
	throughput: values(positive),
	median: positive.nullable()
});
const ladderSchemaOf = (metrics) => object({
	name: name.min(1),
	rungs: entries(rungSchema),
	law: lawSchema,
	metrics: entries(metrics),
	change: changeSchema
}).describe("A scenario that was run with several numbers of users, as a whole");

// src/baseline/outcome-schema.ts
const outcomeSchema = discriminatedUnion("kind", [
	object({ kind: literal("ok") }),
	object({
		kind: literal("failed"),
		exitCode: finite
	}),
	object({
		kind: literal("error"),
		error: text
	}),
	object({
		kind: literal("unmet"),
		reason: text
	}),
	object({
		kind: literal("signalled"),
		signal: name
	}),
	object({
		kind: literal("timeout"),
		afterMs: positive
	}),
	object({
		kind: literal("hung"),
		class: _enum(HANG_CLASSES),
		afterMs: positive
	}),
	object({
		kind: literal("out-of-memory"),
		evidence: text
	}),
	object({
		kind: literal("unstartable"),
		reason: text
	}),
	object({
		kind: literal("broken"),
		reason: text
	}),
	object({
		kind: literal("aborted"),
		reason: text,
		limit: exactOptional(name)
	}),
	object({
		kind: literal("unmeasured"),
		reason: text
	}),
	object({ kind: literal("interrupted") })
]).describe("How a process run ended");
const outcomeCountsSchema = partialRecord(_enum(OUTCOME_KINDS), count).describe("Invocations by outcome; kinds that did not occur are absent");
const endingSchema = discriminatedUnion("kind", [
	object({ kind: literal("complete") }),
	object({ kind: literal("decided") }),
	object({ kind: literal("budget") }),
	object({
		kind: literal("failing"),
		reason: text
	}),
	object({
		kind: literal("not-run"),
		reason: text
	}),
	object({ kind: literal("interrupted") })
]).describe("Why the scenario stopped taking samples");
const caveatSchema = object({
	code: name,
	text,
	advice: text.nullable(),
	scenario: name.nullable()
}).describe("A doubt about the numbers");
const problemSchema = object({
	file: name,
	line: count.nullable(),
	column: count.nullable(),
	path: name,
	message: text
}).describe("Something wrong in text that was read, with its place");
const unavailableSchema = object({
	metric: name,
	reason: text
}).describe("A metric that this machine or workload could not give");

// src/baseline/share-schema.ts
const shareCountSchema = object({
	count,
	of: count.describe("Operations that it is a share of")
}).superRefine((share, context) => {
	if (share.count > share.of) context.addIssue({
		code: "custom",
		path: ["count"],
		message: `at most all ${share.of}`
	});
}).describe("What a share of operations was counted from");
const shareCountsSchema = byName(shareCountSchema).describe("What shares of operations were counted from over all invocations, by metric");

// src/baseline/analysis-schema.ts
const estimateSchema = object({
	n: count,
	center: statistic,
	atLeast: exactOptional(literal(true)),
	interval: intervalSchema,
	spread: statistic
}).describe("Median over invocations with its interval, in base units");
const spreadSchema = object({
	machines: entries(object({
		part: name,
		level: statistic.nullable(),
		change: statistic.nullable(),
		state: _enum([
			"worse",
			"fine",
			"open"
		])
	})),
	levelSpread: statistic.nullable().describe("Standard deviation of ln(level) between machines"),
	changeSpread: statistic.nullable().describe("Of ln(1 + change)")
}).describe("What each of several machines found");
const metricAnalysisSchema = object({
	metric: metricSchema,
	relativeTo: name.nullable().describe("The scenario whose value divides this one"),
	gated: boolean().describe("It belongs to the family that may turn the verdict"),
	estimate: estimateSchema.nullable(),
	counted: exactOptional(shareCountSchema),
	comparison: comparisonSchema,
	limits: entries(limitSchema),
	caveats: entries(caveatSchema),
	machines: exactOptional(spreadSchema)
}).describe("Estimate and comparison of one metric");
const rateSchema = object({
	failed: count,
	invocations: count,
	interval: intervalSchema
});
const failuresSchema = object({
	base: rateSchema,
	head: rateSchema,
	p: share,
	adjustedP: share,
	alpha: share
}).describe("How often each side failed");
const trendSchema = object({
	metric: name,
	source: text,
	unit: unitSchema,
	shape: _enum([
		"flat",
		"plateau",
		"linear",
		"sawtooth",
		"step",
		"oscillating"
	]),
	advice: _enum([
		"growing",
		"fading",
		"flat"
	]),
	picture: values(finite)
}).describe("One resource over a long run of the head: shown, never judged");
const scenarioSchema$2 = object({
	id: name.min(1),
	ending: endingSchema.nullable(),
	outcomes: outcomeCountsSchema,
	invocations: count.describe("Successful, after warm-up"),
	trouble: object({
		outcome: outcomeSchema,
		count,
		excerpt: text,
		log: name,
		alike: exactOptional(count).describe("Of that many, with this outcome"),
		whole: exactOptional(literal(true)).describe("Invocations ended so, not single operations"),
		requests: exactOptional(count.nullable()).describe("Operations, of which that many failed")
	}).nullable(),
	hindrance: exactOptional(text).describe("Why the load generator could not do an invocation"),
	metrics: entries(metricAnalysisSchema),
	failures: failuresSchema.nullable().describe("Of the head beside the base"),
	trends: entries(trendSchema),
	unavailable: entries(unavailableSchema),
	detected: exactOptional(detectedAnalysisSchema),
	operationTimes: exactOptional(object({
		operations: count,
		percentiles: byName(positive)
	})).describe("Percentiles of all operations together, in ns"),
	bottlenecks: exactOptional(entries(object({
		cause: _enum(BOTTLENECK_CAUSES),
		evidence: text
	}))),
	tests: exactOptional(testsSchema)
}).describe("Estimates and comparisons of one scenario");
const recommendationSchema = object({
	code: name,
	scenario: name.nullable(),
	metric: name.nullable(),
	text
}).describe("What to do next, tied to evidence");
const controlSchema = object({
	metrics: count,
	alarms: entries(object({
		scenario: name,
		metric: name,
		change: statistic
	}))
});
const driftSchema = object({
	kind: _enum(["step", "creep"]),
	scenario: name,
	metric: name,
	commit: name,
	at: moment,
	change: statistic,
	before: statistic,
	after: statistic,
	p: share
});
const analysisSchema = object({
	schemaVersion: version,
	reference: referenceSchema,
	family: object({
		alpha: share,
		metrics: count
	}),
	scenarios: entries(scenarioSchema$2),
	ladders: exactOptional(entries(ladderSchemaOf(metricAnalysisSchema))),
	grids: exactOptional(entries(gridSchema)),
	suiteShift: statistic.nullable().describe("Median change over all compared metrics: a diagnostic"),
	control: controlSchema.nullable().describe("Base against base"),
	drift: entries(driftSchema).describe("Steps and creep of the history, each said once"),
	recommendations: entries(recommendationSchema),
	caveats: entries(caveatSchema)
}).describe("Estimates and comparisons, free of pass or fail");

// src/baseline/override-schema.ts
const overrideSourceSchema = _enum([
	"comment",
	"label",
	"command-line"
]);
const overrideSchema = object({
	target: name.describe("`scenario` or `scenario/metric`, with `*` for any run of characters"),
	upTo: positive.nullable().describe("The largest relative change it covers"),
	reason: text.min(1),
	author: name,
	at: moment,
	via: overrideSourceSchema
});
const overridesSchema = object({
	granted: entries(overrideSchema),
	refused: entries(object({
		author: name,
		reason: text
	})),
	fault: text.nullable().describe("Why nobody could be asked"),
	byComment: boolean().describe("A comment on the pull request can accept")
}).describe("Changes for the worse that somebody answers for");

// src/baseline/policy-schema.ts
const thresholdSchema = object({
	metric: name.describe("Metric id; in the scope `suite` also a glob"),
	scope: _enum(["scenario", "suite"]).describe("Where it was written"),
	unit: unitSchema.nullable(),
	max: finite.nullable(),
	min: finite.nullable(),
	regression: union([positive, literal("off")]).nullable().describe("Relative adverse change that matters"),
	floor: positive.nullable().describe("Absolute change below which nothing matters"),
	relativeTo: name.nullable().describe("Another scenario, whose value divides this one"),
	required: boolean(),
	line: count.nullable()
}).describe("Limits on one metric, in its base unit");
const policySchema = object({
	against: _enum([
		"auto",
		"base",
		"baseline",
		"none"
	]),
	failOnStored: boolean(),
	familyAlpha: share,
	control: boolean(),
	watchHistory: boolean(),
	strict: boolean(),
	failOn: _enum([
		"fail",
		"inconclusive",
		"never"
	]),
	vanished: _enum([
		"fail",
		"warn",
		"ignore"
	]),
	staleAfterDays: positive,
	overrides: overridesSchema.default(NO_OVERRIDES),
	thresholds: byName(entries(thresholdSchema)).describe("By scenario id")
}).describe("What was tolerated");

// src/baseline/latency-schema.ts
const latencySchema = object({
	bins: list(count, MOST_LATENCY_BINS),
	counts: list(count.min(1), MOST_LATENCY_BINS)
}).refine(({ bins, counts }) => bins.length === counts.length, { message: "as many counts as bins" }).refine(({ bins }) => bins.every((bin, i) => bin < 6785 && bin > (bins[i - 1] ?? -1)), { message: `ascending bins below ${MOST_LATENCY_BINS}` }).describe("Times of operations in log-linear bins of 1/128 octave, in ns");

// src/baseline/load-answers-schema.ts
const levelSchema$1 = object({
	fromMs: positive,
	toMs: positive,
	offered: positive.describe("Operations due a second"),
	achieved: positive.describe("Operations that ended well a second"),
	completed: count,
	p99: positive.nullable(),
	signs: entries(_enum([
		"behind",
		"backlog",
		"slow",
		"flat",
		"errors"
	]))
}).describe("One rate of a staircase, or a stretch of a ramp");
const pointSchema = discriminatedUnion("kind", [
	object({
		kind: literal("saturated"),
		rate: positive,
		low: positive,
		high: positive,
		capacity: positive.describe("Operations a second beyond the point")
	}),
	object({
		kind: literal("unsaturated"),
		upTo: positive
	}),
	object({
		kind: literal("between"),
		low: positive,
		high: positive
	}),
	object({
		kind: literal("unplaced"),
		reason: text,
		atMost: exactOptional(positive)
	})
]);
const saturationSchema = object({
	levels: entries(levelSchema$1),
	firstSaturated: count.nullable().describe("Index of the first level that is saturated to stay"),
	point: pointSchema
}).describe("Where throughput stopped following the load of one invocation");
const recoverySchema = object({
	spikes: entries(object({
		endMs: positive,
		afterMs: positive,
		recovered: boolean()
	})),
	steady: object({
		p95Ns: positive,
		achieved: share,
		troubled: positive
	})
}).describe("How long service took to be as before each spike again");

// src/baseline/load-schema.ts
const span = object({
	fromMs: positive,
	toMs: positive
});
const phase = object({
	name,
	measure: boolean(),
	spans: entries(span)
});
const curve = discriminatedUnion("kind", [
	object({
		kind: literal("pieces"),
		pieces: list(object({
			durationMs: positive,
			from: positive,
			to: positive
		}), LIMITS.values)
	}),
	object({
		kind: literal("sine"),
		mean: positive,
		amplitude: positive,
		periodMs: positive,
		phase: number(),
		durationMs: positive
	}),
	object({
		kind: literal("replay"),
		file: text,
		arrivals: exactOptional(count),
		content: exactOptional(text).describe("Over the bytes of the file")
	})
]);
const closed = object({
	model: literal("closed"),
	users: count,
	iterations: count.nullable(),
	durationMs: positive.nullable(),
	thinkTime: exactOptional(object({
		minMs: positive,
		maxMs: positive
	})),
	phases: exactOptional(entries(phase))
}).describe("Users that each start their next operation when the last has ended");
const open = object({
	model: literal("open"),
	curve,
	arrivals: _enum(["uniform", "poisson"]),
	maxInFlight: count,
	overflow: _enum(["queue", "drop"]),
	iterations: _null(),
	durationMs: positive.nullable(),
	phases: exactOptional(entries(phase))
}).describe("Operations that start when the curve says so, however long they take");
const loadSchema = discriminatedUnion("model", [closed, open]);
const criterion = {
	metric: name,
	max: number().nullable(),
	min: number().nullable()
};
const searchSchema = object({
	from: positive,
	to: positive,
	holdMs: positive,
	settleMs: positive,
	resolution: positive,
	criteria: entries(object(criterion))
}).describe("The search for the largest rate that holds");
const watchSchema = object({
	...criterion,
	forMs: positive,
	abort: boolean()
}).describe("A limit that is looked at while the load runs");
const counts = object({
	scheduled: count,
	ok: count,
	failed: count,
	timedOut: count,
	dropped: count,
	interrupted: count,
	queued: count
});
const column = values(positive);
const columnWithGaps = list(positive.nullable(), LIMITS.values);
const loadTraceSchema = object({
	windows: object({
		edgesMs: column.describe("One more than there are windows"),
		scheduled: column,
		completed: column,
		failed: column,
		dropped: column,
		inFlight: column,
		p50: columnWithGaps,
		p95: columnWithGaps,
		p99: columnWithGaps,
		lagP99: columnWithGaps
	}),
	voided: entries(object({
		index: count,
		cause: _enum([
			"late",
			"saturated",
			"paused"
		]),
		reason: text
	})).describe("Windows in which the generator was at fault"),
	counts,
	phases: entries(object({
		...phase.shape,
		counts,
		soundMs: positive,
		soundScheduled: count,
		soundCompleted: count,
		unsent: exactOptional(count),
		response: latencySchema,
		unendedFromNs: exactOptional(positive),
		service: latencySchema
	})),
	generator: object({
		threads: count,
		utilization: share,
		lagP99Ns: positive,
		gcPauseNs: positive
	}),
	little: object({
		phase: name,
		inFlight: positive,
		expected: positive
	}).nullable(),
	saturation: exactOptional(saturationSchema),
	recovery: exactOptional(recoverySchema)
}).refine(hasEqualColumns, { message: "columns of one length, one edge more" }).describe("What became of a load over time");
function hasEqualColumns({ windows: { edgesMs, ...columns } }) {
	return Object.values(columns).every(({ length }) => length === edgesMs.length - 1);
}
const verdict = discriminatedUnion("kind", [
	object({ kind: literal("holds") }),
	object({
		kind: literal("fails"),
		criterion: text
	}),
	object({
		kind: literal("unclear"),
		criterion: text,
		leans: _enum(["holds", "fails"])
	}),
	object({
		kind: literal("void"),
		reason: text
	}),
	object({
		kind: literal("broken"),
		reason: text
	})
]);
const probe = object({
	rate: positive,
	purpose: _enum([
		"search",
		"confirm",
		"recovery"
	]),
	holdMs: positive,
	verdict,
	throughput: positive.nullable(),
	p50: positive.nullable(),
	p99: positive.nullable()
});
const loadSearchSchema = object({
	probes: entries(probe),
	sustainable: positive.nullable(),
	beyond: positive.nullable(),
	limiting: text.nullable(),
	metastable: boolean(),
	cut: text.nullable()
}).describe("What the search for the largest sustainable rate came to");

// src/baseline/http-schema.ts
const bodySchema = discriminatedUnion("kind", [
	object({
		kind: literal("text"),
		text
	}),
	object({
		kind: literal("file"),
		path: text
	}),
	object({
		kind: literal("payload"),
		text,
		bytes: count,
		seed: count
	})
]);
const expectationSchema = object({
	status: entries(count).nullable().describe("Null: any below 400"),
	headers: byName(text),
	body: text.nullable(),
	json: byName(unknown()).describe("Values at JSON paths")
}).describe("What an answer must be to count as a success");
const requestSchema = object({
	name: name.nullable(),
	url: text,
	method: name,
	headers: byName(text),
	body: bodySchema.nullable(),
	version: _enum(["1.1", "2"]),
	connections: _enum(["reuse", "new"]),
	timeoutMs: positive,
	weight: positive,
	inject: exactOptional(positive).describe("Deliberately bad input: the share of requests that are this one"),
	expect: expectationSchema
}).describe("One of the requests that are sent");
const httpSchema = object({
	kind: literal("http"),
	cwd: name,
	requests: entries(requestSchema)
}).describe("Requests, one of which is an operation");

// src/baseline/repetition-schema.ts
const endSchema = discriminatedUnion("kind", [
	object({ kind: literal("runs") }),
	object({ kind: literal("first-failure") }),
	object({
		kind: literal("bound"),
		rate: share.gt(0).lt(1)
	}),
	object({
		kind: literal("time"),
		durationMs: positive
	})
]);
const cellSchema = object({
	id: name,
	levels: byName(name).describe("Level by factor"),
	cpus: count.nullable(),
	hogs: count,
	pulses: boolean(),
	env: byName(text)
}).describe("The conditions of a run");
const repeatSchema = object({
	runs: count.min(1).max(MOST_RUNS),
	parallel: count.min(1),
	until: endSchema,
	varies: object({
		seed: boolean(),
		order: boolean()
	}),
	cells: list(cellSchema, MOST_CELLS),
	deck: list(count, MOST_RUNS).describe("Indices of cells in the order in which they are dealt"),
	only: count.nullable().describe("The one run that is made again")
}).refine(({ cells, deck }) => deck.length > 0 && deck.every((cell) => cell < cells.length), { message: "a deck of cells that exist" }).describe("How a test is repeated");
const quarantinedSchema = object({
	test: name.describe("A name, or a pattern with *"),
	owner: name,
	reason: text,
	expires: string().regex(/^\d{4}-\d\d-\d\d$/),
	line: count
});
const quarantineSchema = entries(quarantinedSchema);
const historySchema = object({
	test: name,
	group: name.exactOptional().describe("With what its name begins, before a blank; of what failed"),
	endings: string().max(MOST_RUNS).regex(/^[.FRs?]*$/).describe("A letter a run: passed, Failed, failed and passed on a Retry, skipped, ? not reported"),
	failures: entries(object({
		signature: name,
		message: text,
		count: count.min(1),
		firstRun: count
	})).describe("Failures that look alike, the most frequent first")
}).describe("One test over all runs");
const repetitionSchema = object({
	runs: list(count, MOST_RUNS).describe("Numbers, ascending"),
	cells: list(count, MOST_RUNS),
	seeds: list(count, MOST_RUNS),
	orders: list(count, MOST_RUNS),
	tests: list(historySchema, MOST_TESTS + 1).describe("Sorted by test, beside the command itself")
}).refine(({ runs, cells, seeds, orders, tests }) => [
	cells,
	seeds,
	orders
].every(({ length }) => length === runs.length) && tests.every(({ endings }) => endings.length === runs.length), { message: "as many cells, seeds, orders and letters as runs" }).refine(({ runs }) => runs.every((run, i) => i === 0 || run > (runs[i - 1] ?? run)), { message: "ascending numbers of runs" }).describe("All runs of a repeated test");

// src/baseline/service-schema.ts
const commandSchema$1 = union([text, entries(text)]);
const readinessSchema = discriminatedUnion("kind", [
	object({ kind: literal("port") }),
	object({
		kind: literal("http"),
		target: text
	}),
	object({
		kind: literal("tcp"),
		target: text
	}),
	object({
		kind: literal("log"),
		pattern: text
	}),
	object({
		kind: literal("command"),
		command: commandSchema$1
	})
]);
const serviceSchema = object({
	name: name.min(1),
	command: commandSchema$1,
	cwd: name,
	env: byName(text),
	needs: names,
	ready: readinessSchema,
	readyTimeoutMs: positive,
	stopTimeoutMs: positive,
	scope: _enum(SERVICE_SCOPES)
}).describe("A program that scenarios put load on");
const serviceResultSchema = object({
	service: name.min(1),
	readyMs: entries(positive),
	endings: object({
		stopped: exactOptional(count),
		killed: exactOptional(count),
		"not-ready": exactOptional(count),
		died: exactOptional(count)
	}),
	log: name
}).describe("Instances of a service, added up");

// src/baseline/plan-schema.ts
const categorySchema = _enum([
	"memory",
	"computational",
	"concurrency",
	"io",
	"long-running"
]);
const levelSchema = _enum([
	"unit",
	"integration",
	"e2e"
]);
const prioritySchema = _enum([
	"P0",
	"P1",
	"P2",
	"P3",
	"P4"
]);
const armSchema = _enum(ARMS);
const readings = entries(object({
	format: name,
	from: text
}));
const surroundings = {
	cwd: name,
	env: byName(text),
	expectExitCodes: entries(count),
	passEnv: names
};
const process = {
	command: union([text, entries(text)]).describe("A string goes through a shell, a list does not"),
	...surroundings
};
const commandSchema = object({
	kind: literal("command"),
	...process,
	read: exactOptional(readings).describe("Output of other tools that is read")
}).describe("The operation under load");
const workerSchema = object({
	kind: literal("worker"),
	...process,
	operation: name.nullable(),
	parameters: byName(unknown()),
	warmup: count
}).describe("A child that lives as long as an invocation and is sent its operations");
const moduleSchema = object({
	kind: literal("module"),
	...surroundings,
	file: text,
	export: name,
	parameters: byName(unknown()),
	warmup: count
}).describe("A JavaScript function that is called again and again in one process");
const resultsSchema = object({
	kind: literal("results"),
	cwd: name,
	read: readings
}).describe("Files of another step that are read");
const driverSchema = discriminatedUnion("kind", [
	commandSchema,
	httpSchema,
	workerSchema,
	moduleSchema,
	resultsSchema
]);
const samplePlanSchema = object({
	warmup: count,
	min: count,
	max: count,
	looks: entries(count)
});
const scenarioSchema$1 = object({
	id: name.min(1),
	name,
	category: categorySchema.nullable(),
	priority: prioritySchema,
	level: levelSchema.nullable(),
	covers: names,
	tags: names,
	driver: driverSchema,
	load: loadSchema,
	search: exactOptional(searchSchema),
	watches: exactOptional(entries(watchSchema)),
	levels: exactOptional(byName(text)).describe("Of the factors of a grid"),
	samples: samplePlanSchema,
	leaks: boolean().describe("Each invocation is a long run whose growth is judged"),
	measure: _enum(["time", "instructions"]),
	detectors: exactOptional(detectorsPlanSchema),
	repeat: exactOptional(repeatSchema),
	quarantine: exactOptional(quarantineSchema),
	histories: exactOptional(historiesPlanSchema),
	services: exactOptional(names).describe("What runs beside it, in the order of the start"),
	timeoutMs: positive,
	budgetMs: positive.nullable(),
	digest: name.describe("Over everything that changes what is measured"),
	seed: finite,
	line: count.nullable()
}).describe("One scenario after expansion");
const pairingSchema = object({
	purpose: _enum(["search", "confirm"]),
	base: name.describe("A commit or a folder"),
	looks: entries(count),
	orders: byName(list(array(armSchema).max(3), LIMITS.values)).describe("By scenario id, for each pair: the sides in the order in which they run"),
	control: boolean().describe("The base runs twice")
}).describe("Base and head in alternation");
const shardSchema = object({
	index: count.min(1),
	count: count.min(1),
	whole: name.describe("Over the whole plan"),
	parts: entries(object({
		scenarios: names,
		costMs: positive
	})).describe("Every part, in order")
}).describe("One part of a plan that several machines share");
const requirementSchema = object({
	id: name,
	text: text.nullable(),
	scenarios: names.describe("Of the whole suite")
}).describe("What the suite is to cover");
const intensitySchema = _enum([
	"low",
	"medium",
	"high",
	"extreme"
]);
const givenSchema = object({
	intensity: exactOptional(intensitySchema),
	durationMs: exactOptional(positive),
	samples: exactOptional(count),
	budgetMs: exactOptional(positive),
	against: exactOptional(name).describe("What judges, or the name of the base")
}).describe("What was said otherwise than the config");
const planSchema = object({
	schemaVersion: version,
	suite: name,
	configFile: name,
	seed: finite,
	intensity: intensitySchema,
	budgetMs: positive.nullable(),
	setup: text.nullable(),
	setupTimeoutMs: positive,
	failFast: boolean(),
	services: exactOptional(entries(serviceSchema)).describe("Programs that scenarios need"),
	scenarios: entries(scenarioSchema$1).describe("In execution order"),
	pairing: pairingSchema.nullable().describe("Null: the head alone"),
	omitted: names.describe("Scenarios left out by filters"),
	requirements: exactOptional(entries(requirementSchema)),
	shard: exactOptional(shardSchema),
	given: exactOptional(givenSchema)
}).describe("Exactly what was planned");

// src/baseline/result-schema.ts
const seriesSchema = object({
	atMs: values(finite),
	columns: byName(values(finite)),
	samplerUtilization: positive.describe("CPU time of the sampler divided by elapsed time")
}).describe("Resource readings of one invocation as parallel columns");
const checkpointsSchema = object({
	operations: values(finite),
	columns: byName(object({
		unit: unitSchema,
		values: values(finite)
	}))
}).describe("What the workload said of itself on the way");
const failureSchema = object({
	outcome: outcomeSchema,
	count,
	invocations: exactOptional(count).describe("That ended so as a whole"),
	excerpt: text,
	log: name
});
const scenarioSchema = object({
	id: name.min(1),
	arm: armSchema,
	digest: name,
	ending: endingSchema.nullable(),
	outcomes: outcomeCountsSchema,
	warmups: count,
	operations: object({
		ok: count,
		failed: count
	}),
	shares: exactOptional(shareCountsSchema),
	failures: entries(failureSchema),
	unmeasuredFailures: exactOptional(entries(failureSchema)).describe("In phases that are not measured"),
	metrics: entries(metricSamplesSchema).describe("Sorted by id"),
	unavailable: entries(unavailableSchema),
	problems: entries(problemSchema),
	series: seriesSchema.nullable(),
	checkpoints: checkpointsSchema.nullable(),
	failedInvocations: values(count),
	latency: exactOptional(latencySchema),
	loadTrace: exactOptional(loadTraceSchema),
	searches: exactOptional(entries(loadSearchSchema)).describe("One an invocation"),
	detected: exactOptional(detectedSchema),
	repetition: exactOptional(repetitionSchema),
	services: exactOptional(entries(serviceResultSchema)).describe("What ran beside it"),
	part: exactOptional(name).describe("The part of a merged run that measured it")
}).describe("Facts of one scenario");
const setupSchema = object({
	outcome: outcomeSchema,
	durationMs: positive,
	log: name
});
const partSchema = object({
	id: name.min(1).describe("Over everything it measured"),
	shard: object({
		index: count,
		count
	}),
	copies: count.describe("How often the same results were handed in"),
	tool: object({
		name,
		version: name
	}),
	startedAt: moment,
	durationMs: positive,
	complete: boolean(),
	interruption: object({ signal: name }).nullable(),
	commit: commitSchema.nullable(),
	environment: environmentSchema,
	setup: setupSchema.nullable(),
	baseSetup: setupSchema.nullable(),
	calibration: entries(calibrationSchema)
}).describe("One machine's share of a merged run");
const mergedSchema = object({
	parts: entries(partSchema).describe("Sorted by id"),
	missing: entries(object({
		scenario: name,
		reason: text
	})).describe("What no part brought")
}).describe("What a merged run was put together from");
const resultSchema = object({
	schemaVersion: version,
	tool: object({
		name,
		version: name
	}),
	startedAt: moment,
	durationMs: positive,
	complete: boolean().describe("The recording has its last event"),
	interruption: object({ signal: name }).nullable(),
	commit: commitSchema.nullable(),
	environment: environmentSchema,
	plan: planSchema,
	setup: setupSchema.nullable().describe("Of the head's tree"),
	baseSetup: setupSchema.nullable().describe("Of the base's tree"),
	calibration: entries(calibrationSchema),
	scenarios: entries(scenarioSchema),
	caveats: entries(caveatSchema),
	merged: exactOptional(mergedSchema)
}).meta({
	id: "result",
	description: "The facts of the run, free of judgement"
});

// src/baseline/verdict-schema.ts
const statusSchema = _enum(STATUSES);
const acceptedSchema = object({
	author: name,
	reason: text,
	at: moment,
	via: overrideSourceSchema,
	status: _enum(["fail", "warn"]).describe("What it would be otherwise")
}).describe("Who answers for a change for the worse");
const checkSchema = object({
	scenario: name,
	metric: name.nullable(),
	rule: _enum([
		"outcome",
		"regression",
		"max",
		"min",
		"vanished",
		"broken",
		"reference",
		"leak",
		"drift",
		"test",
		"detector"
	]),
	status: statusSchema,
	subject: exactOptional(name).describe("The detector or the test that it is about"),
	reason: text,
	reproduce: text.nullable().describe("A command that runs the scenario again"),
	line: count.nullable().describe("Line in the config"),
	improved: boolean(),
	accepted: acceptedSchema.nullable().default(null)
}).describe("One thing that was judged");
const portionSchema = (kind) => object({
	kind,
	scenarios: count,
	share,
	sound: count.describe("Without a check that is no pass")
});
const traceabilitySchema = object({
	declared: count.nullable().describe("Ids that the suite declares"),
	covered: count,
	uncovered: names,
	levels: entries(portionSchema(levelSchema.nullable())),
	priorities: entries(portionSchema(prioritySchema))
}).describe("What the suite tests of what it should");
const coverageSchema = object({
	id: name,
	text: exactOptional(text),
	gap: exactOptional(_enum(["uncovered", "left-out"])),
	scenarios: entries(object({
		scenario: name,
		level: levelSchema.nullable(),
		category: categorySchema.nullable(),
		priority: prioritySchema,
		status: statusSchema
	})),
	status: statusSchema
}).describe("What covers one id");
const exitCodeSchema = union([
	literal(0),
	literal(1),
	literal(2),
	literal(3),
	literal(4),
	literal(130)
]);
const verdictSchema = object({
	schemaVersion: version,
	status: statusSchema,
	exitCode: exitCodeSchema,
	reason: text,
	checks: entries(checkSchema),
	counts: record(statusSchema, count),
	coverage: entries(coverageSchema),
	traceability: exactOptional(traceabilitySchema)
}).describe("Each check and the whole, with reasons");

// src/baseline/view-schema.ts
const viewSchema = object({
	schemaVersion: version,
	kind: literal("stress-action/results"),
	result: resultSchema,
	rounds: entries(resultSchema).describe("Paired runs that followed, in order"),
	policy: policySchema,
	analysis: analysisSchema,
	verdict: verdictSchema
}).describe("Results of stress-action");

// src/baseline/result-file.ts
const RESULT_NAMES = {
	view: "results.json",
	events: "events.ndjson"
};
async function readResultFile(path) {
	const place = await locate(path);
	if (place.kind === "events") return {
		kind: "events",
		file: place.file
	};
	return {
		kind: "view",
		file: place.file,
		view: parseView(await textOf(place.file), place.file)
	};
}
function parseView(text, file) {
	const document = parseHostileJson(text, LIMITS.resultBytes);
	if (document.kind === "fault") throw unreadable(file, document.reason);
	const crowded = findCrowding(document.value);
	if (crowded !== null) throw unreadable(file, crowded);
	const newer = newerFormat(document.value);
	if (newer !== null) throw unreadable(file, newer);
	if (isBaseline(document.value)) throw unreadable(file, "it is a baseline; name the results.json of a run");
	const view = viewSchema.safeParse(document.value);
	if (!view.success) throw unreadable(file, describeIssues(view.error.issues, document.value));
	return view.data;
}
const unreadable = (file, reason) => new SuiteError(`Cannot read results from ${file}: ${reason}`, { exitCode: 3 });
const missing = (path, detail) => new SuiteError(`Cannot find results at ${path}: ${detail}`, { exitCode: 2 });
const isBaseline = (value) => typeof value === "object" && value !== null && "kind" in value && value.kind === "stress-action/baseline";
function newerFormat(value) {
	if (typeof value !== "object" || value === null || !("schemaVersion" in value)) return null;
	const { schemaVersion } = value;
	return typeof schemaVersion === "number" && schemaVersion > 1 ? `schemaVersion: found ${schemaVersion}, expected 1: a newer version of this tool wrote it` : null;
}
async function locate(path) {
	const kind = await kindOf(path);
	if (kind === "absent") throw missing(path, "there is no such file or folder");
	if (kind === "file") return {
		kind: path.endsWith(".ndjson") ? "events" : "view",
		file: path
	};
	const view = join(path, RESULT_NAMES.view);
	if (await kindOf(view) !== "absent") return {
		kind: "view",
		file: view
	};
	const events = join(path, RESULT_NAMES.events);
	if (await kindOf(events) !== "absent") return {
		kind: "events",
		file: events
	};
	throw missing(path, `the folder holds neither ${RESULT_NAMES.view} nor ${RESULT_NAMES.events}`);
}
async function kindOf(path) {
	try {
		return (await stat(path)).isDirectory() ? "folder" : "file";
	} catch (error) {
		const code = codeOf(error);
		return code === "ENOENT" || code === "ENOTDIR" ? "absent" : "file";
	}
}
async function textOf(file) {
	const read = await readBoundedText(file, LIMITS.resultBytes);
	switch (read.kind) {
		case "text": return read.text;
		case "absent": throw missing(file, "there is no such file");
		case "unavailable":
		case "fault": throw unreadable(file, read.reason);
	}
}

export { policySchema as a, planSchema as i, parseView as n, readResultFile as r, RESULT_NAMES as t };