// src/github/pull-request.ts
function pullRequestOf({ pull_request: pull }) {
	if (pull === void 0) return null;
	const { number, base, head } = pull;
	return {
		number,
		baseRef: base.ref,
		baseSha: base.sha,
		headRef: head.ref,
		headSha: head.sha,
		fromFork: head.repo?.full_name === void 0 || head.repo.full_name !== base.repo?.full_name
	};
}

export { pullRequestOf as t };