import { r as startOrder } from "./service.js";

// src/model/growth.ts
const GROWING = [
	"memory",
	"fds",
	"threads",
	"sockets",
	"processes",
	"files"
];
const GROWTH_POINTS = 20;
function growthMetric(id) {
	const growing = GROWING.find((name) => id === `${name}.growth` || id === `${name}.leak`);
	return growing === void 0 ? null : {
		growing,
		per: id.endsWith(".leak") ? "operations" : "run"
	};
}
const CHECKPOINT_COLUMNS = {
	memory: [
		"memory.heap",
		"memory.uss",
		"memory.pss",
		"memory.rss"
	],
	fds: ["fds"],
	threads: ["threads"],
	sockets: ["sockets"],
	processes: ["processes"],
	files: ["files"]
};
const SERIES_COLUMNS = {
	memory: [{
		column: "ussBytes",
		source: "memory of the process tree",
		readWith: ["ussBytes", "pssBytes"]
	}, {
		column: "rssBytes",
		source: "memory of the process tree"
	}],
	fds: [{
		column: "fds",
		source: "open descriptors of the process tree"
	}],
	threads: [{
		column: "threads",
		source: "threads of the process tree"
	}],
	sockets: [{
		column: "sockets",
		source: "open sockets of the process tree",
		readWith: ["socketsReadings"]
	}],
	processes: [{
		column: "processes",
		source: "live processes of the tree"
	}],
	files: [{
		column: "files",
		source: "entries of the temporary folder",
		readWith: ["filesReadings"]
	}]
};
function growthSources(series, checkpoints) {
	return GROWING.flatMap((metric) => {
		const found = [...fromCheckpoints(metric, checkpoints), ...fromSeries(metric, series)];
		const [richest] = [...found].sort((a, b) => b.xs.length - a.xs.length);
		return found.find(({ xs }) => xs.length >= 20) ?? richest ?? [];
	});
}
const unitOf = (metric) => metric === "memory" ? "bytes" : "count";
function fromCheckpoints(metric, checkpoints) {
	if (checkpoints === null) return [];
	const { operations, columns } = checkpoints;
	return CHECKPOINT_COLUMNS[metric].flatMap((name) => {
		const column = Object.hasOwn(columns, name) ? columns[name] : void 0;
		if (column === void 0 || column.unit !== unitOf(metric)) return [];
		return [{
			metric,
			source: `${name} at checkpoints`,
			unit: column.unit,
			x: "operations",
			xs: operations,
			ys: column.values
		}];
	});
}
function fromSeries(metric, series) {
	if (series === null) return [];
	return SERIES_COLUMNS[metric].flatMap(({ column, source, readWith }) => {
		const values = series.columns[column];
		if (values === void 0) return [];
		const even = evenRows(readWith === void 0 ? values.map((_, row) => row) : rowsThatDiffer(series, readWith), series.atMs);
		const [xs, ys] = [even.map((row) => series.atMs[row] ?? 0), even.map((row) => values[row] ?? 0)];
		return [{
			metric,
			source,
			unit: unitOf(metric),
			x: "time",
			xs,
			ys
		}];
	});
}
function rowsThatDiffer({ atMs, columns }, together) {
	const read = together.map((name) => columns[name]).filter((values) => values !== void 0);
	return [...atMs.keys()].filter((row) => row === 0 || read.length === 0 || read.some((values) => values[row] !== values[row - 1]));
}
const JITTER = .9;
function evenRows(rows, atMs) {
	const at = (row) => row === void 0 ? 0 : atMs[row] ?? 0;
	const [fromMs, toMs] = [at(rows[0]), at(rows.at(-1))];
	const middleMs = (fromMs + toMs) / 2;
	const late = rows.filter((row) => at(row) >= middleMs);
	const gapMs = JITTER * (toMs - middleMs) / Math.max(1, late.length);
	const early = [];
	for (const row of rows) if (at(row) < middleMs && (early.length === 0 || at(row) - at(early.at(-1)) >= gapMs)) early.push(row);
	return [...early, ...late];
}

// src/plan/needed-services.ts
function neededServices(services, scenarios) {
	const names = new Set(scenarios.flatMap((scenario) => scenario.services ?? []));
	const needed = startOrder((services ?? []).map(({ name }) => name).filter((name) => names.has(name)), services ?? []);
	return needed.length === 0 ? {} : { services: needed };
}

export { growthSources as i, GROWING as n, growthMetric as r, neededServices as t };