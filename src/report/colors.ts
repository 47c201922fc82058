/**
 * Whether to colour what goes to a stream (https://no-color.org): `NO_COLOR` set to anything forbids, `FORCE_COLOR` other than `0` demands,
 * else a terminal that is not `dumb` gets colours, and so does a GitHub Actions log, which shows them.
 */
export function wantsColors(
  environment: Readonly<Record<string, string | undefined>>,
  isTTY: boolean,
): boolean {
  if ((environment.NO_COLOR ?? '') !== '') return false;
  const forced = environment.FORCE_COLOR;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  if (environment.TERM === 'dumb') return false;
  return isTTY || environment.GITHUB_ACTIONS === 'true';
}
