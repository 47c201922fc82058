import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { expect } from 'vitest';
import { readRunnerLog } from './runner-log.ts';

/**
 * What a report may be made of, whatever the texts in it: each judge reads the report as those will who get it, and fails on anything that
 * only foreign text can have made.
 */

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

const nodesOf = (root: Node): readonly Node[] => [root, ...(root.children ?? []).flatMap(nodesOf)];
const ACTIVE = new Set([
  'link',
  'image',
  'linkReference',
  'imageReference',
  'definition',
  'footnoteReference',
]);
/** Elements that our own Markdown has, without attributes. */
const OURS = /^<(?:details|\/details|summary|\/summary|sub|\/sub|br|code|\/code)>$/;
/** What GitHub makes of text after it was rendered: mentions, references, addresses, commits, emoji. */
const AUTOLINK = /(?:^|[^\w`])@\w|#\d|\bGH-\d|:\/\/|\bwww\.|\b[0-9a-f]{7,40}\b|:[\w+-]+:/i;

/** GitHub's Markdown: no link, image or foreign element, and outside of code nothing that becomes a link later. `ownPage` is where our own link leads. */
export function judgeMarkdown(markdown: string, ownPage: string | null = null): void {
  const nodes = nodesOf(
    fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }),
  );
  expect(nodes.filter(({ type }) => ACTIVE.has(type))).toEqual([]);
  const html = nodes
    .filter(({ type }) => type === 'html')
    .flatMap(({ value = '' }) => value.match(/<[^>]*>?/g) ?? []);
  const own = ownPage === null ? [] : [`<a href="${ownPage}">`, '</a>'];
  expect(html.filter(tag => !OURS.test(tag) && !own.includes(tag))).toEqual([]);
  const linked = nodes.filter(({ type, value = '' }) => type === 'text' && AUTOLINK.test(value));
  expect(linked.map(({ value }) => value)).toEqual([]);
}

type HtmlNode = DefaultTreeAdapterTypes.Node;
const elementsOf = (node: HtmlNode): readonly DefaultTreeAdapterTypes.Element[] => [
  ...('tagName' in node ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(elementsOf) : []),
];

/** The page: whole HTML, in which `marker` stands in texts alone, and nothing loads, runs or leads anywhere. */
export function judgeHtml(source: string, marker: string): void {
  const errors: string[] = [];
  const elements = elementsOf(parse(source, { onParseError: ({ code }) => errors.push(code) }));
  expect(errors).toEqual([]);
  const active = /^(?:script|iframe|img|a|link|base|object|embed|form|input|foreignobject|marquee|template)$/;
  expect(elements.map(({ tagName }) => tagName).filter(tag => active.test(tag))).toEqual([]);
  const attributes = elements.flatMap(({ attrs }) => attrs);
  expect(attributes.filter(({ name }) => /^(?:on|href|src|style$|srcdoc|action|xlink)/.test(name))).toEqual(
    [],
  );
  expect(attributes.filter(({ name }) => name.includes(marker))).toEqual([]);
}

const xml = new XMLParser({
  ignoreAttributes: false,
  isArray: name => name === 'testsuite' || name === 'testcase',
});

/** JUnit XML: well formed, of characters that XML has, with as many cases as it says. */
export function judgeJunit(text: string): void {
  expect(XMLValidator.validate(text)).toBe(true);
  expect(text).not.toMatch(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
  const { testsuites } = xml.parse(text);
  const suites: readonly { readonly testcase?: readonly unknown[] }[] = testsuites.testsuite ?? [];
  expect(suites.flatMap(({ testcase = [] }) => testcase)).toHaveLength(Number(testsuites['@_tests']));
}

/** Plain text for a terminal and a log: no control character but the ends of lines, nothing that hides or reorders, no command. */
export function judgeTerminal(text: string): void {
  expect(text.match(/(?!\n)[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/gu) ?? []).toEqual([]);
  expect(readRunnerLog(text).commands).toEqual([]);
  expect(text.split('\n').filter(line => line.trimStart().startsWith('::'))).toEqual([]);
}
