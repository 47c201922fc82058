import { dirname } from "node:path";
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";

// src/run/process/log.ts
const LOG_CAP_BYTES = 10 * 1024 ** 2;
function openLog(path, capBytes = LOG_CAP_BYTES) {
	mkdirSync(dirname(path), { recursive: true });
	const file = openSync(path, "w");
	const tail = new Tail(capBytes - Math.floor(capBytes / 2));
	let headLeft = Math.floor(capBytes / 2);
	let lastSource = null;
	let fault = null;
	const write = (chunk) => {
		if (fault !== null || chunk.length === 0) return;
		try {
			writeSync(file, chunk);
		} catch (error) {
			fault = error instanceof Error ? error.message : String(error);
		}
	};
	const put = (chunk) => {
		const head = chunk.subarray(0, headLeft);
		write(head);
		headLeft -= head.length;
		if (head.length < chunk.length) tail.push(chunk.subarray(head.length));
	};
	return {
		append(source, chunk) {
			if (source !== lastSource) put(Buffer.from(`${lastSource === null ? "" : "\n"}--- ${source}\n`));
			lastSource = source;
			put(chunk);
		},
		close() {
			if (tail.droppedBytes > 0) write(Buffer.from(`\n--- ${tail.droppedBytes} bytes left out here\n`));
			for (const chunk of tail.chunks) write(chunk);
			closeSync(file);
		},
		get fault() {
			return fault;
		}
	};
}
var Tail = class {
	capBytes;
	chunks = [];
	droppedBytes = 0;
	#bytes = 0;
	constructor(capBytes) {
		this.capBytes = capBytes;
	}
	push(chunk) {
		this.chunks.push(chunk);
		this.#bytes += chunk.length;
		while (this.#bytes > this.capBytes) this.#dropFirst(this.#bytes - this.capBytes);
	}
	text() {
		return Buffer.concat(this.chunks).toString("utf8");
	}
	#dropFirst(excess) {
		const [first] = this.chunks;
		if (first === void 0) return;
		const cut = Math.min(first.length, excess);
		if (cut === first.length) this.chunks.shift();
		else this.chunks[0] = first.subarray(cut);
		this.#bytes -= cut;
		this.droppedBytes += cut;
	}
};

// src/run/process/signal.ts
function signalProcess(pid, signal) {
	if (pid === void 0) return;
	try {
		process.kill(pid, signal);
	} catch (error) {
		if (!isGoneOrForeign(error)) throw error;
	}
}
function isGoneOrForeign(error) {
	return error instanceof Error && "code" in error && (error.code === "ESRCH" || error.code === "EPERM");
}

export { openLog as i, LOG_CAP_BYTES as n, Tail as r, signalProcess as t };