import { defineConfig } from 'rolldown';
import license from 'rollup-plugin-license';

/** One entry a file of `dist/`; shared code goes into chunks that are loaded when first used. */
const entries = {
  main: 'src/main.ts',
  comment: 'src/comment.ts',
  merge: 'src/merge.ts',
  cleanup: 'src/cleanup.ts',
  cli: 'src/cli.ts',
  sampler: 'src/run/monitors/sampler.worker.ts',
  metronome: 'src/run/load/metronome.worker.ts',
  generator: 'src/run/http/generator.worker.ts',
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

/** Licences that allow a copy inside this MIT-licensed bundle; anything else fails the build. */
const ALLOWED = /^(MIT|ISC|0BSD|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0)$/;

const mayBeBundled = dependency =>
  (dependency.license ?? '').split(/[()\s]+|\bAND\b/).every(name => name === '' || ALLOWED.test(name));

/** Sorted, so that a changed import order changes nothing; a package without a licence file is named with its licence. */
const licensesText = dependencies =>
  dependencies
    .toSorted((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1))
    .map(({ name, version, license: id, licenseText, noticeText }) =>
      [`${name} ${version} (${id})`, licenseText, noticeText].filter(Boolean).join('\n\n').trim(),
    )
    .join(`\n\n${'-'.repeat(80)}\n\n`)
    .replace(/\r\n?/g, '\n');

const licenses = license({
  thirdParty: {
    includePrivate: false,
    multipleVersions: true,
    allow: { test: mayBeBundled, failOnUnlicensed: true, failOnViolation: true },
    output: { file: 'dist/licenses.txt', template: dependencies => `${licensesText(dependencies)}\n` },
  },
});

export default defineConfig({
  input: entries,
  platform: 'node',
  // `core.platform` runs programs to name the system; unused, it would load the toolkit's process and file helpers at start.
  treeshake: {
    moduleSideEffects: [{ test: /@actions\/core\/lib\/platform\.js$/, sideEffects: false }],
  },
  plugins: [oidcStub, licenses],
  output: {
    dir: 'dist',
    format: 'esm',
    cleanDir: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    minify: false,
    // Licences have their own file; documentation of functions is in the sources.
    comments: { legal: false, jsdoc: false },
  },
});
