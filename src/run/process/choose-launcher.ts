import { findExecutable } from './executable.ts';
import type { Launcher } from './launch.ts';
import { perlLauncher } from './perl-launcher.ts';
import { plainLauncher } from './plain-launcher.ts';

/**
 * The most exact launcher that works here. Perl's is tried on itself first: a sandbox may forbid the system calls it needs, and that
 * must be known before the first measurement, not during it.
 */
export async function chooseLauncher(environment: NodeJS.ProcessEnv): Promise<Launcher> {
  const perl = process.platform === 'linux' ? findExecutable('perl', environment.PATH) : null;
  const launcher = perl === null ? null : perlLauncher(perl);
  if (perl === null || launcher === null) return plainLauncher;
  const env = { PATH: environment.PATH ?? '' };
  const trial = launcher.launch(
    { argv: [perl, '-e', 'exit 7'], cwd: '/', env },
    { output: 'pipe', onSpawn: child => void [child.stdout?.resume(), child.stderr?.resume()] },
  );
  const { ending, usage } = await trial.ended;
  return usage !== null && ending.kind === 'exit' && ending.code === 7 ? launcher : plainLauncher;
}
