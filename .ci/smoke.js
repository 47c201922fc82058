// The committed bundle on the Node and the operating system that run this file: no install, no test framework.
//   node .ci/smoke.js
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const work = mkdtempSync(join(tmpdir(), 'stress-smoke-'));

const SUITE = `version: 1
suite: smoke
scenarios:
  sum:
    command: [node, sum.mjs]
    samples: { warmup: 0, min: 8, max: 8 }
    thresholds:
      time.wall: { max: 60s }
`;
const PROGRAM = 'let sum = 0; for (let i = 0; i < 1e6; i++) sum += i; if (sum < 0) process.exit(1);\n';

/** Only what finds programs and folders; nothing of the workflow that runs this. */
const KEPT = /^(PATH|HOME|USERPROFILE|SYSTEMROOT|COMSPEC|PATHEXT|TEMP|TMP|TMPDIR|APPDATA|LOCALAPPDATA)$/i;
const plain = Object.fromEntries(Object.entries(process.env).filter(([name]) => KEPT.test(name)));

function bundle(entry, args, env = {}) {
  return execFileSync(process.execPath, [join(root, 'dist', entry), ...args], {
    cwd: work,
    env: { ...plain, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 120_000,
  });
}

const resultsIn = folder => JSON.parse(readFileSync(join(work, folder, 'results.json'), 'utf8'));

/** What the runner hands to a JavaScript action; the cache is not there, which must be said and must not matter. */
function runnerEnvironment() {
  const folder = join(work, 'runner');
  mkdirSync(folder);
  const file = (name, text = '') => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const payload = { repository: { default_branch: 'main', full_name: 'acme/shop' }, ref: 'refs/heads/main' };
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'mona',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(payload)),
    GITHUB_OUTPUT: file('output'),
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_STATE: file('state'),
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_WORKSPACE: work,
    RUNNER_OS: { darwin: 'macOS', win32: 'Windows' }[process.platform] ?? 'Linux',
    RUNNER_TEMP: folder,
  };
}

const CHECKS = {
  'cli.js says its version'() {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    assert.equal(bundle('cli.js', ['--version']).trim(), version);
  },
  'cli.js prints the JSON Schema'() {
    assert.ok('properties' in JSON.parse(bundle('cli.js', ['schema'])));
  },
  'cli.js runs a suite and passes'() {
    bundle('cli.js', ['run', '--against', 'none']);
    const { verdict, result } = resultsIn('.stress');
    assert.equal(verdict.status, 'pass');
    assert.equal(result.scenarios[0].outcomes.ok, 8);
  },
  'main.js gates without a cache and without a token, and says so'() {
    const env = runnerEnvironment();
    const log = bundle('main.js', [], { ...env, INPUT_OUT: 'action-out', INPUT_AGAINST: 'baseline' });
    assert.equal(resultsIn('action-out').verdict.exitCode, 0);
    const outputs = readFileSync(env.GITHUB_OUTPUT, 'utf8');
    assert.match(outputs, /^verdict<</m);
    assert.match(readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8'), /smoke/);
    assert.match(log, /baseline/i);
    bundle('cleanup.js', [], env);
  },
};

writeFileSync(join(work, 'stress.yml'), SUITE);
writeFileSync(join(work, 'sum.mjs'), PROGRAM);
assert.ok(existsSync(join(root, 'dist', 'cli.js')), 'dist/cli.js is part of every commit');
try {
  for (const [name, check] of Object.entries(CHECKS)) {
    check();
    console.log(`ok: ${name} (Node ${process.versions.node}, ${process.platform})`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
