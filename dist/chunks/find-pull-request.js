import { t as connect } from "./connection.js";
import { t as pullRequestOf } from "./pull-request.js";
import { n as retry, t as DEFAULT_PACE } from "./retry.js";

// src/github/find-pull-request.ts
const MOST_PAGES = 10;
const PAGE = 100;
const SUBJECT = {
	permission: "pull-requests: read",
	place: "repository",
	sent: "search"
};
async function findPullRequest(place, run, pace = DEFAULT_PACE) {
	const searched = await retry(pace, () => candidatesOf(place, run), SUBJECT);
	return searched.kind === "fault" ? {
		kind: "fault",
		reason: searched.fault.reason
	} : choose(searched.value, run);
}
async function candidatesOf(place, run) {
	const { headOwner, headBranch } = run;
	const own = headOwner === null || headBranch === null ? [] : await listOpen(place, `${headOwner}:${headBranch}`);
	return own.length > 0 ? own : (await listOpen(place, null)).filter((pull) => pull.headSha === run.headSha);
}
async function listOpen(place, head) {
	const { octokit, here } = await connect(place);
	const found = [];
	for (let page = 1; page <= MOST_PAGES; page++) {
		const { data } = await octokit.rest.pulls.list({
			...here(),
			state: "open",
			sort: "updated",
			direction: "desc",
			per_page: PAGE,
			page,
			...head === null ? {} : { head }
		});
		found.push(...data.flatMap((pull) => pullRequestOf({ pull_request: pull }) ?? []));
		if (data.length < PAGE) break;
	}
	return found;
}
function choose(candidates, run) {
	const same = candidates.filter((pull) => pull.headSha === run.headSha);
	const named = same.filter((pull) => run.pullRequests.includes(pull.number));
	const [pullRequest, ...others] = named.length > 0 ? named : same;
	if (pullRequest === void 0) return {
		kind: "none",
		reason: absence(candidates, run)
	};
	if (others.length === 0) return {
		kind: "found",
		pullRequest
	};
	return {
		kind: "none",
		reason: `${[pullRequest, ...others].map((pull) => `#${pull.number}`).join(", ")} have the same head ${short(run.headSha)}, and the event does not say which one was measured; close all but one, and run again`
	};
}
function absence([moved], { headSha }) {
	return moved === void 0 ? `no open pull request has the head ${short(headSha)} that was measured: it was closed or has moved on` : `the head of #${moved.number} has moved from ${short(headSha)}, which was measured, to ${short(moved.headSha)}; the run of the newer commit reports`;
}
const short = (sha) => sha.slice(0, 7);

export { findPullRequest };