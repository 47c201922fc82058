// src/github/input-table.ts
const INPUT_DEFAULTS = {
	config: "stress.yml",
	"github-token": "",
	against: "",
	scenario: "",
	category: "",
	priority: "",
	intensity: "",
	duration: "",
	budget: "",
	"report-level": "standard",
	shard: "",
	comment: "auto",
	"check-run": "auto",
	summary: "true",
	"fail-on": "",
	"baseline-key": "",
	"baseline-runs": "30",
	"baseline-store": "cache",
	"baseline-branch": "stress-baselines",
	"update-baseline": "auto",
	"working-directory": ".",
	out: ".stress"
};
const INPUT_NAMES = Object.keys(INPUT_DEFAULTS);
const OTHER_INPUT_NAMES = {
	token: "github-token",
	"repo-token": "github-token",
	"config-file": "config",
	file: "config",
	path: "working-directory",
	cwd: "working-directory",
	"output-dir": "out",
	scenarios: "scenario",
	"cache-key": "baseline-key",
	"comment-mode": "comment",
	"comment-on-alert": "comment",
	"fail-on-alert": "fail-on",
	"summary-always": "summary",
	"save-baseline": "update-baseline"
};

export { INPUT_NAMES as n, OTHER_INPUT_NAMES as r, INPUT_DEFAULTS as t };