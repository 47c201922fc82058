import { gzipSync } from 'node:zlib';
import { work } from './work.mjs';

/** Compresses a page of text that differs a little each time. */
const WORDS = ['stress', 'gate', 'pair', 'base', 'head', 'verdict', 'noise', 'look'];
const page = Array.from({ length: 1_600 }, (_, i) => WORDS[(i * i + (i >> 3)) % WORDS.length]).join(' ');

work('gzip', i => gzipSync(`${i % 10} ${page}`, { level: 6 }).length);
