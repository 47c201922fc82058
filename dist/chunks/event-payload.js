import { n as readBoundedText } from "./bounded-file.js";
import { c as array, f as int, h as object, n as parseHostileJson, v as string } from "./hostile-json.js";

// src/github/event-payload.ts
const PAYLOAD_BYTES = 25 * 1024 ** 2;
const branch = object({
	ref: string(),
	sha: string(),
	repo: object({ full_name: string() }).nullish()
});
const workflowRun = object({
	id: int().min(1),
	run_attempt: int().min(1).catch(1),
	event: string(),
	conclusion: string().nullable().catch(null),
	head_sha: string().regex(/^[0-9a-f]{40,64}$/),
	head_branch: string().nullable().catch(null),
	head_repository: object({ full_name: string() }).nullable().catch(null),
	pull_requests: array(object({ number: int().min(1) })).catch([])
});
const schema = object({
	repository: object({
		full_name: string(),
		default_branch: string()
	}).partial().optional().catch(void 0),
	pull_request: object({
		number: int().min(1),
		head: branch,
		base: branch
	}).optional().catch(void 0),
	workflow_run: workflowRun.optional().catch(void 0)
});
async function readEventPayload(file) {
	if (file === void 0 || file === "") return {};
	const read = await readBoundedText(file, PAYLOAD_BYTES);
	const document = read.kind === "text" ? parseHostileJson(read.text, PAYLOAD_BYTES) : read;
	const parsed = schema.safeParse(document.kind === "document" ? document.value : {});
	return parsed.success ? parsed.data : {};
}

export { readEventPayload };