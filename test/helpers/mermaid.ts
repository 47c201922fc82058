import { parseHTML } from 'linkedom';

/**
 * Mermaid's own parser. It cleans texts with a library that wants a page, so
 * it gets an empty one before it is loaded.
 */
export async function loadMermaid(): Promise<typeof import('mermaid').default> {
  const { window } = parseHTML('<!doctype html><html><body></body></html>');
  Object.assign(globalThis, { window, document: window.document });
  return (await import('mermaid')).default;
}
