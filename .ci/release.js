// What a release needs to know, read from the checkout:
//   node .ci/release.js check 1.2.3 --ref refs/heads/main --default-branch main   exits 1 with every reason against it
//   node .ci/release.js notes 1.2.3                                               prints the section of CHANGELOG.md
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { ref: { type: 'string' }, 'default-branch': { type: 'string' } },
});
const [command, version = ''] = positionals;

if (command === 'check') check();
else if (command === 'notes') console.log(notesOf(version));
else throw new Error(`Cannot run ${command}: allowed are check and notes`);

function check() {
  const reasons = [...aboutVersion(), ...aboutBranch()];
  for (const reason of reasons) console.error(`Cannot release ${version}: ${reason}`);
  if (reasons.length > 0) process.exitCode = 1;
  else console.log(`${version} can be released`);
}

function* aboutVersion() {
  // Also keeps anything but digits and dots out of tag names. No pre-releases: `v1` would move to one.
  if (!/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(version)) {
    yield 'a version is three numbers, such as 1.2.3';
    return;
  }
  const stated = JSON.parse(readFileSync('package.json', 'utf8')).version;
  if (stated !== version) yield `package.json says ${stated}`;
  if (notesOf(version) === '') yield `CHANGELOG.md has no section "## [${version}] - date" with text in it`;
  const tag = `v${version}`;
  if (execFileSync('git', ['tag', '--list', tag], { encoding: 'utf8' }).trim() !== '') {
    yield `the tag ${tag} is there already, and a released version never changes`;
  }
}

function* aboutBranch() {
  const branch = `refs/heads/${values['default-branch']}`;
  if (values.ref !== branch) yield `releases are made from ${branch}, found ${values.ref}`;
}

/** The dated section of one version, without its heading; empty when there is none. */
function notesOf(wanted) {
  const sections = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m);
  const heading = new RegExp(`^\\[${wanted.replaceAll('.', '\\.')}\\] - \\d{4}-\\d{2}-\\d{2}\\n`);
  const section = sections.find(text => heading.test(text)) ?? '';
  // Link definitions stand at the end of the file, behind the last section.
  return section
    .replace(heading, '')
    .replace(/^\[[^\]]+\]: .*$/gm, '')
    .trim();
}
