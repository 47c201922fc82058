import { t as connect } from "./connection.js";
import { n as retry, t as DEFAULT_PACE } from "./retry.js";

// src/github/base-file.ts
const SUBJECT = {
	permission: "contents: read",
	place: "file",
	sent: "request"
};
async function readBaseFile(place, path, ref, pace = DEFAULT_PACE) {
	const tried = await retry(pace, async () => {
		const { octokit, here } = await connect(place);
		return (await octokit.rest.repos.getContent({
			...here(),
			path,
			ref
		})).data;
	}, SUBJECT);
	if (tried.kind === "fault") {
		const absent = tried.fault.status === 404;
		return missing(absent ? `the base has no ${path} at ${ref.slice(0, 7)}` : tried.fault.reason);
	}
	const { value } = tried;
	if (Array.isArray(value) || value.type !== "file") return missing(`${path} is not a file in the base`);
	return "encoding" in value && value.encoding === "base64" ? decoded(value.content, path) : missing(`${path} of the base is larger than 1 MB`);
}
function decoded(base64, path) {
	try {
		return {
			kind: "text",
			text: new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(base64, "base64"))
		};
	} catch {
		return missing(`${path} of the base is not text in UTF-8`);
	}
}
const missing = (reason) => ({
	kind: "missing",
	reason
});

export { readBaseFile };