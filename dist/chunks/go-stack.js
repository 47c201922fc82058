import { i as plainName, r as plainMessage } from "./plain.js";
import { createHash } from "node:crypto";

// src/ingest/detectors/fault.ts
const TEXT_CHARS = 8192;
const MOST_STACKS = 8;
const MOST_FRAMES = 5;
function faultOf(report, { detector, source, root }) {
	const stacks = report.stacks.filter((stack) => stack.length > 0).slice(0, MOST_STACKS);
	return {
		detector,
		class: report.class,
		title: plainName(report.title),
		stacks: stacks.map((stack) => stack.slice(0, MOST_FRAMES).map((frame) => plainName(describe(frame, root)))),
		fingerprint: fingerprintOf(report, stacks),
		count: 1,
		text: textOf(report.lines),
		source
	};
}
function describe({ function: name, file, line }, root) {
	if (file === null) return name;
	return `${name} at ${file.startsWith(root) ? file.slice(root.length) : file}${line === null ? "" : `:${line}`}`;
}
function fingerprintOf({ class: kind, title }, stacks) {
	const tops = stacks.flatMap(([top]) => top === void 0 ? [] : [signatureOf(top)]);
	const unique = [...new Set(tops)].sort();
	const content = unique.length === 0 ? [kind, withoutNumbers(title)] : [kind, ...unique];
	return createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 16);
}
const signatureOf = ({ function: name, file }) => withoutNumbers(`${name} ${file?.replace(/^.*[/\\]/, "") ?? ""}`);
const withoutNumbers = (text) => text.replace(/0x[\da-fA-F]+|\d+/g, "#");
function textOf(lines) {
	const whole = [];
	let left = TEXT_CHARS;
	for (const line of lines) {
		left -= line.length + 1;
		if (left < 0) return [...whole.map(plainLine), "…"].join("\n");
		whole.push(line);
	}
	return whole.map(plainLine).join("\n");
}
const plainLine = (line) => {
	const text = line.trimStart();
	return line.slice(0, line.length - text.length).replace(/[^ \t]/g, "") + plainMessage(text);
};

// src/ingest/detectors/native-stack.ts
const FOREIGN_FUNCTION = /^(?:_start|_dl_\w+|__libc_\w+|__GI_\w+|__clone\w*|clone3?|start_thread|create_thread|__interceptor_\w+|__\w+_chk|pthread_\w+|sem_\w+|malloc|calloc|realloc|reallocarray|free|strdup|posix_memalign|aligned_alloc|mem(?:cpy|set|move|cmp)|operator (?:new|delete).*|raise|abort|__assert_fail\w*|std::.*|__gnu_cxx::.*|core::.*|alloc::.*|<(?:std|core|alloc)::.*|rust_\w+|__rust\w+|\?\?\?|<null>)(?:@.*)?$/;
const FOREIGN_FILE = /libsanitizer|compiler-rt|sysdeps|\/csu\/|nptl|vgpreload|\/include\/c\+\+\/|\/rustc\/|^clone\.S$|^pthread_\w+\.c$/;
const isOwnNative = ({ function: name, file }) => !FOREIGN_FUNCTION.test(name) && !(file !== null && FOREIGN_FILE.test(file));
const SANITIZER_FRAME = /^ +#\d+ (?:0x[\da-f]+ in )?(\S.*)$/;
const MODULE = / +\((?:[^()]*\+0x[\da-f]+|<unknown module>)\)(?: \(BuildId: [\da-f]+\))?$/;
const PLACE$1 = /^(.*) ([^ ]+):(\d+)(?::\d+)?$/;
function sanitizerFrames(lines) {
	const end = lines.findIndex((line) => !SANITIZER_FRAME.test(line));
	return lines.slice(0, end === -1 ? lines.length : end).flatMap((line) => {
		const text = (SANITIZER_FRAME.exec(line)?.[1] ?? "").replace(MODULE, "");
		const [, name = text, file = null, number] = PLACE$1.exec(text) ?? [];
		const frame = {
			function: name,
			file,
			line: number === void 0 ? null : Number(number)
		};
		return isOwnNative(frame) ? [frame] : [];
	});
}
const VALGRIND_FRAME = /^ {3}(?:at|by) 0x[\dA-F]+: (\S.*)$/;
const VALGRIND_PLACE = /^(.*) \((?:in (.*)|([^()]+):(\d+))\)$/;
function valgrindFrames(lines) {
	const end = lines.findIndex((line) => !VALGRIND_FRAME.test(line));
	return lines.slice(0, end === -1 ? lines.length : end).flatMap((line) => {
		const text = VALGRIND_FRAME.exec(line)?.[1] ?? "";
		const [, name = text, library, file, number] = VALGRIND_PLACE.exec(text) ?? [];
		const frame = {
			function: name,
			file: file ?? library ?? null,
			line: number === void 0 ? null : Number(number)
		};
		return isOwnNative(frame) ? [frame] : [];
	});
}

// src/ingest/detectors/java-stack.ts
const FRAME = /^\s+at (?:[\w.@$-]*\/{1,2})?([\w.$<>]+)\(([^():]*)(?::(\d+))?\)$/;
const FOREIGN = /^(?:java|javax|jdk|sun|com\.sun|kotlin|kotlinx|scala|org\.junit|org\.gradle|org\.apache\.maven|org\.pastalab\.fray|org\.openjdk\.jcstress)\./;
function javaFrames(lines) {
	const end = lines.findIndex((line) => !/^\s+(?:at |- )/.test(line));
	return lines.slice(0, end === -1 ? lines.length : end).flatMap((line) => {
		const [, name, file, number] = FRAME.exec(line) ?? [];
		if (name === void 0 || line.includes("$$Lambda") || FOREIGN.test(name)) return [];
		return [{
			function: name,
			file: file === void 0 || file === "" || /^(?:Native Method|Unknown Source)$/.test(file) ? null : file ?? null,
			line: number === void 0 ? null : Number(number)
		}];
	});
}

// src/ingest/detectors/go-stack.ts
const PLACE = /^(?:\t| {6})(\S.*):(\d+)(?: \+0x[\da-f]+)?(?: fp=.*)?$/;
const STANDARD = new Set(`archive bufio builtin bytes cmp compress container context crypto database debug embed encoding errors expvar
  flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime
  slices sort strconv strings structs sync syscall testing text time unicode unique unsafe vendor weak`.split(/\s+/));
const HARNESS = /^go\.uber\.org\/goleak/;
function goFrames(lines) {
	return lines.flatMap((line, i) => {
		const place = PLACE.exec(lines[i + 1] ?? "");
		if (place === null || PLACE.test(line) || isCreation(line)) return [];
		const frame = {
			function: functionIn(line),
			file: place[1] ?? null,
			line: Number(place[2])
		};
		return isOwn(frame.function) && frame.file !== "<autogenerated>" ? [frame] : [];
	});
}
const isCreation = (line) => line.trimStart().startsWith("created by ");
function functionIn(line) {
	const text = line.trim();
	const end = text.endsWith(")") ? text.lastIndexOf("(") : -1;
	return end > 0 ? text.slice(0, end) : text;
}
const isOwn = (name) => !STANDARD.has(/^[^./]*/.exec(name)?.[0] ?? "") && !HARNESS.test(name);
const GOROUTINE = /^goroutine \d+ (?:gp=\S+ m=\S+ (?:mp=\S+ )?)?\[([^\]]*)\](?: \(.*\))?:$/;
function goroutinesIn(lines) {
	const starts = lines.flatMap((line, i) => GOROUTINE.test(line) ? [i] : []);
	return starts.map((start, i) => {
		const end = starts[i + 1] ?? lines.length;
		return {
			state: GOROUTINE.exec(lines[start] ?? "")?.[1] ?? "",
			frames: goFrames(lines.slice(start + 1, end))
		};
	});
}
const isDumpLine = (line) => line === "" || line.startsWith("	") || line.startsWith("goroutine ") || line.startsWith("created by ") || line.startsWith("runtime stack:") || line.startsWith("[signal ") || line.startsWith("...") || line.endsWith(")") && /^[^\s(]+\(/.test(line);

export { isOwnNative as a, faultOf as c, javaFrames as i, goroutinesIn as n, sanitizerFrames as o, isDumpLine as r, valgrindFrames as s, goFrames as t };