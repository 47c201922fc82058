// src/github/api-fault.ts
const COMMENT = {
	permission: "pull-requests: write",
	place: "pull request",
	sent: "comment"
};
function apiFault(error, subject = COMMENT) {
	const message = oneLine(messageOf(error));
	const response = responseOf(error);
	if (response === null) {
		const lost = error instanceof Error && UNANSWERED.has(error.name);
		return {
			status: null,
			passing: lost,
			retryAfterMs: null,
			reason: `${lost ? "no answer from GitHub" : "an unexpected fault"} (${message})`
		};
	}
	const { status, headers } = response;
	const limited = status === 429 || status === 403 && (isText(headers["retry-after"]) || /rate limit/i.test(message));
	return {
		status,
		passing: status >= 500 || limited,
		retryAfterMs: retryAfterMs(headers),
		reason: limited ? `GitHub limits the rate of requests (${status}: ${message})` : reasonFor(status, headers, message, subject)
	};
}
function retryAfterMs(headers) {
	const asked = headers["retry-after"];
	if (isText(asked)) return millisecondsIn(asked);
	const { "x-ratelimit-remaining": left, "x-ratelimit-reset": reset, date } = headers;
	if (left !== "0" || !isText(reset) || !isText(date)) return null;
	const waitMs = Number(reset) * 1e3 - Date.parse(date);
	return Number.isFinite(waitMs) && waitMs > 0 ? waitMs : null;
}
const UNANSWERED = /* @__PURE__ */ new Set([
	"HttpError",
	"TimeoutError",
	"AbortError"
]);
function reasonFor(status, headers, message, subject) {
	const { permission, place, sent } = subject;
	switch (status) {
		case 401: return `GitHub does not accept the token (401: ${message})`;
		case 403: {
			const wanted = headers["x-accepted-github-permissions"];
			return `the token lacks a permission (403: ${message}); GitHub accepts ${isText(wanted) ? wanted : permission.replaceAll("-", "_").replace(": ", "=")}, so give the job \`permissions: ${permission}\`${permission.endsWith("write") ? "; a run for a fork or Dependabot cannot have it" : ""}`;
		}
		case 404: return `GitHub shows this token no such ${place} (404: ${message})`;
		case 422: return `GitHub does not accept the ${sent} (422: ${message})`;
		default: return `GitHub answered ${status} (${message})`;
	}
}
function responseOf(error) {
	if (!(error instanceof Error) || !("response" in error)) return null;
	const { response } = error;
	if (typeof response !== "object" || response === null || !("status" in response)) return null;
	const { status } = response;
	const headers = "headers" in response ? response.headers : {};
	if (typeof status !== "number") return null;
	return {
		status,
		headers: typeof headers === "object" ? { ...headers } : {}
	};
}
const millisecondsIn = (header) => isText(header) && /^\d{1,9}$/.test(header) ? Number(header) * 1e3 || null : null;
function messageOf(error) {
	if (error instanceof Error) return error.message;
	return isText(error) ? error : `something that is no error was thrown: ${typeof error}`;
}
const isText = (value) => typeof value === "string" && value !== "";
const oneLine = (text) => text.replace(/\s+/g, " ").slice(0, 300);

export { apiFault as t };