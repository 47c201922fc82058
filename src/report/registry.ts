import type { View } from '../model/view.ts';
import type { RenderOptions } from './options.ts';

/** View → text. Pure; what it needs is loaded when it is first used. */
export type Renderer = (view: View, options: RenderOptions) => Promise<string>;

/** Every format, by the name it has on the command line. */
export const RENDERERS = {
  terminal: async (view, options) => (await import('./terminal.ts')).renderTerminal(view, options),
  markdown: async (view, options) => (await import('./markdown.ts')).renderSummary(view, options),
  comment: async (view, options) => (await import('./markdown.ts')).renderComment(view, options),
  html: async view => (await import('./html.ts')).renderHtml(view),
  json: async view => (await import('./json.ts')).renderJson(view),
  digest: async view => (await import('./json.ts')).renderDigest(view),
  junit: async view => (await import('./junit.ts')).renderJunit(view),
} as const satisfies Readonly<Record<string, Renderer>>;

export type Format = keyof typeof RENDERERS;
