import { _ as readBoundedText, c as int, d as object, m as string, y as parseHostileJson } from "./schemas.js";

// src/github/event-payload.ts
const PAYLOAD_BYTES = 25 * 1024 ** 2;
const branch = object({
	ref: string(),
	sha: string(),
	repo: object({ full_name: string() }).nullish()
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
	}).optional().catch(void 0)
});
async function readEventPayload(file) {
	if (file === void 0 || file === "") return {};
	const read = await readBoundedText(file, PAYLOAD_BYTES);
	const document = read.kind === "text" ? parseHostileJson(read.text, PAYLOAD_BYTES) : read;
	const parsed = schema.safeParse(document.kind === "document" ? document.value : {});
	return parsed.success ? parsed.data : {};
}

export { readEventPayload };