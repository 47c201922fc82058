// src/github/connection.ts
const REQUEST_MS = 15e3;
function placeOf({ repository, apiUrl }, token) {
	if (repository === null || token === null) return null;
	return {
		token,
		apiUrl,
		owner: repository.owner,
		repo: repository.name
	};
}
async function connect({ token, apiUrl, owner, repo }) {
	const { getOctokit } = await import("./github.js");
	const octokit = getOctokit(token, { baseUrl: apiUrl });
	const here = () => ({
		owner,
		repo,
		request: { signal: AbortSignal.timeout(REQUEST_MS) }
	});
	return {
		octokit,
		here
	};
}

export { placeOf as n, connect as t };