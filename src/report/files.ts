import type { View } from '../model/view.ts';
import { DEFAULT_RENDER_OPTIONS } from './options.ts';
import { type Format, RENDERERS } from './registry.ts';

/** What is written into the output folder after every run, and the renderer of each. */
export const REPORT_FILES: Readonly<Record<string, Format>> = {
  'results.json': 'json',
  'summary.json': 'digest',
  'report.md': 'markdown',
  'report.html': 'html',
  'junit.xml': 'junit',
};

/** Every report file of a view, by name; always with all details. */
export async function reportFiles(view: View): Promise<Readonly<Record<string, string>>> {
  const options = { ...DEFAULT_RENDER_OPTIONS, level: 'detailed' } as const;
  const entries = await Promise.all(
    Object.entries(REPORT_FILES).map(
      async ([name, format]) => [name, await RENDERERS[format](view, options)] as const,
    ),
  );
  return Object.fromEntries(entries);
}
