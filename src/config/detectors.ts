import type { DetectorsPlan, HangPlan } from '../model/detected.ts';
import type { Document } from './schema.ts';
import { atKey, atValue, type Finding, isMap, type TreeNode } from './tree.ts';

type Written = NonNullable<Document['scenarios'][string]['detectors']>;

/** How long there may be no progress before the hang watcher speaks, where nothing is written. */
const HANG_AFTER_MS = 10_000;

type Entry = Exclude<Written[number], string>;

/** Detectors as written → as planned. */
export function detectorsOf(written: Written): DetectorsPlan {
  const entries = written.map((entry): Entry => (typeof entry === 'string' ? { name: entry } : entry));
  const hang = entries.find(({ name }) => name === 'hang');
  const files = entries.flatMap(({ name, from }) => (from === undefined ? [] : [{ detector: name, from }]));
  return {
    names: entries.map(({ name }) => name),
    hang: hang === undefined ? null : hangPlan(hang),
    ...(files.length === 0 ? {} : { files }),
  };
}

/** Whoever writes a time means it; ours has to suit programs that we do not know. */
const hangPlan = ({ after, progress = 'offered' }: Entry): HangPlan => ({
  afterMs: after ?? HANG_AFTER_MS,
  stretches: after === undefined,
  progress,
});

/** What a list of detectors says that nobody could do. */
export function detectorFindings(list: TreeNode | undefined): readonly Finding[] {
  const seen = new Set<unknown>();
  return [...(list?.children ?? [])].flatMap(([index, node]) => {
    const name = isMap(node.value) ? node.children.get('name')?.value : node.value;
    const twice = seen.has(name) && typeof name === 'string';
    seen.add(name);
    return [
      ...(twice ? [atValue([Number(index)], `\`${name}\` stands in the list twice; keep one`)] : []),
      ...misplaced(node, name).map(found => ({ ...found, path: [Number(index), ...found.path] })),
    ];
  });
}

function misplaced(node: TreeNode, name: unknown): readonly Finding[] {
  const has = (key: string): boolean => isMap(node.value) && node.children.has(key);
  return [
    ...(has('from') && (name === 'hang' || name === 'auto')
      ? [atKey(['from'], `\`from\` names files of reports, and \`${name}\` has none of its own; remove it`)]
      : []),
    ...(['after', 'progress'] as const)
      .filter(key => has(key) && name !== 'hang')
      .map(key =>
        atKey([key], `\`${key}\` belongs to \`hang\`, the only detector that watches progress; remove it`),
      ),
  ];
}

/** Where the hang watcher stands in a list of detectors; null where it does not. */
export function hangEntry(detectors: TreeNode | undefined): number | null {
  const isHang = (node: TreeNode): boolean =>
    node.value === 'hang' || node.children.get('name')?.value === 'hang';
  const found = [...(detectors?.children ?? [])].find(([, node]) => isHang(node));
  return found === undefined ? null : Number(found[0]);
}
