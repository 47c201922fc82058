import { appendFile, stat } from 'node:fs/promises';

/** The runner drops a step's whole summary beyond this many bytes (docs/decisions.md). */
export const SUMMARY_BYTES = 1024 ** 2;

export type SummaryOutcome =
  | { readonly kind: 'written' }
  | { readonly kind: 'not-written'; readonly reason: string };

/** Appends Markdown to the step's summary `file` (`GITHUB_STEP_SUMMARY`). Never throws: a report that is lost changes no verdict. */
export async function appendSummary(file: string | undefined, markdown: string): Promise<SummaryOutcome> {
  if (file === undefined || file === '') return notWritten('GITHUB_STEP_SUMMARY is not set');
  try {
    const present = await stat(file);
    if (!present.isFile()) return notWritten(`${file} is not a regular file`);
    const text = `${present.size > 0 ? '\n' : ''}${markdown.trimEnd()}\n`;
    const bytes = present.size + Buffer.byteLength(text);
    if (bytes > SUMMARY_BYTES) return notWritten(`it would have ${bytes} bytes, of ${SUMMARY_BYTES} allowed`);
    await appendFile(file, text);
    return { kind: 'written' };
  } catch (error) {
    return notWritten(error instanceof Error ? error.message : String(error));
  }
}

const notWritten = (reason: string): SummaryOutcome => ({
  kind: 'not-written',
  reason,
});
