import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { renderHtml } from '../../src/report/html.ts';
import { changeChart } from '../../src/report/html-chart.ts';
import { HOSTILE_TEXTS, hugeView, viewSaying } from '../helpers/hostile-views.ts';
import { failing, SAMPLE_VIEWS } from '../helpers/sample-views.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

const elements = (node: Node): readonly Element[] => [
  ...('tagName' in node ? [node] : []),
  ...('childNodes' in node ? node.childNodes.flatMap(elements) : []),
];
const attributesOf = (page: readonly Element[]) =>
  page.flatMap(element => element.attrs.map(attribute => attribute.name));

/** Every element and attribute of the page; a parse error is a failure. */
function readPage(source: string): readonly Element[] {
  const errors: string[] = [];
  const tree = parse(source, { onParseError: error => errors.push(error.code) });
  expect(errors).toEqual([]);
  return elements(tree);
}

const ALLOWED = new Set(
  'html head meta title style body main section span h1 h2 h3 div p code br table thead tbody tr th td ul li pre details summary figure figcaption dl dt dd footer svg rect line circle path'.split(
    ' ',
  ),
);

describe.each(HOSTILE_TEXTS.map((text, i) => [i, text] as const))('hostile text %i', (_, text) => {
  test('adds no element, attribute or address to the page', () => {
    const page = readPage(renderHtml(viewSaying(text)));
    expect([...new Set(page.map(element => element.tagName))].filter(tag => !ALLOWED.has(tag))).toEqual([]);
    expect(attributesOf(page).filter(name => /^(on|href|src|style$|srcdoc|action|xlink)/.test(name))).toEqual(
      [],
    );
    expect(page.filter(element => element.tagName === 'style')).toHaveLength(1);
  });
});

describe('the page', () => {
  const source = renderHtml(failing());
  const page = readPage(source);

  test('allows its own style and nothing else', () => {
    const policy = page
      .flatMap(element => element.attrs)
      .find(({ value }) => value.startsWith('default-src'))?.value;
    const style = page.find(element => element.tagName === 'style')?.childNodes[0];
    const css = style !== undefined && 'value' in style ? style.value : '';
    const hash = createHash('sha256').update(css).digest('base64');
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
  });

  test('refers to nothing outside', () => {
    expect(source).not.toMatch(/https?:|url\(|@import|<script/i);
  });

  test('says the verdict in its title and its heading', () => {
    expect(source).toContain(
      '<title>fail: 3 of 12 checks: parse-large got 18.2 % slower, and 2 more</title>',
    );
    expect(source).toContain(
      '<h1>3 of 12 checks: <code>parse-large</code> got 18.2 % slower, and 2 more</h1>',
    );
  });

  test('draws samples, resources and intervals', () => {
    expect(page.filter(element => element.attrs.some(({ value }) => value === 'points')).length).toBe(6);
    expect(page.filter(element => element.attrs.some(({ value }) => value === 'curve')).length).toBe(4);
    expect(page.filter(element => element.attrs.some(({ value }) => value === 'span')).length).toBe(5);
  });

  test.each([
    ['beyond the scale', 2.5, [0.4, 4], '<path class="dot" d="M170 11L160 5L160 17Z"/>', '119'],
    ['within it', 0.5, [0.4, 4], '<circle class="dot" cx="127.5" cy="11" r="5"/>', '119'],
    ['wholly beyond it', -3, [-5, -2], '<path class="dot" d="M0 11L10 5L10 17Z"/>', '0'],
  ] as const)('a change %s keeps its line to the edge', (_, change, [low, high], mark, left) => {
    const chart = changeChart({ status: 'fail', change, low, high, margin: 0.03, reach: 1 }).source;
    expect(chart).toContain(mark);
    expect(chart).toContain(`<line class="span" x1="${left}" x2="${change < 0 ? 0 : 170}"`);
  });

  test.each(Object.entries(SAMPLE_VIEWS))('has only numbers for coordinates: %s', (_, view) => {
    const geometry = ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'width', 'height'];
    const values = readPage(renderHtml(view())).flatMap(element =>
      element.attrs.filter(({ name }) => geometry.includes(name)),
    );
    expect(values.filter(({ value }) => !/^-?\d+(\.\d)?$/.test(value))).toEqual([]);
  });

  test('of 500 scenarios stays below 10 MB', () => {
    expect(renderHtml(hugeView(500, 10)).length).toBeLessThan(10_000_000);
  });
});
