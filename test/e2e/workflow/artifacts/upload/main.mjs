import { cpSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The value of an input, as the runner hands it over. */
const input = name => process.env[`INPUT_${name.toUpperCase()}`] ?? '';

/** Files at `path`, relative to the folder that the real action would make the root of the artifact. */
function filesAt(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [basename(path)];
  return readdirSync(path, { recursive: true }).filter(file => !statSync(join(path, file)).isDirectory());
}

const path = input('path');
const isHidden = file => file.split('/').some(part => /^\.[^.]/.test(part));
const root = existsSync(path) && statSync(path).isDirectory() ? path : dirname(path);
const files = filesAt(path).filter(
  file => input('include-hidden-files') === 'true' || !isHidden(join(root, file)),
);
if (files.length === 0) {
  const says = input('if-no-files-found');
  process.stdout.write(`${says === 'error' ? '::error::' : ''}No files were found with the path ${path}\n`);
  process.exitCode = says === 'error' ? 1 : 0;
}
const artifact = join(process.env.STAND_IN_ARTIFACTS ?? '', input('name'));
for (const file of files) {
  mkdirSync(dirname(join(artifact, file)), { recursive: true });
  cpSync(join(root, file), join(artifact, file));
}
