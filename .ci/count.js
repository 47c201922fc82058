// One vitest JSON report and the exit code of its command → `passed failed skipped`, with the names of what failed on stderr.
//   node .ci/count.js report.json 0
import { existsSync, readFileSync } from 'node:fs';

const [file = '', exitCode = '1'] = process.argv.slice(2);
const files = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).testResults : [];
const tests = files.flatMap(({ name, assertionResults }) =>
  assertionResults.map(test => ({ status: test.status, title: `${name}: ${test.fullName}` })),
);
const titles = status => tests.filter(test => test.status === status).map(test => test.title);

/** A file that cannot be loaded has no tests, and would otherwise count as nothing. */
const broken = files
  .filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some(isFailed))
  .map(({ name, message }) => `${name}: ${message}`);

function isFailed({ status }) {
  return status === 'failed';
}

const failed = [...titles('failed'), ...broken];
const passed = titles('passed').length;
// Lint, types, an unhandled error or a missing report fail the command though no test has failed; no test at all is no success.
if (failed.length === 0 && exitCode !== '0') failed.push(`the command exited ${exitCode}`);
if (failed.length === 0 && passed === 0) failed.push('the command ran no test');

for (const title of failed) console.error(`FAILED ${title}`);
console.log(passed, failed.length, tests.length - passed - titles('failed').length);
