// src/model/suite-error.ts
var SuiteError = class extends Error {
	exitCode;
	problems;
	constructor(message, options) {
		super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
		this.name = "SuiteError";
		this.exitCode = options.exitCode;
		this.problems = options.problems ?? [];
	}
};

export { SuiteError as t };