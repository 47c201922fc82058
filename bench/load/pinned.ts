/** A command and its words. */
export type Command = readonly [string, ...string[]];

/** The command on one core alone (taskset of util-linux). */
export const pinned = (core: number, command: Command): Command => [
  'taskset',
  '-c',
  String(core),
  ...command,
];
