import { i as __toESM } from "./rolldown-runtime.js";
import { t as LIMITS } from "./limits.js";
import { n as parseView, t as RESULT_NAMES } from "./result-file.js";
import { t as SuiteError } from "./suite-error.js";
import { t as connect } from "./connection.js";
import { n as retry, t as DEFAULT_PACE } from "./retry.js";
import { crc32 } from "node:zlib";

// src/github/artifact-api.ts
const PAGE = 100;
const MOST_PAGES = 10;
const DOWNLOAD_MS = 12e4;
async function connectArtifacts(place) {
	const { octokit, here } = await connect(place);
	return {
		async list(runId) {
			const artifacts = [];
			for (let page = 1; page <= MOST_PAGES; page++) {
				const { data } = await octokit.rest.actions.listWorkflowRunArtifacts({
					...here(),
					run_id: runId,
					per_page: PAGE,
					page
				});
				artifacts.push(...data.artifacts.map(({ id, name, size_in_bytes, expired }) => ({
					id,
					name,
					bytes: size_in_bytes,
					expired
				})));
				if (data.artifacts.length < PAGE) break;
			}
			return artifacts;
		},
		download: async (id, mostBytes) => readBounded(await open(place, id), mostBytes)
	};
}
async function open(place, id) {
	const { octokit, here } = await connect(place);
	const unread = { parseSuccessResponseBody: false };
	const { location } = (await octokit.request("GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}", {
		...here(),
		artifact_id: id,
		archive_format: "zip",
		request: {
			...here().request,
			...unread,
			redirect: "manual"
		}
	})).headers;
	if (location === void 0) throw new Error("GitHub gave no address for the archive");
	const { GitHub } = await import("./utils2.js");
	const anonymous = new GitHub({ baseUrl: place.apiUrl });
	const signal = AbortSignal.timeout(DOWNLOAD_MS);
	return (await anonymous.request({
		method: "GET",
		url: location,
		headers: { accept: "*/*" },
		request: {
			...unread,
			signal,
			redirect: "error"
		}
	})).data;
}
async function readBounded(stream, mostBytes) {
	const chunks = [];
	let bytes = 0;
	for await (const chunk of stream) {
		bytes += chunk.length;
		if (bytes > mostBytes) return { kind: "too-large" };
		chunks.push(chunk);
	}
	return {
		kind: "archive",
		bytes: Buffer.concat(chunks)
	};
}

// src/github/zip-file.ts
async function readZipFile(zip, names, bounds) {
	const { default: yauzl } = await import("./yauzl.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	try {
		const archive = await yauzl.fromBufferPromise(zip, { strictFileNames: true });
		if (archive.entryCount > bounds.entries) return fault(`it has ${archive.entryCount} entries, of at most ${bounds.entries}`);
		const [entry, ...others] = await entriesNamed(archive, names);
		if (entry === void 0) return fault(`it has no file ${names.join(" or ")}`);
		if (others.length > 0) return fault(`it has ${others.length + 1} files ${names.join(" or ")}, and only one can be meant`);
		const refusal = refusalOf(entry, bounds);
		return refusal === null ? await unpack(archive, entry, bounds) : fault(refusal);
	} catch (error) {
		return fault(`it cannot be unpacked (${shown$1(error instanceof Error ? error.message : String(error))})`);
	}
}
async function entriesNamed(archive, names) {
	const found = [];
	for await (const entry of archive.eachEntry()) if (names.includes(entry.fileName)) found.push(entry);
	return found;
}
function refusalOf(entry, { fileBytes }) {
	if (entry.isEncrypted()) return `${entry.fileName} is encrypted`;
	if (!entry.canDecodeFileData()) return `${entry.fileName} is packed by method ${entry.compressionMethod}, and only 0 (stored) and 8 (deflated) are read`;
	return entry.uncompressedSize > fileBytes ? tooLarge(entry.fileName, entry.uncompressedSize, fileBytes) : null;
}
async function unpack(archive, entry, { fileBytes }) {
	const chunks = [];
	let size = 0;
	for await (const chunk of await archive.openReadStreamPromise(entry)) {
		size += chunk.length;
		if (size > fileBytes) return fault(tooLarge(entry.fileName, size, fileBytes));
		chunks.push(chunk);
	}
	const bytes = Buffer.concat(chunks);
	if (crc32(bytes) !== entry.crc32) return fault(`${entry.fileName} is damaged: its checksum does not fit`);
	return {
		kind: "file",
		name: entry.fileName,
		bytes
	};
}
const tooLarge = (name, found, allowed) => `${name} has ${found} bytes or more, of at most ${allowed}`;
const fault = (reason) => ({
	kind: "fault",
	reason
});
const shown$1 = (text) => text.replace(/[\p{Cc}\p{Cf}]+/gu, " ").slice(0, 200);

// src/github/artifact.ts
const ARTIFACT_LIMITS = {
	archiveBytes: 64 * 1024 ** 2,
	entries: 2e4,
	artifacts: 256
};
const PLACES = [RESULT_NAMES.view, `.stress/${RESULT_NAMES.view}`];
const SUBJECT = {
	permission: "actions: read",
	place: "artifact",
	sent: "request"
};
async function fetchResults(place, run, pattern, pace = DEFAULT_PACE) {
	const api = await connectArtifacts(place);
	const all = await asked(pace, `Cannot list the artifacts of run ${run.id}`, () => api.list(run.id));
	const chosen = chooseArtifacts(all, pattern);
	if (chosen.length === 0) throw unreadable(absence(all, run, pattern));
	if (chosen.length > ARTIFACT_LIMITS.artifacts) {
		const counts = `${chosen.length}, of at most ${ARTIFACT_LIMITS.artifacts}`;
		throw unreadable(`Cannot use the artifacts ${pattern} of run ${run.id}: there are ${counts}`);
	}
	const views = [];
	for (const artifact of chosen) views.push(await readArtifact(api, artifact, pace));
	return views;
}
function chooseArtifacts(all, pattern) {
	const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
	const matching = new RegExp(`^${parts.join(".*")}$`, "s");
	return [...new Map(all.filter(({ name }) => matching.test(name)).toSorted((a, b) => a.id - b.id).map((artifact) => [artifact.name, artifact])).values()].toSorted((a, b) => a.name < b.name ? -1 : 1);
}
async function readArtifact(api, artifact, pace) {
	const what = `Cannot read the artifact ${shown(artifact.name)}`;
	const { archiveBytes, entries } = ARTIFACT_LIMITS;
	if (artifact.expired) throw unreadable(`${what}: it has expired; run the workflow that measures again`);
	const large = (found) => unreadable(`${what}: it has ${found} bytes, of at most ${archiveBytes}`);
	if (artifact.bytes > archiveBytes) throw large(String(artifact.bytes));
	const download = await asked(pace, what, () => api.download(artifact.id, archiveBytes));
	if (download.kind === "too-large") throw large(`more than ${archiveBytes}`);
	const file = await readZipFile(download.bytes, PLACES, {
		entries,
		fileBytes: LIMITS.resultBytes
	});
	if (file.kind === "fault") throw unreadable(`${what}: ${file.reason}`);
	return parseView(decoded(file.bytes, what), `${file.name} of the artifact ${shown(artifact.name)}`);
}
async function asked(pace, what, work) {
	const tried = await retry(pace, work, SUBJECT);
	if (tried.kind === "fault") throw unreadable(`${what}: ${tried.fault.reason}`);
	return tried.value;
}
function decoded(bytes, what) {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		throw unreadable(`${what}: its results are not text in UTF-8`);
	}
}
function absence(all, { id, conclusion }, pattern) {
	const names = [...new Set(all.map(({ name }) => shown(name)))];
	return `Cannot find the artifact ${pattern} of run ${id}: ${names.length === 0 ? "it has none" : `it has ${names.slice(0, 10).join(", ")}`}${conclusion === null ? "" : `, and ended with ${shown(conclusion)}`}; let that workflow upload ${PLACES[1]} under this name`;
}
const unreadable = (message) => new SuiteError(message, { exitCode: 3 });
const shown = (name) => name.replace(/[\p{Cc}\p{Cf}]+/gu, " ").slice(0, 80);

export { fetchResults };