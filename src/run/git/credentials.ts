/**
 * Environment variables that let one git command identify itself to the remote at `url` with a token of GitHub's: nothing for other than
 * https, and nothing for another server than the one that issued the token (`GITHUB_SERVER_URL`). Arguments and URLs are seen by
 * every process of the machine and end up in logs; an environment is seen by processes of the same user only.
 */
export function credentialsFor(
  url: string | null,
  token: string | null,
  environment: NodeJS.ProcessEnv,
): Readonly<Record<string, string>> {
  const origin = originOf(url);
  const issuer = originOf(environment.GITHUB_SERVER_URL || null);
  if (token === null || token === '' || origin === null || !origin.startsWith('https:')) return {};
  if (issuer !== null && issuer !== origin) return {};
  const key = `http.${origin}/.extraheader`;
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  // The empty value first: the checkout step leaves a header of its own, and GitHub refuses two.
  return settings([[key, ''] as const, [key, `AUTHORIZATION: basic ${basic}`] as const], environment);
}

/** Configuration by environment, behind what is already given that way (git-config(1), GIT_CONFIG_COUNT). */
function settings(
  pairs: readonly (readonly [string, string])[],
  { GIT_CONFIG_COUNT: given }: NodeJS.ProcessEnv,
): Readonly<Record<string, string>> {
  const first = /^\d+$/.test(given ?? '') ? Number(given) : 0;
  const entries = pairs.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${first + index}`, key],
    [`GIT_CONFIG_VALUE_${first + index}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(first + pairs.length), ...Object.fromEntries(entries) };
}

/** Scheme, host and port; null for what is no URL, as `git@host:path` or a folder. */
function originOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { origin } = new URL(url);
  return origin === 'null' ? null : origin;
}
