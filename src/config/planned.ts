import { type Finding, type Path, pathsMatching, type TreeNode } from './tree.ts';

/**
 * Every key that the format has and this version has no engine for: its shape is checked and editors know it, but using it is
 * an error. A key leaves this table when its engine arrives. `*` stands for any name, metric or list entry; `instead` says
 * what works today.
 */
export interface PlannedKey {
  readonly path: Path;
  readonly instead: string | null;
}

const planned = (path: string, instead: string | null = null): PlannedKey => ({
  path: path.split('/'),
  instead,
});

export const PLANNED: readonly PlannedKey[] = ['faults', 'generate', 'checkpoint', 'mode'].map(key =>
  planned(`scenarios/*/${key}`),
);

/** Whether the key at `path`, in which names are real ones, is in the table. */
export const isPlanned = (path: Path): boolean =>
  PLANNED.some(
    known =>
      known.path.length === path.length &&
      known.path.every((step, index) => step === '*' || step === path[index]),
  );

/** The same sentence for keys and metrics, so that users learn to recognise it. */
export const notBuilt = (what: string, remedy: string): string =>
  `${what} is understood but not built in this version of stress-action; ${remedy}`;

/** One finding for each planned key in use. */
export const plannedKeysIn = (tree: TreeNode): readonly Finding[] =>
  PLANNED.flatMap(({ path, instead }) =>
    pathsMatching(tree, path).map(found => ({
      path: found,
      at: 'key' as const,
      message: notBuilt(`\`${found.at(-1)}\``, `remove the key${instead === null ? '' : `, and ${instead}`}`),
    })),
  );
