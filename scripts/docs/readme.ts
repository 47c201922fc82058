import { join } from 'node:path';
import { DEFAULT_RENDER_OPTIONS } from '../../src/report/options.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { SAMPLE_VIEWS } from '../../test/helpers/sample-views.ts';
import { actionReference, readActionMetadata } from './action.ts';
import { replaceGenerated } from './statistics.ts';

const ACTION = join(import.meta.dirname, '../../action.yml');

/** README with its sample report and its tables of inputs and outputs made afresh. */
export function generateReadme(page: string): string {
  const report = renderTerminal(SAMPLE_VIEWS['paired-fail'](), {
    ...DEFAULT_RENDER_OPTIONS,
    level: 'summary',
  });
  const sample = ['```text', report.trim(), '```'].join('\n');
  return replaceGenerated(
    replaceGenerated(page, 'sample', sample),
    'action',
    actionReference(readActionMetadata(ACTION)).trim(),
  );
}
