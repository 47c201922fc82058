import { echoUntrusted } from './github/log.ts';
import { readState } from './github/state.ts';
import { appendSummary } from './github/summary.ts';
import { TOOL } from './model/version.ts';

/**
 * The post step. It has work only when the main step was killed before it could finish (a cancelled job gets ten seconds): processes
 * under test are ended, and what the recording holds becomes a report.
 */
async function cleanup(env: NodeJS.ProcessEnv): Promise<void> {
  const state = readState(env);
  if (state === null || state.finished) return;
  const [{ readView }, { killMarked, writeReports }] = await Promise.all([
    import('./results.ts'),
    import('./pipeline.ts'),
  ]);
  const { left } = await killMarked(state.marker);
  if (left.length > 0) say(`Ended what the cancelled run had left behind: ${left.join(', ')}`);
  const view = await readView(state.out, {
    workingDirectory: state.workingDirectory,
    program: `${TOOL.name} run`,
  });
  await writeReports(view, state.out);
  const { renderSummary } = await import('./report/markdown.ts');
  const runUrl = null;
  await appendSummary(
    env.GITHUB_STEP_SUMMARY,
    renderSummary(view, { level: 'standard', colors: false, width: 120, runUrl }),
  );
}

/** Names of processes and reasons may quote what the workload wrote. */
function say(text: string): void {
  echoUntrusted(piece => process.stdout.write(piece), text);
}

await cleanup(process.env).catch((error: unknown) => {
  say(`Nothing to clean up: ${error instanceof Error ? error.message : error}`);
});
