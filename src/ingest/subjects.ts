/** Where one metric of one benchmark stands. */
export interface Placed {
  readonly file: string;
  readonly group: string | null;
  readonly name: string;
  /** The metric inside the benchmark, such as `time`. */
  readonly metric: string;
}

/** Where a name is used. */
interface Use {
  readonly groups: Set<string | null>;
  /** The first file of each metric, by group and metric. */
  readonly files: Map<string, string>;
  isInFiles: boolean;
}

/**
 * What stands before a metric: the name of its benchmark, after its group where the name stands in several, and after its file where the same
 * metric of that name and group stands in several files. Two packages that both have a `coverage` have no common one.
 */
export function subjectsOf(placed: Iterable<Placed>): (one: Placed) => string {
  const uses = new Map<string, Use>();
  for (const { file, group, name, metric } of placed) {
    const use = uses.get(name) ?? { groups: new Set(), files: new Map(), isInFiles: false };
    const key = `${group ?? ''}\n${metric}`;
    const first = use.files.get(key) ?? file;
    use.groups.add(group);
    use.files.set(key, first);
    use.isInFiles ||= first !== file;
    uses.set(name, use);
  }
  return ({ file, group, name }) => {
    const use = uses.get(name);
    return [
      ...(use?.isInFiles === true ? [file] : []),
      ...(use !== undefined && use.groups.size > 1 ? [group ?? ''] : []),
      name,
    ].join('/');
  };
}
