// src/model/terminal-sequence.ts
const ESCAPE = "\x1B";
const END = String.raw`(?:\u0007|\u009c|${ESCAPE}\\)?`;
const SEQUENCE = new RegExp([
	String.raw`(?:${ESCAPE}\[|\u009b)[0-?]*[ -/]*[@-~]`,
	String.raw`(?:${ESCAPE}[\]PX^_]|[\u0090\u0098\u009d-\u009f])\P{Cc}*${END}`,
	String.raw`${ESCAPE}[()#*+%][\w@]`
].join("|"), "gu");
const withoutSequences = (text) => text.replace(SEQUENCE, "");

export { withoutSequences as t };