// src/model/version.ts
const TOOL = {
	name: "stress-action",
	version: "1.0.0"
};

export { TOOL as t };