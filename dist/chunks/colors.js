// src/report/colors.ts
function wantsColors(environment, isTTY) {
	if ((environment.NO_COLOR ?? "") !== "") return false;
	const forced = environment.FORCE_COLOR;
	if (forced !== void 0 && forced !== "") return forced !== "0" && forced !== "false";
	if (environment.TERM === "dumb") return false;
	return isTTY || environment.GITHUB_ACTIONS === "true";
}

export { wantsColors };