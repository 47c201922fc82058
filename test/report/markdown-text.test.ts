import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { cleanName, cleanSentence } from '../../src/report/clean.ts';
import { codeBlock, codeSpan, escapeSentence } from '../../src/report/markdown-text.ts';
import { HOSTILE_TEXTS } from '../helpers/hostile-views.ts';

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

const parse = (markdown: string): Node =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

const nodes = (root: Node): readonly Node[] => [root, ...(root.children ?? []).flatMap(nodes)];
const textOf = (root: Node): string =>
  nodes(root)
    .map(node => node.value ?? '')
    .join('');
const typesOf = (root: Node): readonly string[] => nodes(root).map(node => node.type);
const JOINER = '\u2060';

/** Anything at all, with a preference for what means something in Markdown. */
const anyText = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '`',
        '|',
        '\\',
        '<',
        '>',
        '[',
        ']',
        '(',
        ')',
        '*',
        '_',
        '@a',
        '#1',
        '\n',
        '- ',
        '1. ',
        '&lt;',
        '~',
        'http://x',
        '!',
        'a',
        ' ',
      ),
      {
        maxLength: 24,
      },
    )
    .map(parts => parts.join('')),
);

describe('escapeSentence()', () => {
  test('is one paragraph of plain text that says the same', () => {
    fc.assert(
      fc.property(anyText, text => {
        const tree = parse(escapeSentence(text));
        expect(typesOf(tree)).toEqual(['root', 'paragraph', 'text']);
        expect(textOf(tree).replaceAll(JOINER, '')).toBe(cleanSentence(text));
      }),
      { numRuns: 500 },
    );
  });

  test('is the same in a list item and in a table cell', () => {
    fc.assert(
      fc.property(anyText, text => {
        const item = parse(`- ${escapeSentence(text)}`);
        expect(typesOf(item)).toEqual(['root', 'list', 'listItem', 'paragraph', 'text']);
        const table = parse(`| a | b |\n| :- | :- |\n| ${escapeSentence(text)} | end |`);
        const cells = nodes(table).filter(node => node.type === 'tableCell');
        expect(cells.map(cell => textOf(cell).replaceAll(JOINER, ''))).toEqual([
          'a',
          'b',
          cleanSentence(text),
          'end',
        ]);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ['@octocat', 'a mention'],
    ['see #12', 'a reference'],
    ['org/repo#12', 'a reference elsewhere'],
    ['GH-12', 'an old reference'],
    ['https://evil.example', 'an address'],
    ['www.evil.example', 'an address without a scheme'],
    ['me@evil.example', 'an e-mail address'],
    ['a1b2c3d4', 'a commit'],
    [':tada:', 'an emoji'],
  ])('breaks %s, which GitHub would make %s', text => {
    const shown = textOf(parse(escapeSentence(text)));
    expect(shown).toContain(JOINER);
    expect(shown).not.toMatch(/@\w|#\d|GH-\d|:\/\/|www\.|[0-9a-f]{7}|:\w+:/i);
  });

  test('leaves ordinary sentences readable in the source', () => {
    const sentence = 'not run: the budget of 10 min was used up; 3.5 % left (of 40)';
    expect(escapeSentence(sentence)).toBe(sentence);
  });
});

describe('codeSpan()', () => {
  const shownBy = (markdown: string): string =>
    textOf(parse(markdown))
      .replace(/^<code>|<\/code>$/g, '')
      .replaceAll(JOINER, '');

  test('shows exactly the name, in a paragraph and in a table', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(shownBy(codeSpan(text))).toBe(cleanName(text));
        const table = parse(`| a | b |\n| :- | :- |\n| ${codeSpan(text)} | end |`);
        const cells = nodes(table).filter(node => node.type === 'tableCell');
        expect(cells).toHaveLength(4);
        expect(
          textOf(cells[2] ?? table)
            .replace(/^<code>|<\/code>$/g, '')
            .replaceAll(JOINER, ''),
        ).toBe(cleanName(text));
      }),
      { numRuns: 500 },
    );
  });

  test('holds no address where it is an element: cmark-gfm links what references stand for', () => {
    const span = codeSpan('a | me@evil.example https://evil.example www.evil.example');
    expect(textOf(parse(span))).not.toMatch(/@\w|:\/\/|www\./);
  });

  test('is nothing but code', () => {
    fc.assert(
      fc.property(anyText, text => {
        const types = new Set(typesOf(parse(codeSpan(text))));
        expect(types.isSubsetOf(new Set(['root', 'paragraph', 'inlineCode', 'html', 'text']))).toBe(true);
        const html = nodes(parse(codeSpan(text))).filter(node => node.type === 'html');
        expect(html.map(node => node.value)).toEqual(html.length === 0 ? [] : ['<code>', '</code>']);
      }),
    );
  });
});

test('codeBlock() is closed by nothing inside it', () => {
  fc.assert(
    fc.property(fc.array(anyText.map(cleanName), { minLength: 1, maxLength: 6 }), lines => {
      const tree = parse(`${codeBlock(lines, 'text')}\n\nafter`);
      expect(typesOf(tree)).toEqual(['root', 'code', 'paragraph', 'text']);
      expect(tree.children?.[0]?.value).toBe(lines.join('\n'));
    }),
  );
});
