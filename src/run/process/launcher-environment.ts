/** Variables that would slow Perl's start, load modules into it or change how it reads its arguments. */
const SWAYS_PERL =
  /^(PERL5OPT|PERL5LIB|PERLLIB|PERL5DB|PERL_UNICODE|PERLIO|PERL_HASH_SEED|PERL_SIGNALS|LC_ALL)$/;

/**
 * The environment of the launcher that stands for `env` of the command: variables that sway Perl travel under another name, and
 * the locale is `C`, because Perl prints a warning into the command's output when the user's locale is not installed.
 */
export function launcherEnvironment(env: Readonly<Record<string, string>>): Record<string, string> {
  const renamed = Object.entries(env).map(([name, value]) => [
    SWAYS_PERL.test(name) ? `STRESS_RESTORE_${name}` : name,
    value,
  ]);
  const locale = 'LC_ALL' in env ? {} : { STRESS_REMOVE_LC_ALL: '1' };
  return { ...Object.fromEntries(renamed), LC_ALL: 'C', ...locale };
}
