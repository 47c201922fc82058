/** The first version number in what a program printed: `2.45.1`; null without one. A run of digits is tried from its beginning alone. */
export const versionIn = (text: string): string | null =>
  /(?<!\d)\d+(?:\.\d+)+[^\s"',;:)]*/.exec(text)?.[0] ?? null;
