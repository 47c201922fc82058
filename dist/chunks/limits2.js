// src/ingest/limits.ts
const HEAD_CHARS = 65536;
const DOCUMENT_CHARS = 64 * 1024 ** 2;
const LINE_CHARS = 1024 ** 2;
const ELEMENTS = 1e6;
const READINGS = 5e4;
const SAMPLES_KEPT = 1e5;
const ALL_SAMPLES_KEPT = 2e6;
const MESSAGE_CHARS = 4e3;

export { LINE_CHARS as a, SAMPLES_KEPT as c, HEAD_CHARS as i, DOCUMENT_CHARS as n, MESSAGE_CHARS as o, ELEMENTS as r, READINGS as s, ALL_SAMPLES_KEPT as t };