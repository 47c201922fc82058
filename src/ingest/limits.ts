/**
 * Bounds on output of other tools: it may be of any size and of anybody's making. They lie above what real suites write.
 */

/** Characters that a format may look at to recognise itself. */
export const HEAD_CHARS = 64 * 1024;
/** Characters of a document that is read as a whole. */
export const DOCUMENT_CHARS = 64 * 1024 ** 2;
/** Characters of one line; a longer one is passed over without being kept. */
export const LINE_CHARS = 1024 ** 2;
/** Nested elements, arrays and objects; the deepest format of a tool (criterion's, BenchmarkDotNet's) has below ten levels. */
export const DEPTH = 64;
/** Elements of an XML document. */
export const ELEMENTS = 1_000_000;
/** Benchmarks and tests of one file. */
export const READINGS = 50_000;
/** Values kept of one metric of one benchmark. */
export const SAMPLES_KEPT = 100_000;
/** Values kept of one file: 16 MB. */
export const ALL_SAMPLES_KEPT = 2_000_000;
/** Problems told one by one. */
export const PROBLEMS = 50;
/** Characters of a name. */
export const NAME_CHARS = 500;
/** Characters of a message of a failed test. */
export const MESSAGE_CHARS = 4_000;
/** Entries of metadata, for a file and for each reading. */
export const METADATA = 50;
