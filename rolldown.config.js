import { defineConfig } from 'rolldown';
import license from 'rollup-plugin-license';

/** One entry a file of `dist/`; shared code goes into chunks that are loaded when first used. */
const entries = {
  main: 'src/main.ts',
  cleanup: 'src/cleanup.ts',
  cli: 'src/cli.ts',
  sampler: 'src/run/monitors/sampler.worker.ts',
};

/**
 * `@actions/core` statically imports an HTTP client for OpenID Connect tokens, which the action does not use and which
 * costs about 100 ms at start (docs/decisions.md). The stub keeps the export and says so if it is ever called.
 */
const oidcStub = {
  name: 'stub-oidc',
  resolveId: id => (/oidc-utils\.js$/.test(id) ? '\0oidc-stub' : null),
  load: id =>
    id === '\0oidc-stub'
      ? 'export class OidcClient { static async getIDToken() { throw new Error("OpenID Connect is not part of this bundle"); } }'
      : null,
};

export default defineConfig({
  input: entries,
  platform: 'node',
  plugins: [
    oidcStub,
    license({ thirdParty: { includePrivate: false, output: { file: 'dist/licenses.txt' } } }),
  ],
  output: {
    dir: 'dist',
    format: 'esm',
    cleanDir: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    minify: false,
    legalComments: 'none',
  },
});
