// src/github/repository-fault.ts
function describeFault({ status, passing, reason }, { doing, grant }) {
	const refused = status === 403 && !passing;
	if (refused || status === 404) return `Cannot ${doing}: GitHub ${refused ? "does not allow" : "shows this token nothing that would allow"} it (${status}); give the job \`permissions: ${grant}\``;
	return `Cannot ${doing}: ${reason.replace("accept the comment (422", "accept that (422")}`;
}

export { describeFault as t };