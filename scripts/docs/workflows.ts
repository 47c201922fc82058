import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderComment } from '../../src/report/markdown.ts';
import { DEFAULT_RENDER_OPTIONS } from '../../src/report/options.ts';
import { SAMPLE_VIEWS } from '../../test/helpers/sample-views.ts';
import { replaceGenerated } from './statistics.ts';

const EXAMPLES = join(import.meta.dirname, '../../examples/workflows');
const MARKER = /<!-- generated:workflow ([a-z-]+) -->/g;

/** The page with every example workflow that it shows as its file in examples/workflows is. */
export function withWorkflows(page: string): string {
  const names = [...page.matchAll(MARKER)].map(([, name = '']) => name);
  return names.reduce((text, name) => replaceGenerated(text, `workflow ${name}`, workflowBlock(name)), page);
}

const workflowBlock = (name: string): string =>
  ['```yaml', readFileSync(join(EXAMPLES, `${name}.yml`), 'utf8').trim(), '```'].join('\n');

/** The page of GitHub with its workflows, and with what a comment begins with. */
export const generateGitHubPage = (page: string): string =>
  replaceGenerated(withWorkflows(page), 'comment', quotedComment());

/** A comment down to its advice, as a quotation: what follows is folded, or is commands. */
function quotedComment(): string {
  const comment = renderComment(SAMPLE_VIEWS['paired-fail'](), {
    ...DEFAULT_RENDER_OPTIONS,
    level: 'summary',
  });
  const [beginning = ''] = comment.split('**Reproduce**');
  return beginning
    .trim()
    .replace(/\n{3,}/g, '\n\n')
    .split('\n')
    .map(line => `> ${line}`.trim())
    .join('\n');
}
