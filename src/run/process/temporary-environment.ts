/** The variables by which programs find the folder for temporary files: POSIX, Windows, and Python reads all three. */
const NAMES = ['TMPDIR', 'TMP', 'TEMP'] as const;

/** Whether a scenario keeps a folder for temporary files of its own choice: it sets one, or has the user's passed on. */
export const keepsOwnTemporaryFolder = (
  env: Readonly<Record<string, string>>,
  passEnv: readonly string[],
): boolean => NAMES.some(name => name in env || passEnv.includes(name));

/** What makes a program put its temporary files into `folder`. */
export const temporaryEnvironment = (folder: string): Record<string, string> =>
  Object.fromEntries(NAMES.map(name => [name, folder]));
