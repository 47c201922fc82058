import { G as pairsOf, H as isConstant, K as scaleOf, L as alphaByLook, P as confirmAtLooks, Q as marginOf, U as memberOf, V as candidatesOf, W as changeThatMatters, Z as implausible, _ as CONFIRMATION_LOOKS, at as normalQuantile, b as isPairable, ct as thresholdFor, f as environmentOf, g as startMonitors, h as coreToSpare, it as shareInterval, l as versionIn, o as run, q as sidesOf, rt as INTERVAL_LEVEL, t as conclude, v as SEARCH_LOOKS, x as pairedPlan, y as drawOrders, z as lookTogether } from "./evidence.js";
import { n as hashSeed, t as createRandom } from "./random.js";
import { a as median, l as assertLevel, o as quantile, s as robustSpread } from "./reading.js";
import { t as SuiteError } from "./suite-error.js";
import { t as TOOL } from "./version.js";
import { n as prepare } from "./pipeline.js";
import { t as CAPABILITY_GROUPS } from "./doctor.js";
import { M as childEnvironment, t as chooseLauncher } from "./choose-launcher.js";
import { t as findExecutable } from "./executable.js";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { mkdir, statfs, writeFile } from "node:fs/promises";
import { execFile } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, readdirSync, writeSync } from "node:fs";
import os from "node:os";
import { dirname as dirname$1 } from "node:path/posix";

// src/analyze/false-alarms.ts
const BLOCK_PAIRS = 5;
const PUSHES = 1e3;
const LEAST_PAIRS = 10;
function falseAlarmsOf(family, rule, { seed, pushes }) {
	if (!family.some(canBeDrawn)) return null;
	const random = createRandom(seed);
	const found = Array.from({ length: pushes }, () => onePush(family, rule, random));
	return {
		pushes,
		worse: rateOf(found.filter((push) => push.worse).length, pushes),
		failed: rateOf(found.filter((push) => push.failed).length, pushes),
		meanPairs: found.reduce((sum, push) => sum + push.meanPairs, 0) / pushes
	};
}
const canBeDrawn = ({ scale }) => scale.differences.length >= LEAST_PAIRS;
const SILENT = {
	differences: [],
	attempts: [],
	attempted: 0,
	margin: 0
};
function onePush(family, { looks, confirmationLooks, alpha }, random) {
	const scenarios = [...new Set(family.filter(canBeDrawn).map(({ scenario }) => scenario))];
	const search = draw(scenarios, looks.at(-1) ?? 0, random);
	const fresh = draw(scenarios, confirmationLooks.at(-1) ?? 0, random);
	const found = lookTogether(family.map((candidate) => canBeDrawn(candidate) ? memberOf(drawnFrom(candidate, search)) : SILENT), looks, alpha);
	const worse = family.filter((_, i) => found[i]?.state === "worse");
	const taken = scenarios.map((scenario) => Math.max(...family.map((candidate, i) => candidate.scenario === scenario ? found[i]?.attempts ?? 0 : 0)));
	return {
		worse: worse.length > 0,
		failed: worse.some((candidate) => isConfirmed(candidate, fresh, confirmationLooks)),
		meanPairs: taken.reduce((sum, pairs) => sum + pairs, 0) / taken.length
	};
}
function draw(scenarios, pairs, random) {
	const starts = Array.from({ length: Math.ceil(pairs / 5) }, () => random.next());
	return {
		starts,
		signs: new Map(scenarios.map((scenario) => [scenario, starts.map(() => random.next() < .5 ? 1 : -1)]))
	};
}
function drawnFrom(candidate, { starts, signs }) {
	const { scale, pairs, scenario } = candidate;
	const own = scale.differences;
	const differences = starts.flatMap((start, block) => Array.from({ length: 5 }, (_, i) => {
		const difference = own[(Math.floor(start * own.length) + i) % own.length] ?? 0;
		return (signs.get(scenario)?.[block] ?? 1) * difference;
	}));
	return {
		...candidate,
		pairs: {
			...pairs,
			numbers: differences.map((_, i) => i + 1),
			taken: differences.length
		},
		scale: {
			...scale,
			differences
		}
	};
}
const isConfirmed = (candidate, fresh, looks) => confirmAtLooks(drawnFrom(candidate, fresh), looks)?.holds === true;
const rateOf = (count, pushes) => ({
	count,
	interval: shareInterval(count, pushes, INTERVAL_LEVEL)
});

// src/stats/power.ts
const POWER = .8;
const RANK_COST = Math.PI / 3;
const fewestPairs = (alpha) => Math.ceil(-Math.log2(alpha) - 1e-9);
const smallSampleCost = (alpha) => normalQuantile(1 - alpha) ** 2 / 2 + 1;
function assertPositive(value, name) {
	if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`Cannot plan pairs: ${name} is ${value}, it must be positive and finite`);
}
function assertErrors(alpha, power) {
	assertLevel(alpha, "a number of pairs");
	assertLevel(power, "a number of pairs");
}
const neededSignal = (alpha, power) => normalQuantile(1 - alpha) + normalQuantile(power);
function pairsFor(spread, change, alpha, power = POWER) {
	assertPositive(spread, "the spread");
	assertPositive(change, "the change");
	assertErrors(alpha, power);
	const signal = Math.max(neededSignal(alpha, power), 0) * spread / change;
	return Math.max(fewestPairs(alpha), Math.ceil(RANK_COST * signal ** 2 + smallSampleCost(alpha)));
}
function smallestVisibleChange(spread, pairs, alpha, power = POWER) {
	assertPositive(spread, "the spread");
	assertPositive(pairs, "the number of pairs");
	assertErrors(alpha, power);
	const worth = pairs - smallSampleCost(alpha);
	if (pairs < fewestPairs(alpha) || worth <= 0) return null;
	return Math.max(neededSignal(alpha, power), 0) * spread * Math.sqrt(RANK_COST / worth);
}

// src/analyze/noise.ts
const PLANNED_CHANGES = [
	.02,
	.05,
	.1
];
const OFFERED = ["cpu.perop"];
function measuredIn(run, policy) {
	const gated = run.plan.scenarios.flatMap(({ id }) => candidatesOf(run, id, policy, "head")).filter(({ pairs }) => pairs.head.length > 1);
	const isGated = (scenario, metric) => gated.some((candidate) => candidate.scenario === scenario && candidate.pairs.metric.id === metric);
	return {
		family: gated.filter((candidate) => !isConstant(candidate)),
		constant: gated.filter(isConstant),
		others: run.plan.scenarios.flatMap(({ id }) => offered(run, id, policy).filter(({ pairs }) => !isGated(id, pairs.metric.id)))
	};
}
function offered(run, id, policy) {
	const sides = sidesOf(run, id);
	if (sides === null) return [];
	return pairsOf(sides).filter(({ metric, base, head }) => OFFERED.includes(metric.id) && head.length > 1 && implausible(metric, [...base, ...head]) === null).map((pairs) => {
		const threshold = thresholdFor(policy.thresholds[id] ?? [], pairs.metric.id, pairs.metric.unit);
		const margin = marginOf(pairs.metric, threshold);
		return {
			scenario: id,
			other: null,
			pairs,
			margin,
			scale: scaleOf(pairs, margin)
		};
	});
}
const levelsOf = ({ looks, alpha }, family) => alphaByLook(looks.length, alpha).map((level) => level / Math.max(family, 1));
function noiseOf(candidate, rule, { family, gated, msPerPair }) {
	const { pairs, margin, scale } = candidate;
	const values = [...pairs.base, ...pairs.head];
	const level = median(values);
	const noise = spreadOf(scale.differences);
	const matters = changeThatMatters(pairs, margin);
	const power = isConstant(candidate) ? exactPower(rule) : testPower({
		noise,
		margin: scale.fromChange(matters)
	}, rule, family);
	return {
		metric: pairs.metric,
		gated,
		level,
		pairs: pairs.head.length,
		spread: level === 0 ? 0 : robustSpread(values) / Math.abs(level),
		pairNoise: noise,
		neighbours: lagOne(pairs.base),
		pairNeighbours: lagOne(scale.differences),
		matters,
		visible: rule.looks.map((look, i) => {
			const least = power.visible(look, i);
			return {
				pairs: look,
				change: least === null ? null : Math.max(matters, scale.toChange(least))
			};
		}),
		needed: PLANNED_CHANGES.map((change) => {
			const needed = power.needed(scale.fromChange(change));
			return {
				change,
				pairs: needed,
				ms: msPerPair === null ? null : needed * msPerPair,
				counts: change > matters
			};
		})
	};
}
const CENTRAL_80 = 2.563103;
function spreadOf(differences) {
	const robust = robustSpread(differences);
	return robust > 0 ? robust : (quantile(differences, .9) - quantile(differences, .1)) / CENTRAL_80;
}
const exactPower = ({ looks }) => ({
	visible: () => 0,
	needed: () => looks[0] ?? 1
});
const CENTRE = .5;
const LEAST_NOISE = 1e-9;
function testPower({ noise: found, margin }, rule, family) {
	const noise = Math.max(found, LEAST_NOISE);
	const levels = levelsOf(rule, family);
	return {
		visible(pairs, k) {
			const tested = smallestVisibleChange(noise, pairs, levels[k] ?? 0);
			const shortfall = smallestVisibleChange(noise, pairs, CENTRE);
			return tested === null || shortfall === null ? null : Math.max(tested, margin + shortfall);
		},
		needed(difference) {
			const tested = pairsFor(noise, difference, levels.at(-1) ?? 0);
			return difference > margin ? Math.max(tested, pairsFor(noise, difference - margin, CENTRE)) : tested;
		}
	};
}
function lagOne(values) {
	if (values.length < 3) return null;
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const total = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
	if (total === 0) return null;
	return values.slice(1).reduce((sum, value, i) => sum + (value - mean) * ((values[i] ?? mean) - mean), 0) / total;
}

// src/analyze/sight.ts
const BLINDNESS = 2;
const WANTED = .05;
const LONG_ENOUGH_MS = 500;
const QUIETER = .7;
const SPEED = [
	"time.wall",
	"latency.p50",
	"throughput",
	"cpu.perop"
];
const CPU_TIME = "cpu.perop";
function sightOf(metrics, taken) {
	const gated = metrics.filter((metric) => metric.gated && metric.pairNoise > 0);
	const chosen = SPEED.map((id) => gated.find(({ metric }) => metric.id === id)).find((found) => found !== void 0) ?? gated[0];
	if (chosen === void 0) return null;
	const { pairs, change } = at(chosen, taken.pairs);
	const wanted = change === null || change > BLINDNESS * chosen.matters ? wantedOf(chosen) : null;
	return {
		metric: chosen.metric.id,
		pairs,
		ms: taken.msPerPair === null ? null : pairs * taken.msPerPair,
		change,
		wanted: wanted?.change ?? null,
		advice: wanted === null ? [] : adviceFor(chosen, metrics, pairs, wanted)
	};
}
function at({ visible }, pairs) {
	return visible.filter((look) => look.pairs <= pairs).at(-1) ?? visible[0] ?? {
		pairs,
		change: null
	};
}
const wantedOf = ({ needed }) => needed.find(({ change, counts }) => counts && change >= WANTED) ?? needed.at(-1) ?? null;
function adviceFor(chosen, metrics, pairs, wanted) {
	const most = chosen.visible.at(-1)?.pairs ?? pairs;
	return [
		...cpuTime(chosen, metrics, pairs),
		...longer(chosen),
		{
			kind: "pairs",
			pairs: wanted.pairs,
			ms: wanted.ms,
			most: wanted.pairs > most ? most : null
		},
		{ kind: "quieter-machine" }
	];
}
function cpuTime(chosen, metrics, pairs) {
	const other = metrics.find(({ metric }) => metric.id === CPU_TIME);
	if (other === void 0 || other === chosen) return [];
	const [theirs, ours] = [at(other, pairs).change, at(chosen, pairs).change];
	if (theirs === null || ours !== null && theirs > QUIETER * ours) return [];
	return [{
		kind: "cpu-time",
		metric: CPU_TIME,
		change: theirs,
		gated: other.gated
	}];
}
function longer({ metric, level }) {
	const ms = level / 1e6;
	return metric.id === "time.wall" && ms < LONG_ENOUGH_MS ? [{
		kind: "longer",
		ms,
		atLeastMs: LONG_ENOUGH_MS
	}] : [];
}

// src/run/capabilities/finding.ts
const findings = (group) => ({
	good: (id, name, found) => ({
		group,
		id,
		name,
		found,
		state: "good"
	}),
	limited: (id, name, found, why) => ({
		group,
		id,
		name,
		found,
		state: "limited",
		...why
	}),
	missing: (id, name, found, why) => ({
		group,
		id,
		name,
		found,
		state: "missing",
		...why
	})
});

// src/run/capabilities/surroundings.ts
function read({ root }, path) {
	try {
		return readFileSync(join(root, path), "utf8").trim();
	} catch {
		return null;
	}
}
const installed = ({ environment }, program) => findExecutable(program, environment.PATH);
const PATIENCE_MS = 5e3;
function ask(at, program, args) {
	const path = installed(at, program);
	if (path === null) return Promise.resolve(null);
	const env = {
		...childEnvironment(at.environment, [], {}),
		LC_ALL: "C"
	};
	return new Promise((resolve) => {
		execFile(path, [...args], {
			env,
			timeout: PATIENCE_MS,
			cwd: at.workingDirectory
		}, (error, stdout, stderr) => resolve({
			ok: error === null,
			text: `${stdout}\n${stderr}`.trim()
		}));
	});
}

// src/run/capabilities/clock.ts
const { good: good$11, limited: limited$9 } = findings("clock");
const clock = (at) => [
	source(at),
	resolution(),
	frequency(at),
	boost(at),
	siblings(at)
];
const QUICK = /* @__PURE__ */ new Set([
	"tsc",
	"arch_sys_counter",
	"kvm-clock",
	"hyperv_clocksource_tsc_page"
]);
function source(at) {
	const [id, name] = ["clock-source", "Clock source"];
	const found = read(at, "sys/devices/system/clocksource/clocksource0/current_clocksource");
	if (found === null) return good$11(id, name, "not told by this system");
	if (QUICK.has(found)) return good$11(id, name, found);
	return limited$9(id, name, found, {
		costs: "reading the clock takes a microsecond or more, which operations that short would notice",
		remedy: "start the kernel with clocksource=tsc tsc=reliable where the hardware allows"
	});
}
const READINGS = 2e3;
const COARSE_NS = 1e3;
function clockStepNs() {
	let least = Number.POSITIVE_INFINITY;
	let last = process.hrtime.bigint();
	for (let i = 0; i < READINGS; i++) {
		const now = process.hrtime.bigint();
		const step = Number(now - last);
		if (step > 0) least = Math.min(least, step);
		last = now;
	}
	return least;
}
function resolution() {
	const stepNs = clockStepNs();
	const found = `${stepNs.toFixed(0)} ns between two readings`;
	if (stepNs <= COARSE_NS) return good$11("clock-resolution", "Clock resolution", found);
	return limited$9("clock-resolution", "Clock resolution", found, {
		costs: "operations that take microseconds are measured in steps",
		remedy: "measure many operations as one, or use a machine with a finer clock"
	});
}
const CPUS = "sys/devices/system/cpu";
const CANCELLED = "none needed for runs in pairs, which cancel what lasts longer than a pair";
function frequency(at) {
	const [id, name] = ["governor", "CPU frequency"];
	const governors = [...new Set(cpusOf(at).flatMap((cpu) => read(at, `${CPUS}/${cpu}/cpufreq/scaling_governor`) ?? []))];
	if (governors.length === 0) return limited$9(id, name, "not readable: the host decides", {
		costs: "the speed of the CPU may change unseen",
		remedy: CANCELLED
	});
	const found = `governor ${governors.join(", ")}`;
	if (governors.every((governor) => governor === "performance")) return good$11(id, name, found);
	return limited$9(id, name, found, {
		costs: "the CPU changes its speed with its load: the first invocations after a pause are slower",
		remedy: "cpupower frequency-set -g performance"
	});
}
function cpusOf({ root }) {
	try {
		return readdirSync(join(root, CPUS)).filter((entry) => /^cpu\d+$/.test(entry));
	} catch {
		return [];
	}
}
function boost(at) {
	const [id, name] = ["turbo", "Turbo"];
	const [noTurbo, boosted] = [read(at, `${CPUS}/intel_pstate/no_turbo`), read(at, `${CPUS}/cpufreq/boost`)];
	if (noTurbo === null && boosted === null) return good$11(id, name, "not told by this system");
	if (noTurbo === "1" || boosted === "0") return good$11(id, name, "off");
	return limited$9(id, name, "on", {
		costs: "the speed of the CPU depends on its temperature and on how many cores are busy",
		remedy: `switch it off in ${CPUS}; ${CANCELLED}`
	});
}
function siblings(at) {
	const [id, name] = ["smt", "Hyper-threading"];
	const active = read(at, `${CPUS}/smt/active`);
	if (active !== "1") return good$11(id, name, active === null ? "not told by this system" : "off");
	return limited$9(id, name, "on", {
		costs: "two busy threads of one core slow each other down",
		remedy: `leave cores idle while measuring, or echo off > /${CPUS}/smt/control`
	});
}

// src/run/capabilities/counters.ts
const { good: good$10, limited: limited$8, missing: missing$5 } = findings("counters");
const counters = async (at) => Promise.all([hardware(at), valgrind(at)]);
async function hardware(at) {
	const [id, name] = ["perf", "Instruction counter"];
	const costs = "instructions are counted by valgrind, 20 to 50 times slower, or not at all";
	const answer = await ask(at, "perf", [
		"stat",
		"-x",
		",",
		"-e",
		"instructions:u",
		"true"
	]);
	if (answer === null) return missing$5(id, name, "perf not found", {
		costs,
		remedy: "install perf (linux-tools for the running kernel)"
	});
	if (/^\d+,.*instructions/m.test(answer.text)) return good$10(id, name, "perf stat counts instructions:u");
	if (/not supported/.test(answer.text)) return missing$5(id, name, "perf is there, but this CPU shows no counters", {
		costs,
		remedy: "none on a virtual machine without a performance monitoring unit: use bare metal"
	});
	const paranoid = read(at, "proc/sys/kernel/perf_event_paranoid") ?? "unknown";
	return limited$8(id, name, `perf may not count (perf_event_paranoid ${paranoid})`, {
		costs,
		remedy: "sudo sysctl kernel.perf_event_paranoid=2; in a container allow the system call perf_event_open"
	});
}
async function valgrind(at) {
	const answer = await ask(at, "valgrind", ["--version"]);
	if (answer?.ok === true) return good$10("valgrind", "valgrind", versionIn(answer.text) ?? "present");
	return missing$5("valgrind", "valgrind", answer === null ? "not found" : "does not start", {
		costs: "instructions cannot be counted where the CPU shows no counters",
		remedy: "apt-get install valgrind"
	});
}

// src/run/capabilities/disk.ts
const { good: good$9, limited: limited$7, missing: missing$4 } = findings("disk");
const COMFORTABLE_BYTES = 1024 ** 3;
const LEAST_BYTES = 100 * 1024 ** 2;
const disk = async ({ out }) => [await room("disk-out", "Output folder", existing(out)), await room("disk-tmp", "Temporary folder", os.tmpdir())];
const existing = (path) => existsSync(path) ? path : existing(dirname(path));
async function room(id, name, folder) {
	const { bavail, bsize } = await statfs(folder);
	const freeBytes = bavail * bsize;
	const found = `${(freeBytes / 1024 ** 3).toFixed(1)} GB free in ${folder}`;
	if (freeBytes >= COMFORTABLE_BYTES) return good$9(id, name, found);
	const why = {
		costs: "logs are cut and builds fail when it is full",
		remedy: "make room, or name another folder"
	};
	return freeBytes >= LEAST_BYTES ? limited$7(id, name, found, why) : missing$4(id, name, found, why);
}

// src/run/capabilities/faults.ts
const { good: good$8, missing: missing$3 } = findings("faults");
const faults = (at) => [
	tool$1(at, {
		id: "netem",
		name: "tc (netem)",
		programs: ["tc"],
		use: "delay and loss of packets",
		from: "iproute2"
	}),
	tool$1(at, {
		id: "toxiproxy",
		name: "toxiproxy",
		programs: ["toxiproxy-server", "toxiproxy"],
		use: "faults of connections",
		from: "toxiproxy (its releases, or a container)"
	}),
	tool$1(at, {
		id: "stress-ng",
		name: "stress-ng",
		programs: ["stress-ng"],
		use: "pressure on CPU, memory and storage",
		from: "stress-ng"
	})
];
function tool$1(at, { id, name, programs, use, from }) {
	if (programs.some((program) => installed(at, program) !== null)) return good$8(id, name, "present");
	return missing$3(id, name, "not found", {
		costs: `no ${use} through it`,
		remedy: `install ${from}`
	});
}

// src/run/capabilities/github.ts
const { good: good$7, limited: limited$6 } = findings("github");
const github = ({ environment }) => {
	if (environment.GITHUB_ACTIONS !== "true") return [];
	return [
		runner(environment),
		event(environment),
		permissions
	];
};
function runner(environment) {
	const { ImageOS: image = "unknown image", ImageVersion: version = "", RUNNER_ENVIRONMENT: kind } = environment;
	const found = [
		image,
		version,
		kind ?? "runner of unknown kind"
	].filter((part) => part !== "").join(" ");
	if (kind === "self-hosted") return good$7("runner", "Runner", found);
	return limited$6("runner", "Runner", found, {
		costs: "each job gets another machine of another speed: stored baselines can only screen",
		remedy: "none needed with against: auto, which runs base and head on the same machine"
	});
}
function event({ GITHUB_EVENT_NAME: name = "unknown" }) {
	if (name !== "pull_request") return good$7("event", "Event", name);
	return limited$6("event", "Event", name, {
		costs: "from a fork the token can only read: no comment, and baselines are not written",
		remedy: "the comment action in a workflow_run job posts for forks"
	});
}
const permissions = good$7("permissions", "Permissions", "cannot be read from here: contents: read is needed, pull-requests: write for comments");

// src/run/capabilities/limits.ts
const { good: good$6, limited: limited$5 } = findings("limits");
const limits = (at) => {
	const groups = groupsOf(at);
	if (groups === null) return [noGroups];
	return [
		good$6("control-group", "Control group", `version ${groups.version}`),
		cpuQuota(quotaOf(at, groups)),
		memoryLimit(lowest(at, groups.memoryFolders, MEMORY_FILES)),
		killCounter(at, groups)
	];
};
const MEMORY_FILES = ["memory.max", "memory.limit_in_bytes"];
const TOP = "sys/fs/cgroup";
const noGroups = limited$5("control-group", "Control group", "not readable", {
	costs: "a limit on CPU or memory that is in force here stays unknown",
	remedy: null
});
function groupsOf(at) {
	const lines = (read(at, "proc/self/cgroup") ?? "").split("\n").map((line) => line.split(":"));
	const pathOf = (controller) => lines.find(([, names]) => names?.split(",").includes(controller))?.[2];
	const [memory, cpu] = [pathOf("memory"), pathOf("cpu")];
	if (memory !== void 0 && cpu !== void 0) return {
		version: 1,
		memoryFolders: upwards(`${TOP}/memory`, memory),
		cpuFolders: upwards(`${TOP}/cpu`, cpu)
	};
	const unified = lines.find(([id, names]) => id === "0" && names === "")?.[2];
	if (unified === void 0 || read(at, `${TOP}/cgroup.controllers`) === null) return null;
	const folders = upwards(TOP, unified);
	return {
		version: 2,
		memoryFolders: folders,
		cpuFolders: folders
	};
}
function upwards(top, path) {
	const folders = [];
	for (let folder = path; folder !== "/" && folder !== "."; folder = dirname$1(folder)) folders.push(`${top}${folder}`);
	return [...folders, top];
}
function lowest(at, folders, files) {
	const real = folders.flatMap((folder) => files.map((file) => Number(read(at, `${folder}/${file}`) ?? NaN))).filter((value) => Number.isFinite(value) && value < 2 ** 62);
	return real.length === 0 ? null : Math.min(...real);
}
function quotaOf(at, { cpuFolders }) {
	const shares = cpuFolders.flatMap((folder) => {
		const [quota, period] = (read(at, `${folder}/cpu.max`) ?? `${read(at, `${folder}/cpu.cfs_quota_us`)} ${read(at, `${folder}/cpu.cfs_period_us`)}`).split(" ").map(Number);
		const share = (quota ?? NaN) / (period ?? NaN);
		return share > 0 ? [share] : [];
	});
	return shares.length === 0 ? null : Math.min(...shares);
}
function cpuQuota(cores) {
	const [id, name] = ["cpu-quota", "CPU quota"];
	if (cores === null) return good$6(id, name, "none");
	const found = `${Number(cores.toFixed(2))} of ${os.cpus().length} cores`;
	if (cores >= os.cpus().length) return good$6(id, name, found);
	return limited$5(id, name, found, {
		costs: "the kernel stops the workload in bursts when the quota is used up: elapsed times jump, most of all in the tail",
		remedy: "give the container whole cores instead (docker run --cpuset-cpus), or gate CPU time (cpu.perop)"
	});
}
const memoryLimit = (bytes) => good$6("memory-limit", "Memory limit", bytes === null ? "none" : `${(bytes / 1024 ** 2).toFixed(0)} MB`);
function killCounter(at, { memoryFolders }) {
	const [id, name] = ["oom-detection", "Kills for memory"];
	if (["proc/vmstat", ...memoryFolders.flatMap((own) => [`${own}/memory.events`, `${own}/memory.oom_control`])].some((file) => /^oom_kill \d+$/m.test(read(at, file) ?? ""))) return good$6(id, name, "counted by the kernel: told apart from crashes");
	return limited$5(id, name, "no counter", {
		costs: "a process that is killed for want of memory looks like one that somebody else killed",
		remedy: "Linux 4.13 or newer counts them in /proc/vmstat"
	});
}

// src/run/capabilities/machine.ts
const { good: good$5, limited: limited$4 } = findings("machine");
const machine = async (at) => {
	const { os: system, arch, kernel, image, cpuModel, cores, memoryBytes } = await environmentOf(at.environment);
	return [
		operatingSystem(`${image}, ${system} ${kernel}, ${arch}`, system),
		good$5("cpu", "CPU", isVirtual(at) ? `${cpuModel}, virtual machine` : cpuModel),
		coresFound(cores, os.cpus().length, await coreToSpare(at.environment)),
		good$5("memory", "Memory", `${(memoryBytes / 1024 ** 3).toFixed(1)} GB`),
		good$5("node", "Node.js", process.versions.node)
	];
};
const operatingSystem = (found, system) => system === "linux" ? good$5("os", "System", found) : limited$4("os", "System", found, {
	costs: "the exact launcher and the own reader of /proc are for Linux: resources are sampled more coarsely",
	remedy: "gate on Linux, such as runs-on: ubuntu-latest"
});
const isVirtual = (at) => /^flags\s*:.*\bhypervisor\b/m.test(read(at, "proc/cpuinfo") ?? "");
function coresFound(usable, all, spare) {
	const found = usable === all ? `${usable}` : `${usable} of ${all} may be used`;
	if (spare.workload !== null) return good$5("cores", "Cores", `${found}; core ${spare.kept} is kept free of workloads`);
	if (usable > 1) return good$5("cores", "Cores", `${found}; none is kept free of workloads: ${spare.reason}`);
	return limited$4("cores", "Cores", found, {
		costs: "the workload, its sampling and everything else share one core",
		remedy: "use a machine with two cores or more; from four on one is kept free of workloads"
	});
}

// src/run/capabilities/monitors.ts
const { good: good$4, limited: limited$3, missing: missing$2 } = findings("monitors");
const monitors = (at) => {
	if (read(at, "proc/self/stat") === null) return [noProc];
	return [
		processTimes,
		uniqueMemory(at),
		descriptors(at),
		pressure(at)
	];
};
const noProc = limited$3("proc", "Resource monitors", "no /proc: CPU, memory and process counts through a library", {
	costs: "descriptors, sockets, threads, unique memory, pressure and steal are not measured",
	remedy: "measure on Linux, with /proc mounted"
});
const processTimes = good$4("proc", "Resource monitors", "/proc: CPU, memory, threads, sockets, processes, storage");
function uniqueMemory(at) {
	const [id, name] = ["smaps-rollup", "PSS and USS"];
	if (/^Pss:/m.test(read(at, "proc/self/smaps_rollup") ?? "")) return good$4(id, name, "smaps_rollup readable: shared pages are told apart");
	return limited$3(id, name, "smaps_rollup not readable", {
		costs: "memory.pss and memory.uss are not measured, only resident sets, which count shared pages more than once",
		remedy: "allow ptrace of own processes (kernel.yama.ptrace_scope, container capability SYS_PTRACE), Linux 4.14 or newer"
	});
}
function descriptors({ root }) {
	const [id, name] = ["descriptors", "File descriptors"];
	try {
		readdirSync(join(root, "proc/self/fd"));
		return good$4(id, name, "/proc/PID/fd readable");
	} catch {
		return limited$3(id, name, "/proc/PID/fd not readable", {
			costs: "fds and sockets are not measured, so descriptor leaks are not seen",
			remedy: "run the workload as the same user as this program"
		});
	}
}
function pressure(at) {
	const [id, name] = ["psi", "Pressure (PSI)"];
	const kinds = [
		"cpu",
		"memory",
		"io"
	].filter((kind) => read(at, `proc/pressure/${kind}`) !== null);
	if (kinds.length === 3) return good$4(id, name, "cpu, memory, io");
	return missing$2(id, name, kinds.length === 0 ? "not there" : `only ${kinds.join(", ")}`, {
		costs: "a disturbed invocation cannot be told from a slow one while it runs",
		remedy: "start the kernel with psi=1 (Linux 4.20 or newer)"
	});
}

// src/run/capabilities/processes.ts
const { good: good$3, limited: limited$2, missing: missing$1 } = findings("processes");
const processes = async (at) => [
	await launcher(at),
	outOfMemoryScore(at),
	tool(at, "taskset", "keeps processes on chosen cores"),
	tool(at, "nice", "gives way to other processes")
];
async function launcher(at) {
	const { shortcoming } = await chooseLauncher(at.environment);
	const id = "launcher";
	if (shortcoming === null) return good$3(id, "Launcher", "perl: exact CPU time, memory and orphans of every process");
	return limited$2(id, "Launcher", shortcoming, {
		costs: "CPU time and memory of short processes are not exact",
		remedy: "install perl (on Debian and Ubuntu: apt-get install perl-base)"
	});
}
function outOfMemoryScore({ root }) {
	const [id, name] = ["oom-score", "Kill order"];
	const file = join(root, "proc/self/oom_score_adj");
	try {
		const score = readFileSync(file, "utf8");
		const handle = openSync(file, "r+");
		try {
			writeSync(handle, score);
		} finally {
			closeSync(handle);
		}
		return good$3(id, name, "oom_score_adj can be raised: short of memory, the workload ends first");
	} catch (error) {
		const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown";
		return limited$2(id, name, `oom_score_adj cannot be written (${reason})`, {
			costs: "short of memory, the kernel may end this program instead of the workload, and the report with it",
			remedy: "allow writing /proc/self/oom_score_adj, or keep memory to spare"
		});
	}
}
function tool(at, program, use) {
	if (installed(at, program) !== null) return good$3(program, program, `present: ${use}`);
	return missing$1(program, program, "not found", {
		costs: `nothing ${use}`,
		remedy: "install util-linux and coreutils"
	});
}

// src/run/capabilities/quiet.ts
const { good: good$2, limited: limited$1 } = findings("quiet");
const WATCH_MS = 500;
const BUSY = .1;
const STOLEN = .01;
const quiet = async (at) => {
	const before = ticksOf(at);
	await setTimeout(WATCH_MS);
	const after = ticksOf(at);
	if (before === null || after === null) return [byLoad()];
	return [neighbours(before, after), steal(before, after)];
};
function ticksOf(at) {
	const ticks = (read(at, "proc/stat")?.split("\n", 1)[0] ?? "").split(/\s+/).slice(1, 9).map(Number);
	if (ticks.length < 8) return null;
	const [idle = 0, waiting = 0] = ticks.slice(3);
	return {
		all: ticks.reduce((sum, value) => sum + value, 0),
		idle: idle + waiting,
		stolen: ticks[7] ?? 0
	};
}
function neighbours(before, after) {
	const all = after.all - before.all;
	const busy = all <= 0 ? 0 : Math.max(0, 1 - (after.idle - before.idle) / all);
	return activity(busy, `${percent(busy)} of ${os.cpus().length} cores busy, load ${load()}`);
}
const byLoad = () => activity((os.loadavg()[0] ?? 0) / os.cpus().length, `load ${load()}`);
function activity(busy, found) {
	if (busy <= BUSY) return good$2("load", "Other work now", found);
	return limited$1("load", "Other work now", found, {
		costs: "times become several times noisier; CPU time less so",
		remedy: "stop what else runs, or run stress-action doctor --aa to see what can still be told apart"
	});
}
const load = () => (os.loadavg()[0] ?? 0).toFixed(1);
function steal(before, after) {
	const now = share(after.stolen - before.stolen, after.all - before.all);
	const ever = share(after.stolen, after.all);
	const found = `${percent(now)} now, ${percent(ever)} since boot`;
	if (Math.max(now, ever) <= STOLEN) return good$2("steal", "Steal time", found);
	return limited$1("steal", "Steal time", found, {
		costs: "the host lends the cores to other machines: elapsed times jump, CPU time hardly",
		remedy: "gate CPU time (cpu.perop), or use a machine with cores of its own"
	});
}
const share = (part, whole) => whole <= 0 ? 0 : part / whole;
const percent = (ratio) => `${Number((ratio * 100).toFixed(1))} %`;

// src/run/capabilities/repository.ts
const { good: good$1, limited, missing } = findings("repository");
const repository = async (at) => {
	const git = await ask(at, "git", ["--version"]);
	if (git === null) return [missing("git", "git", "not found", {
		costs: "no base commit can be checked out: only stored baselines and folders can be compared with",
		remedy: "install git"
	})];
	return [good$1("git", "git", versionIn(git.text) ?? git.text), await history(at)];
};
async function history(at) {
	const [id, name] = ["history", "Repository"];
	const shallow = await ask(at, "git", ["rev-parse", "--is-shallow-repository"]);
	if (shallow?.text.includes("dubious ownership") === true) return limited(id, name, "git refuses it: it belongs to another user", {
		costs: "no commit can be checked out to compare with",
		remedy: "git config --global --add safe.directory FOLDER, as containers of a CI job often need"
	});
	if (shallow?.ok !== true) return limited(id, name, "none here", {
		costs: "there is no commit to compare with",
		remedy: "git init, or name a folder: run --against ../base"
	});
	if (shallow.text !== "true") return good$1(id, name, "whole history");
	return limited(id, name, "shallow", {
		costs: "the base must be fetched first, and bisect sees only the commits that are here",
		remedy: "actions/checkout with fetch-depth: 0, or git fetch --unshallow"
	});
}

// src/run/capabilities/runtimes.ts
const { good } = findings("runtimes");
const VERSION_FLAGS = [
	["go", "version"],
	["python3", "--version"],
	["java", "-version"],
	["rustc", "--version"],
	["ruby", "--version"],
	["dotnet", "--version"]
];
const runtimes = async (at) => {
	return (await Promise.all(VERSION_FLAGS.map(async ([name, flag]) => {
		const answer = await ask(at, name, [flag]);
		const version = answer?.ok === true ? versionIn(answer.text) : null;
		return version === null ? [] : [good(name, name, version)];
	}))).flat();
};

// src/run/capabilities.ts
const PROBES = {
	machine,
	processes,
	monitors,
	limits,
	clock,
	quiet,
	counters,
	repository,
	disk,
	runtimes,
	github,
	faults
};
async function capabilitiesOf(at) {
	const found = /* @__PURE__ */ new Map([["quiet", await quiet(at)]]);
	for (const group of CAPABILITY_GROUPS) if (!found.has(group)) found.set(group, await PROBES[group](at));
	return CAPABILITY_GROUPS.flatMap((group) => found.get(group) ?? []);
}

// src/doctor.ts
const NOISE_FILE = "noise.json";
async function checkUp(world) {
	return {
		schemaVersion: 1,
		kind: "stress-action/checkup",
		tool: TOOL,
		at: (/* @__PURE__ */ new Date()).toISOString(),
		environment: await environmentOf(world.environment),
		capabilities: await capabilitiesOf({
			...world,
			root: "/"
		})
	};
}
async function compareWithItself(request, pairs, world) {
	const { plan, policy } = await prepare({
		...request,
		against: "base"
	}, world);
	const report = noiseReport(await takePairs(selfPlan(plan, pairs), policy, world), policy, pairs, world.program);
	await writeFile(join(world.out, NOISE_FILE), `${JSON.stringify(report, null, 2)}\n`);
	return report;
}
function exitCodeOf({ scenarios, interruption }) {
	if (interruption !== null) return 130;
	return scenarios.some(({ pairs }) => pairs > 0) ? 0 : 3;
}
const STEP = 10;
function selfPlan(plan, pairs) {
	const scenarios = new Set(plan.scenarios.filter(isPairable).map(({ id }) => id));
	if (scenarios.size === 0) throw new SuiteError("Cannot hold the suite against itself: its scenarios are repeated tests or results of another step, which are not taken in pairs", { exitCode: 2 });
	const paired = pairedPlan(plan, {
		purpose: "search",
		scenarios,
		base: "itself",
		budgetMs: plan.budgetMs,
		control: false
	});
	if (paired.pairing === null) throw new Error("A plan in pairs came back without its pairing");
	const looks = [...Array.from({ length: Math.ceil(pairs / STEP) - 1 }, (_, i) => (i + 1) * STEP), pairs];
	const orders = paired.scenarios.filter(({ leaks }) => !leaks).map(({ id }) => [id, drawOrders(looks, hashSeed(`${plan.seed}/self/${id}`), false)]);
	return {
		...paired,
		failFast: false,
		pairing: {
			...paired.pairing,
			looks,
			orders: {
				...paired.pairing.orders,
				...Object.fromEntries(orders)
			}
		}
	};
}
async function takePairs(plan, policy, world) {
	if (await mkdir(world.out, { recursive: true }) !== void 0) await writeFile(join(world.out, ".gitignore"), "*\n");
	await writeFile(join(world.out, "plan.json"), `${JSON.stringify(plan, null, 2)}\n`);
	const monitors = await startMonitors({});
	const stopwatch = pairTimes();
	try {
		return {
			result: await run(plan, {
				...world,
				policy,
				baseDirectory: world.workingDirectory,
				setupArms: ["head"],
				listeners: [...world.listeners, stopwatch],
				enough: () => new Set(plan.scenarios.map(({ id }) => id)),
				monitors
			}),
			msPerPair: stopwatch.means()
		};
	} finally {
		await monitors.close();
	}
}
function pairTimes() {
	const times = /* @__PURE__ */ new Map();
	return {
		onEvent(event) {
			if (event.type !== "invocation-finished" || event.invocation.warmup) return;
			const { scenario, arm, durationMs } = event.invocation;
			const { ms, heads } = times.get(scenario) ?? {
				ms: 0,
				heads: 0
			};
			times.set(scenario, {
				ms: ms + durationMs,
				heads: heads + (arm === "head" ? 1 : 0)
			});
		},
		means: () => new Map([...times].flatMap(([id, { ms, heads }]) => heads === 0 ? [] : [[id, ms / heads]]))
	};
}
function noiseReport(taken, policy, pairs, program) {
	const { result } = taken;
	const { seed, suite } = result.plan;
	const rule = {
		looks: SEARCH_LOOKS,
		confirmationLooks: CONFIRMATION_LOOKS,
		alpha: policy.familyAlpha
	};
	const measured = measuredIn(result, policy);
	const view = asJudged(result, policy, program);
	return {
		schemaVersion: 1,
		kind: "stress-action/noise",
		tool: TOOL,
		startedAt: result.startedAt,
		durationMs: result.durationMs,
		interruption: result.interruption,
		environment: result.environment,
		suite,
		seed,
		pairs,
		rule: {
			...rule,
			metrics: measured.family.length
		},
		scenarios: result.plan.scenarios.map((scenario) => scenarioNoise(scenario, taken, measured, rule, view)),
		falseAlarms: falseAlarmsOf(measured.family, rule, {
			seed: hashSeed(`${seed}/pushes`),
			pushes: PUSHES
		}),
		alarms: alarmsIn(view),
		caveats: view.analysis.caveats
	};
}
function asJudged(result, policy, program) {
	const { pairing } = result.plan;
	if (pairing === null) throw new Error("A suite was held against itself without pairs");
	const plan = {
		...result.plan,
		pairing: {
			...pairing,
			looks: SEARCH_LOOKS
		}
	};
	return conclude({
		result: {
			...result,
			plan
		},
		rounds: []
	}, { kind: "disabled" }, policy, program);
}
const alarmsIn = ({ verdict }) => verdict.checks.flatMap(({ scenario, metric, rule, status, reason }) => metric !== null && (rule === "regression" || rule === "leak") && (status === "warn" || status === "fail") ? [{
	scenario,
	metric,
	reason
}] : []);
function scenarioNoise({ id, leaks }, { result, msPerPair }, { family, constant, others }, rule, view) {
	const ms = msPerPair.get(id) ?? null;
	const noises = (candidates, gated) => candidates.filter(({ scenario }) => scenario === id).map((candidate) => noiseOf(candidate, rule, {
		family: family.length,
		gated,
		msPerPair: ms
	}));
	const all = [
		...noises(family, true),
		...noises(constant, true),
		...noises(others, false)
	];
	const metrics = leaks ? [] : all;
	const analysis = view.analysis.scenarios.find((scenario) => scenario.id === id);
	const pairs = Math.max(0, ...all.map((metric) => metric.pairs));
	return {
		id,
		pairs,
		msPerPair: ms,
		trouble: troubleOf(id, result),
		soak: leaks,
		metrics,
		leaks: (analysis?.metrics ?? []).flatMap(({ metric, comparison }) => comparison.kind === "leak" ? [{
			metric,
			comparison
		}] : []),
		sight: sightOf(metrics, {
			pairs,
			msPerPair: ms
		})
	};
}
function troubleOf(id, { scenarios }) {
	const { ending = null, failedInvocations = [] } = scenarios.find((scenario) => scenario.id === id && scenario.arm === "head") ?? {};
	switch (ending?.kind) {
		case "budget": return "the budget was used up before all pairs were taken";
		case "failing":
		case "not-run": return ending.reason;
		case "interrupted":
		case void 0: return "it was interrupted";
		default: return failedInvocations.length === 0 ? null : `${failedInvocations.length} invocations failed`;
	}
}

export { NOISE_FILE, checkUp, compareWithItself, exitCodeOf };