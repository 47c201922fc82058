// src/model/unit.ts
const UNIT_FACTORS = {
	ns: {
		unit: "ns",
		factor: 1
	},
	us: {
		unit: "ns",
		factor: 1e3
	},
	µs: {
		unit: "ns",
		factor: 1e3
	},
	ms: {
		unit: "ns",
		factor: 1e6
	},
	s: {
		unit: "ns",
		factor: 1e9
	},
	m: {
		unit: "ns",
		factor: 6e10
	},
	min: {
		unit: "ns",
		factor: 6e10
	},
	h: {
		unit: "ns",
		factor: 36e11
	},
	d: {
		unit: "ns",
		factor: 864e11
	},
	B: {
		unit: "bytes",
		factor: 1
	},
	bytes: {
		unit: "bytes",
		factor: 1
	},
	kB: {
		unit: "bytes",
		factor: 1e3
	},
	KB: {
		unit: "bytes",
		factor: 1024
	},
	KiB: {
		unit: "bytes",
		factor: 1024
	},
	MB: {
		unit: "bytes",
		factor: 1024 ** 2
	},
	MiB: {
		unit: "bytes",
		factor: 1024 ** 2
	},
	GB: {
		unit: "bytes",
		factor: 1024 ** 3
	},
	GiB: {
		unit: "bytes",
		factor: 1024 ** 3
	},
	"%": {
		unit: "ratio",
		factor: .01
	},
	"/s": {
		unit: "per-second",
		factor: 1
	},
	"/m": {
		unit: "per-second",
		factor: 1 / 60
	},
	"/min": {
		unit: "per-second",
		factor: 1 / 60
	},
	"/h": {
		unit: "per-second",
		factor: 1 / 3600
	},
	"ops/s": {
		unit: "per-second",
		factor: 1
	},
	count: {
		unit: "count",
		factor: 1
	}
};

export { UNIT_FACTORS as t };