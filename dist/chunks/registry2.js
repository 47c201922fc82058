// src/report/registry.ts
const RENDERERS = {
	terminal: async (view, options) => (await import("./terminal.js")).renderTerminal(view, options),
	markdown: async (view, options) => (await import("./markdown2.js")).renderSummary(view, options),
	comment: async (view, options) => (await import("./markdown2.js")).renderComment(view, options),
	html: async (view) => (await import("./html.js")).renderHtml(view),
	json: async (view) => (await import("./json.js")).renderJson(view),
	digest: async (view) => (await import("./json.js")).renderDigest(view),
	junit: async (view) => (await import("./junit.js")).renderJunit(view)
};

export { RENDERERS as t };