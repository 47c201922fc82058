import { r as headline, t as STATUS_WORDS } from "./headline.js";
import { a as looksBlock, c as CHECK_BUDGET, i as backgroundBlocks, l as fitBlocks, o as trendsBlock, s as informativeBlock, t as renderCheckSummary } from "./markdown.js";
import { P as plain } from "./row.js";
import { t as sectionsOf } from "./section.js";

// src/report/check-run.ts
function renderCheck(view, options) {
	const sections = sectionsOf(view);
	const blocks = [
		trendsBlock(view, options.level),
		...backgroundBlocks(view, sections),
		...options.level === "detailed" ? [looksBlock(view), informativeBlock(view)] : []
	].filter((block) => block.items.length > 0);
	const hasText = options.level !== "summary" && blocks.length > 0;
	return {
		title: `${STATUS_WORDS[view.verdict.status]}: ${plain(headline(view, sections))}`,
		summary: renderCheckSummary(view, options),
		text: hasText ? fitBlocks(blocks, [], CHECK_BUDGET) : null
	};
}

export { renderCheck };