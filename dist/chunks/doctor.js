// src/model/doctor.ts
const CAPABILITY_GROUPS = [
	"machine",
	"processes",
	"monitors",
	"limits",
	"clock",
	"quiet",
	"counters",
	"repository",
	"disk",
	"runtimes",
	"github",
	"faults"
];

export { CAPABILITY_GROUPS as t };