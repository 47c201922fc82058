import { h as object } from "./hostile-json.js";
import { i as tallyEndings } from "./ending.js";
import { t as grouped } from "./grouped.js";
import { d as entries, h as names, m as name, u as count } from "./crowding.js";

// src/baseline/test-tallies.ts
const MOST_STORED_TESTS = 5e3;
const failingSchema = object({
	test: name,
	runs: count.min(1),
	failed: count.min(1)
}).refine(({ runs, failed }) => failed <= runs, { message: "at most as many failures as runs" });
const testTalliesSchema = object({
	failing: entries(failingSchema),
	passing: entries(object({
		runs: count.min(1),
		tests: names
	})).describe("By number of runs"),
	omitted: count.describe("Tests that are not named")
}).describe("How often each test failed");
function storedTests({ tests }) {
	const tallies = tests.map(({ test, endings }) => ({
		test,
		...tallyEndings(test, endings)
	})).filter(({ runs }) => runs > 0);
	const failing = tallies.filter(({ failed }) => failed > 0).slice(0, MOST_STORED_TESTS);
	const passing = tallies.filter(({ failed }) => failed === 0).slice(0, MOST_STORED_TESTS - failing.length);
	return {
		failing: failing.map(({ test, runs, failed }) => ({
			test,
			runs,
			failed
		})),
		passing: [...grouped(passing, ({ runs }) => runs)].map(([runs, all]) => ({
			runs,
			tests: all.map(({ test }) => test)
		})),
		omitted: tallies.length - failing.length - passing.length
	};
}

export { testTalliesSchema as n, storedTests as t };