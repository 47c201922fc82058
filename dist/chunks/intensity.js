import { t as isEven } from "./load-shape.js";
import { n as MOST_RUNS } from "./repetition.js";

// src/config/scaled-shape.ts
function atRates(shape, factor) {
	switch (shape.kind) {
		case "constant":
		case "burst": return {
			...shape,
			rate: shape.rate * factor
		};
		case "spike": return {
			...shape,
			base: shape.base * factor,
			peak: shape.peak * factor
		};
		case "sine": return {
			...shape,
			mean: shape.mean * factor,
			amplitude: shape.amplitude * factor
		};
		case "square":
		case "sawtooth": return {
			...shape,
			low: shape.low * factor,
			high: shape.high * factor
		};
		case "randomWalk": return {
			...shape,
			low: shape.low * factor,
			high: shape.high * factor,
			step: shape.step * factor
		};
		case "stages": return {
			...shape,
			start: shape.start * factor,
			stages: shape.stages.map((stage) => ({
				...stage,
				target: stage.target * factor
			}))
		};
		case "phases": return {
			...shape,
			phases: shape.phases.map((phase) => ({
				...phase,
				rate: phase.rate * factor
			}))
		};
		case "steps":
		case "replay": return shape;
	}
}

// src/config/intensity.ts
const INTENSITIES = {
	low: {
		samples: .5,
		iterations: .5,
		duration: .5,
		users: .5,
		rate: .5
	},
	medium: {
		samples: 1,
		iterations: 1,
		duration: 1,
		users: 1,
		rate: 1
	},
	high: {
		samples: 1.5,
		iterations: 2,
		duration: 2,
		users: 2,
		rate: 2
	},
	extreme: {
		samples: 2,
		iterations: 4,
		duration: 4,
		users: 4,
		rate: 4
	}
};
function applyIntensity(config) {
	const by = INTENSITIES[config.intensity];
	return {
		...config,
		scenarios: config.scenarios.map((scenario) => multiplied(scenario, by))
	};
}
const multiplied = (scenario, by) => ({
	...scenario,
	load: multipliedLoad(scenario.load, by),
	samples: {
		warmup: scenario.samples.warmup,
		min: times(scenario.samples.min, by.samples),
		max: times(scenario.samples.max, by.samples)
	},
	...scenario.repeat === void 0 ? {} : { repeat: multipliedRepeat(scenario.repeat, by) }
});
function multipliedRepeat(repeat, by) {
	const { runs, until } = repeat;
	if (until.kind === "bound") return repeat;
	if (until.kind === "time") return {
		...repeat,
		until: {
			...until,
			durationMs: times(until.durationMs, by.duration)
		}
	};
	return {
		...repeat,
		runs: Math.min(MOST_RUNS, times(runs, by.samples))
	};
}
const multipliedLoad = (load, by) => load.model === "closed" ? multipliedClosed(load, by) : {
	...load,
	shape: multipliedShape(load.shape, load.phases === void 0, by)
};
function multipliedClosed(load, by) {
	const { users, iterations, durationMs, phases } = load;
	return {
		...load,
		users: users.length === 1 ? users.map((count) => count === 1 ? 1 : times(count, by.users)) : users,
		iterations: iterations === null ? null : times(iterations, by.iterations),
		durationMs: durationMs === null || phases !== void 0 ? durationMs : times(durationMs, by.duration)
	};
}
function multipliedShape(shape, lasts, by) {
	const rated = atRates(shape, by.rate);
	return lasts && isEven(rated) ? {
		...rated,
		durationMs: times(rated.durationMs, by.duration)
	} : rated;
}
const times = (count, factor) => Math.max(1, Math.round(count * factor));

export { applyIntensity as n, INTENSITIES as t };