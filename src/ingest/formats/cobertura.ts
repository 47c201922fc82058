import type { Collector } from '../collector.ts';
import type { DocumentParser } from '../parser.ts';
import { coverageOf } from '../vocabulary.ts';
import { descendants, numberAttribute, readXml, type XmlElement } from '../xml.ts';

/**
 * Cobertura's XML, of coverage.py, gcovr, coverlet, istanbul and others. Lines and branches are counted where they stand; the sums of the
 * root stand for them where they are absent. Source: cobertura, `htdocs/xml/coverage-04.dtd`.
 */
export const cobertura: DocumentParser = {
  kind: 'document',
  format: 'cobertura',
  about: 'Cobertura XML, of coverage.py, gcovr, coverlet, istanbul and others',
  recognises: head => /<coverage\s[^>]{0,2000}\bline-rate=/.test(head),
  read(text, collector) {
    const root = readXml(text, collector).find(({ name }) => name === 'coverage');
    if (root === undefined) return;
    collector.line = root.line;
    for (const key of ['version', 'timestamp']) collector.metadata.set(key, root.attributes.get(key));
    const classes = [...descendants([root], 'class')].map(({ element }) => element);
    // Lines of methods stand a second time below their class.
    const lines = classes
      .flatMap(({ children }) => children.filter(({ name }) => name === 'lines'))
      .flatMap(({ children }) => children);
    const reading = collector.reading('coverage');
    reading.metadata.set('classes', classes.length);
    for (const what of ['lines', 'branches'] as const) {
      const share = shareOf(lines, what, collector) ?? stated(root, what);
      if (share !== null) reading.sample(coverageOf(what), share);
    }
  },
};

/** Null where no line has such a thing. */
function shareOf(
  lines: readonly XmlElement[],
  what: 'lines' | 'branches',
  collector: Collector,
): number | null {
  let found = 0;
  let hit = 0;
  for (const line of lines) {
    const [of, reached] = what === 'lines' ? lineOf(line, collector) : branchesOf(line);
    found += of;
    hit += reached;
  }
  return found === 0 ? null : hit / found;
}

function lineOf(line: XmlElement, collector: Collector): readonly [number, number] {
  const hits = numberAttribute(line, 'hits');
  collector.line = line.line;
  if (hits === null) collector.problem('A line needs its "hits"');
  else if (hits < 0) collector.broken(`A line has ${hits} hits: less than nothing`);
  return hits === null ? [0, 0] : [1, hits > 0 ? 1 : 0];
}

/** `condition-coverage="50% (1/2)"` */
function branchesOf(line: XmlElement): readonly [number, number] {
  const [, hit, found] =
    /\((\d{1,9})\/(\d{1,9})\)$/.exec(line.attributes.get('condition-coverage') ?? '') ?? [];
  return found === undefined ? [0, 0] : [Number(found), Math.min(Number(hit), Number(found))];
}

/** Rates are rounded, counts are not; a root that counts nothing has a rate of 1 or 0 that says nothing. */
function stated(root: XmlElement, what: 'lines' | 'branches'): number | null {
  const found = numberAttribute(root, `${what}-valid`);
  const hit = numberAttribute(root, `${what}-covered`);
  if (found !== null && hit !== null) return found > 0 ? hit / found : null;
  return what === 'lines' ? numberAttribute(root, 'line-rate') : numberAttribute(root, 'branch-rate');
}
