import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Programs that hang, each with a twin that does not (`good` as first argument). */
export const SOURCES = join(import.meta.dirname, '../../fixtures/hang');

/** What makes one program: the tool, and the command that runs the program once it is made in `folder`. */
export interface Toolchain {
  readonly tool: string;
  readonly make: (name: string, folder: string) => readonly string[];
}

const compiled = (tool: string, ...args: readonly string[]): void => {
  execFileSync(tool, args, { stdio: ['ignore', 'ignore', 'inherit'] });
};

export const C: Toolchain = {
  tool: 'gcc',
  make(name, folder) {
    const program = join(folder, name);
    compiled('gcc', '-O1', '-g', '-pthread', '-o', program, join(SOURCES, `${name}.c`));
    return [program];
  },
};

export const RUST: Toolchain = {
  tool: 'rustc',
  make(name, folder) {
    const program = join(folder, `${name}-rust`);
    compiled('rustc', '-g', '-o', program, join(SOURCES, `${name}.rs`));
    return [program];
  },
};

export const GO: Toolchain = {
  tool: 'go',
  make(name, folder) {
    const program = join(folder, `${name}-go`);
    const source = join(folder, 'go-source');
    cpSync(join(SOURCES, `go-${name}`), source, { recursive: true });
    execFileSync('go', ['build', '-o', program, '.'], {
      cwd: source,
      env: { ...process.env, CGO_ENABLED: '0' },
    });
    return [program];
  },
};

export const JAVA: Toolchain = {
  tool: 'javac',
  make(name, folder) {
    compiled('javac', '-d', folder, join(SOURCES, `${name}.java`));
    return ['java', '-Xshare:auto', '-XX:TieredStopAtLevel=1', '-cp', folder, name];
  },
};

export const PYTHON: Toolchain = { tool: 'python3', make: name => ['python3', join(SOURCES, `${name}.py`)] };
export const NODE: Toolchain = { tool: 'node', make: name => ['node', join(SOURCES, `${name}.mjs`)] };

/** A fresh folder for what is made. */
export const workshop = (): string => mkdtempSync(join(tmpdir(), 'stress-hang-'));

/** Whether a program of this name starts. */
export const isInstalled = (tool: string): boolean =>
  spawnSync(tool, ['--version'], { stdio: 'ignore' }).error === undefined;
