/**
 * What the action must not hand on: its inputs and state, tokens, and the files through which a step commands the runner. This is
 * hygiene, not a boundary: a process of the same user can read its parent's environment (SECURITY.md).
 */
const WITHHELD =
  /^(INPUT_.*|STATE_.*|ACTIONS_.*|GITHUB_TOKEN|GH_TOKEN|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY|ARTIFACTS|ARTIFACTS_LIST))$/i;

/** The environment of a workload: the program's own without what is withheld, with what `passEnv` gives back by name, then `added`. */
export function childEnvironment(
  own: NodeJS.ProcessEnv,
  passEnv: readonly string[],
  added: Readonly<Record<string, string>>,
): Record<string, string> {
  const passed = Object.entries(own).flatMap(([name, value]) =>
    value !== undefined && (!WITHHELD.test(name) || passEnv.includes(name)) ? [[name, value] as const] : [],
  );
  return { ...Object.fromEntries(passed), ...added };
}
