import type { Collector } from '../collector.ts';
import type { DocumentParser } from '../parser.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { TIME } from '../vocabulary.ts';
import { descendants, numberAttribute, readXml, type XmlElement } from '../xml.ts';

/**
 * `-r xml` of Catch2 2 and 3: for each benchmark its mean over the samples, in nanoseconds; single samples are not in the file. Test cases
 * tell whether they succeeded. Source: catchorg/Catch2, `catch_reporter_xml.cpp`.
 */
export const catch2: DocumentParser = {
  kind: 'document',
  format: 'catch2',
  about: 'Catch2 with `-r xml`: benchmarks and test cases',
  recognises: head => /<Catch2?(?:TestRun)?\s[^<>]*(?:name|rng-seed|catch2-version)=/.test(head),
  read(text, collector) {
    const roots = readXml(text, collector);
    for (const { element } of descendants(roots, 'TestCase')) readCase(element, collector);
  },
};

function readCase(testCase: XmlElement, collector: Collector): void {
  collector.line = testCase.line;
  const name = testCase.attributes.get('name')?.trim() ?? '';
  const result = testCase.children.find(child => child.name === 'OverallResult');
  for (const { element, path } of descendants(testCase.children, 'BenchmarkResults')) {
    readBenchmark(element, [name, ...path.map(sectionName)].join(' / '), collector);
  }
  const reading = collector.reading(name);
  if (result === undefined) reading.ended('failed', 'The file ends before the test case has ended');
  else if (result.attributes.get('success') === 'true') reading.ended('passed');
  else if ((numberAttribute(result, 'skips') ?? 0) > 0) reading.ended('skipped', result.text);
  else reading.ended('failed', failureOf(testCase));
}

const sectionName = (element: XmlElement): string => element.attributes.get('name')?.trim() ?? '';

function readBenchmark(element: XmlElement, group: string, collector: Collector): void {
  collector.line = element.line;
  const reading = collector.reading(element.attributes.get('name') ?? '', group);
  const failure = element.children.find(child => child.name === 'failed');
  if (failure === undefined) readMean(element, reading, collector);
  else reading.ended('failed', failure.attributes.get('message'));
}

function readMean(element: XmlElement, reading: ReadingCollector, collector: Collector): void {
  const samples = numberAttribute(element, 'samples') ?? 1;
  const iterations = numberAttribute(element, 'iterations');
  const mean = element.children.find(child => child.name === 'mean');
  const value = mean === undefined ? null : numberAttribute(mean, 'value');
  reading.metadata.set('samples', samples);
  if (value === null) collector.problem('A benchmark has no mean');
  else reading.sample(TIME, value, iterations === null ? null : iterations * samples);
}

/** Expressions with what they expanded to, exceptions and messages. */
function failureOf(testCase: XmlElement): string {
  const expressions = [...descendants(testCase.children, 'Expression')]
    .filter(({ element }) => element.attributes.get('success') !== 'true')
    .map(({ element }) => element.children.map(child => child.text.trim()).join(' → '));
  const others = ['Exception', 'FatalErrorCondition', 'Failure'].flatMap(kind =>
    [...descendants(testCase.children, kind)].map(({ element }) => element.text.trim()),
  );
  return [...expressions, ...others].join('\n');
}
