import { o as MESSAGE_CHARS } from "./limits2.js";

// src/ingest/plain.ts
const copy = (text) => Buffer.from(text).toString();
const plainName = (text) => copy(text.slice(0, 4 * 500).replace(/[\p{C}\p{Z}]+/gu, " ").trim().slice(0, 500));
const plainMessage = (text) => copy(text.slice(0, 4 * MESSAGE_CHARS).replace(/\p{Cc}\[[\d;]*m/gu, "").replace(/\r\n?/g, "\n").replace(/[^\P{C}\n\t]/gu, "�").trim().slice(0, MESSAGE_CHARS));
const excerpt = (text) => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);

export { plainName as i, excerpt as n, plainMessage as r, copy as t };