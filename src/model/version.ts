/** The program's name and version, as results carry them. A test holds the version equal to package.json's. */
export const TOOL = { name: 'stress-action', version: '1.0.0' } as const;
