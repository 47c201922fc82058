import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateConfigurationDocs } from './docs/configuration.ts';
import { generateDetectorsPage } from './docs/detectors.ts';
import { generateExamplePages } from './docs/examples.ts';
import { generateFlakesPage } from './docs/flakes.ts';
import { generateForks } from './docs/forks.ts';
import { generateHttpApiPage } from './docs/http-api.ts';
import { generateReadme } from './docs/readme.ts';
import { generateReportDocs } from './docs/reports.ts';
import { generateShardsPage } from './docs/shards.ts';
import { renderStatisticsPage } from './docs/statistics.ts';
import { generateTwinsPage } from './docs/twins.ts';
import { generateWorkersPage } from './docs/workers.ts';
import { generateGitHubPage } from './docs/workflows.ts';

const ROOT = join(import.meta.dirname, '..');

/** Path → content of every page and schema that is made from the code. */
export async function generateAll(): Promise<Readonly<Record<string, string>>> {
  const page = (name: string) => readFile(join(ROOT, name), 'utf8');
  return {
    ...(await generateConfigurationDocs()),
    ...(await generateReportDocs()),
    'docs/statistics.md': renderStatisticsPage(await page('docs/statistics.md')),
    'docs/detectors.md': generateDetectorsPage(await page('docs/detectors.md')),
    'docs/github.md': generateGitHubPage(await page('docs/github.md')),
    'docs/flakes.md': generateFlakesPage(await page('docs/flakes.md')),
    'docs/forks.md': generateForks(await page('docs/forks.md')),
    'docs/shards.md': generateShardsPage(await page('docs/shards.md')),
    'docs/workers.md': generateWorkersPage(await page('docs/workers.md')),
    ...generateExamplePages(),
    'examples/http-api/README.md': generateHttpApiPage(await page('examples/http-api/README.md')),
    'examples/twins/README.md': generateTwinsPage(await page('examples/twins/README.md')),
    'README.md': generateReadme(await page('README.md')),
  };
}

if (process.argv[1] === import.meta.filename) {
  for (const [path, content] of Object.entries(await generateAll()))
    await writeFile(join(ROOT, path), content);
}
