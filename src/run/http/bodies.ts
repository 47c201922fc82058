import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { HttpRequestPlan } from '../../model/http.ts';

/** What files hold, by the name that the plan has for them; or which of them cannot be read, and why. */
export type Bodies =
  | { readonly ok: true; readonly byPath: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly reason: string };

/** Reads the files of bodies, each once. `folder` is absolute. */
export function readBodies(requests: readonly HttpRequestPlan[], folder: string): Bodies {
  const byPath = new Map<string, Uint8Array>();
  for (const { name, body } of requests) {
    if (body?.kind !== 'file' || byPath.has(body.path)) continue;
    try {
      byPath.set(body.path, readFileSync(resolve(folder, body.path)));
    } catch (error) {
      const cause = error instanceof Error && 'code' in error ? CAUSES[String(error.code)] : undefined;
      const whose = name === null ? 'the request' : `the request "${name}"`;
      return {
        ok: false,
        reason: `the body of ${whose} cannot be read: ${body.path} ${cause ?? String(error)}; files of bodies are relative to the folder of the scenario (\`cwd\`)`,
      };
    }
  }
  return { ok: true, byPath };
}

const CAUSES: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a folder',
  EACCES: 'may not be read',
};
