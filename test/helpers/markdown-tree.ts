import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** A node of GitHub's Markdown as far as tests look at it. */
export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly lang?: string | null | undefined;
  readonly children?: readonly MarkdownNode[];
}

export const parseMarkdown = (markdown: string): MarkdownNode =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

/** The node and everything below it. */
export const nodesOf = (root: MarkdownNode): readonly MarkdownNode[] => [
  root,
  ...(root.children ?? []).flatMap(nodesOf),
];

/** What a reader reads of a node. */
export const textOf = (root: MarkdownNode): string =>
  nodesOf(root)
    .map(node => node.value ?? '')
    .join('');

/** Mermaid's text of every chart in a document. */
export const chartsIn = (markdown: string): readonly string[] =>
  nodesOf(parseMarkdown(markdown))
    .filter(({ type, lang }) => type === 'code' && lang === 'mermaid')
    .map(({ value }) => value ?? '');
