import { t as NO_OVERRIDES } from "./override2.js";
import { t as apiFault } from "./api-fault.js";
import { t as describeFault } from "./repository-fault.js";
import { n as retry } from "./retry.js";

// src/github/override-api.ts
const REQUEST_MS = 15e3;
const MOST_PAGES = 20;
async function connectOverrides({ token, apiUrl, owner, repo }) {
	const { getOctokit } = await import("./github.js");
	const { issues, pulls, repos } = getOctokit(token, { baseUrl: apiUrl }).rest;
	const place = () => ({
		owner,
		repo,
		request: { signal: AbortSignal.timeout(REQUEST_MS) }
	});
	return {
		async mergedWith(sha) {
			const { data } = await repos.listPullRequestsAssociatedWithCommit({
				...place(),
				commit_sha: sha
			});
			return data.flatMap(({ number, merged_at }) => merged_at ? [number] : []).slice(0, 3);
		},
		async pull(number) {
			const { data } = await pulls.get({
				...place(),
				pull_number: number
			});
			return {
				author: accountOf(data.user),
				description: data.body ?? "",
				labels: data.labels.map(({ name }) => name)
			};
		},
		comments: async (number) => (await allPages((page) => issues.listComments({
			...place(),
			issue_number: number,
			per_page: 100,
			page
		}))).map(({ body, user, updated_at }) => ({
			body: body ?? "",
			author: accountOf(user),
			at: updated_at
		})),
		labellings: async (number) => (await allPages((page) => issues.listEvents({
			...place(),
			issue_number: number,
			per_page: 100,
			page
		}))).flatMap((event) => event.event === "labeled" && "label" in event && event.label?.name ? [{
			label: event.label.name,
			actor: accountOf(event.actor),
			at: event.created_at
		}] : []),
		async role(login) {
			const { data } = await repos.getCollaboratorPermissionLevel({
				...place(),
				username: login
			});
			return ROLES.has(data.role_name) ? data.role_name : data.permission;
		}
	};
}
const ROLES = /* @__PURE__ */ new Set([
	"admin",
	"maintain",
	"write",
	"triage",
	"read",
	"none"
]);
const accountOf = (user) => user ? {
	login: user.login,
	type: user.type
} : null;
async function allPages(list) {
	const all = [];
	for (let page = 1; page <= MOST_PAGES; page++) {
		const { data } = await list(page);
		all.push(...data);
		if (data.length < 100) break;
	}
	return all;
}

// src/github/override-text.ts
const LIMITS$1 = {
	target: 200,
	reason: 400,
	lines: 20
};
const COMMAND = /^ {0,3}\/stress[ \t]+accept(?=[ \t]|$)(.*)$/i;
const DESCRIPTION = /^ {0,3}stress-accept:(.*)$/i;
const overrideLines = (comment) => visibleLines(comment).flatMap((line) => COMMAND.exec(line)?.[1] ?? []).slice(0, LIMITS$1.lines).map(readLine);
function descriptionReason(description) {
	const [found] = visibleLines(description).flatMap((line) => DESCRIPTION.exec(line)?.[1] ?? []);
	return found === void 0 ? null : reasonIn(found);
}
function readLine(rest) {
	const [, quoted = "", plain = "", bound, why = ""] = /^\s*(?:`([^`]*)`|(\S*))(?:\s+up\s+to\s+([\d.]+)\s*%)?(.*)$/is.exec(rest) ?? [];
	const target = quoted === "" ? plain : quoted.trim();
	if (target === "" || /^<.*>$/.test(target)) return incomplete("what to accept", "<scenario>/<metric>");
	if (target.length > LIMITS$1.target) return incomplete(`a name of at most ${LIMITS$1.target} characters`, "<scenario>/<metric>");
	const upTo = bound === void 0 ? null : Number(bound) / 100;
	if (upTo !== null && !(upTo > 0 && upTo < 1e6)) return incomplete("a percentage above 0", `${target} up to 10%`);
	const reason = reasonIn(why);
	return reason === "" ? incomplete("a reason", target) : {
		kind: "accept",
		target,
		upTo,
		reason
	};
}
const incomplete = (what, target) => ({
	kind: "incomplete",
	missing: `it lacks ${what}: write "/stress accept ${target} <why it is worth it>"`
});
function reasonIn(text) {
	const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim().slice(0, LIMITS$1.reason).replace(/\p{Cs}$/u, "");
	return /^<[^>]*>$/.test(line) || !/[\p{L}\p{N}]{2}/u.test(line) ? "" : line;
}
function visibleLines(text) {
	let fence = null;
	return text.replace(/<!--[\s\S]*?(?:-->|$)/g, "").split(/\r\n?|\n/).filter((line) => {
		const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
		const inside = fence !== null;
		if (mark !== void 0 && fence === null) fence = mark;
		else if (mark !== void 0 && fence !== null && mark.startsWith(fence)) fence = null;
		return mark === void 0 && !inside;
	});
}

// src/github/override-claims.ts
const LABEL = "stress: accepted";
const LIMITS = {
	lines: 100,
	people: 20,
	refused: 10
};
const MAY_ACCEPT = /* @__PURE__ */ new Set([
	"write",
	"maintain",
	"admin"
]);
async function claimsOn(api, number) {
	const [comments, pull] = await Promise.all([api.comments(number), api.pull(number)]);
	const written = comments.flatMap(({ author: account, body, at }) => isOurs(body) ? [] : overrideLines(body).map((line) => ({
		account,
		at,
		line,
		via: "comment"
	})));
	const reason = descriptionReason(pull.description);
	if (!pull.labels.includes("stress: accepted")) {
		const line = {
			kind: "incomplete",
			missing: `it lacks the label "${LABEL}"`
		};
		return reason === null ? written : [...written, {
			account: pull.author,
			at: "",
			line,
			via: "label"
		}];
	}
	const labelling = (await api.labellings(number)).findLast(({ label }) => label === LABEL);
	const line = reason ? {
		kind: "accept",
		target: "*",
		upTo: null,
		reason
	} : {
		kind: "incomplete",
		missing: NO_REASON
	};
	return [...written, {
		account: labelling?.actor ?? null,
		at: labelling?.at ?? "",
		line,
		via: "label"
	}];
}
const NO_REASON = "it lacks a reason: add a line \"Stress-accept: <why it is worth it>\" to the description of the pull request";
const isOurs = (body) => body.startsWith("<!-- stress-action:");
async function decide(claims, api) {
	const people = claims.filter(({ account }) => account?.type !== "Bot");
	const considered = people.slice(-LIMITS.lines).toSorted((a, b) => momentOf(a) - momentOf(b));
	const roles = await rolesOf(considered, api);
	const answers = considered.map((claim) => answerTo(claim, roles));
	const refused = answers.flatMap((answer) => "target" in answer ? [] : [answer]);
	return {
		granted: answers.flatMap((answer) => "target" in answer ? [answer] : []),
		refused: boundedRefusals(refused, people.length - considered.length)
	};
}
const momentOf = ({ at }) => Date.parse(at) || 0;
function boundedRefusals(refused, unread) {
	const more = Math.max(0, refused.length - LIMITS.refused) + unread;
	const rest = {
		author: "others",
		reason: `${more} more lines accept nothing`
	};
	return more === 0 ? refused : [...refused.slice(-LIMITS.refused), rest];
}
async function rolesOf(claims, api) {
	const complete = claims.filter(({ line }) => line.kind === "accept");
	const asked = [...new Set(complete.flatMap(({ account }) => account?.login ?? []))].slice(-LIMITS.people);
	const roles = await Promise.all(asked.map((login) => roleOf(login, api)));
	return new Map(asked.map((login, i) => [login, roles[i] ?? "none"]));
}
async function roleOf(login, api) {
	try {
		return await api.role(login);
	} catch (error) {
		if (apiFault(error).status === 404) return "none";
		throw error;
	}
}
function answerTo({ account, at, line, via }, roles) {
	const author = account?.login ?? "somebody whom GitHub does not name";
	const what = via === "comment" ? "the line \"/stress accept\" accepts nothing" : `"${LABEL}" accepts nothing`;
	if (line.kind === "incomplete") return {
		author,
		reason: `${what}: ${line.missing}`
	};
	const role = (account === null ? void 0 : roles.get(account.login)) ?? "unknown";
	if (!MAY_ACCEPT.has(role)) return {
		author,
		reason: `${what}: write access to the repository is needed, and the role is ${role}`
	};
	const { target, upTo, reason } = line;
	return {
		target,
		upTo,
		reason,
		author,
		at,
		via
	};
}

// src/github/overrides.ts
const PACE = {
	attempts: 2,
	waitMs: 500,
	longestWaitMs: 5e3
};
async function overridesOf(context, token) {
	const { repository, pullRequest, apiUrl, sha, ref, defaultBranch } = context;
	const isDefault = defaultBranch !== null && ref === `refs/heads/${defaultBranch}`;
	if (repository === null || pullRequest === null && !isDefault) return NO_OVERRIDES;
	if (token === null) return {
		...NO_OVERRIDES,
		fault: `Cannot ${WISH.doing}: the input github-token is empty`
	};
	return readOverrides({
		token,
		apiUrl,
		owner: repository.owner,
		repo: repository.name
	}, pullRequest === null ? {
		kind: "commit",
		sha
	} : {
		kind: "pull-request",
		number: pullRequest.number
	});
}
async function readOverrides(place, subject, pace = PACE) {
	const byComment = subject.kind === "pull-request";
	const tried = await retry(pace, async () => {
		const api = await connectOverrides(place);
		const pulls = subject.kind === "commit" ? await api.mergedWith(subject.sha) : [subject.number];
		const claims = await Promise.all(pulls.map((number) => claimsOn(api, number)));
		return decide(claims.flat(), api);
	});
	return tried.kind === "done" ? {
		...NO_OVERRIDES,
		...tried.value,
		byComment
	} : {
		...NO_OVERRIDES,
		byComment,
		fault: describeFault(tried.fault, WISH)
	};
}
const WISH = {
	doing: "look for accepted changes",
	grant: "pull-requests: read"
};

export { overridesOf, readOverrides };