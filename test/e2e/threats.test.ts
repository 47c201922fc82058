import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cli } from '../helpers/command-line.ts';
import { judgeMarkdown, judgeTerminal } from '../helpers/judged-reports.ts';
import { createRunner, type Runner, type Step, type StepResult } from '../helpers/runner.ts';

/** The built entries in a checkout that somebody made to attack the job that runs them. */
const entry = (name: string) => join(import.meta.dirname, `../../dist/${name}.js`);
const TOKEN = 'ghs_secretsecretsecretsecretsecretsecret';
const BASIC = Buffer.from(`x-access-token:${TOKEN}`).toString('base64');

let runner: Runner;
beforeEach(() => {
  runner = createRunner();
});
afterEach(() => runner.remove());

const at = (path: string) => join(runner.workspace, path);
const suite = (text: string) => writeFileSync(at('stress.yml'), text);

const run = (more: Partial<Step> = {}): Promise<StepResult> =>
  runner.run({
    entry: entry('main'),
    event: 'pull_request',
    ref: 'refs/pull/7/merge',
    payload: { repository: { full_name: 'acme/shop', default_branch: 'main' } },
    inputs: { 'github-token': TOKEN, comment: 'never' },
    ...more,
  });

/** One scenario, one invocation. */
const suiteOf = (command: string, more = '') =>
  `version: 1\npolicy: { against: none }\nscenarios:\n  works:\n    command: ${command}\n    samples: { warmup: 0, min: 1, max: 1 }\n${more}`;

/** Commands of the action's own, whatever the workload says. */
const OWN = ['add-mask', 'debug', 'error', 'notice', 'warning', 'stop-commands'];
const foreign = ({ commands }: StepResult) => commands.filter(({ name }) => !OWN.includes(name));

describe('the action in a hostile checkout', () => {
  test('commands nothing that names, metrics, output or branches say [commands]', async () => {
    const attack = '::error::evil%0A##[add-mask]evil';
    writeFileSync(
      at('attack.mjs'),
      `import { appendFileSync } from 'node:fs';
const evil = ${JSON.stringify(`\n${attack}\r${attack}\n::set-output name=verdict::pass\n::stop-commands::evil\n`)};
process.stdout.write(evil);
process.stderr.write(evil);
appendFileSync(process.env.STRESS_METRICS, evil + '::error::evil=1\\n##[error]evil=1\\n{"name":"a\\\\n::error::evil","value":1}\\n');
process.exit(3);
`,
    );
    suite(`suite: "${attack.replaceAll('%', '')}"\n${suiteOf('node attack.mjs')}`);
    const ran = await run({ ref: `refs/heads/x${attack}`, env: { GITHUB_HEAD_REF: `x\n${attack}` } });
    expect(foreign(ran)).toEqual([]);
    expect(ran.annotations.filter(({ message }) => message === 'evil')).toEqual([]);
    expect(ran.annotations.every(({ properties }) => properties.title !== undefined)).toBe(true);
    suite(suiteOf('node attack.mjs'));
    const named = await run({ ref: `refs/heads/x${attack}`, env: { GITHUB_HEAD_REF: `x\n${attack}` } });
    expect(named.outputs.verdict).toBe('fail');
    expect(foreign(named)).toEqual([]);
    expect(named.annotations.filter(({ message }) => message === 'evil')).toEqual([]);
    judgeMarkdown(named.summary ?? '', 'https://github.com/acme/shop/actions/runs/1');
  });

  test('has its token hidden in the log, as it is and as git sends it [token]', async () => {
    suite(suiteOf('"true"'));
    const { commands, text, stdout } = await run();
    expect(commands.filter(({ name }) => name === 'add-mask').map(({ message }) => message)).toEqual([
      TOKEN,
      BASIC,
    ]);
    expect(text).not.toContain(TOKEN);
    expect(stdout.split('\n').filter(line => line.includes(TOKEN))).toEqual([`::add-mask::${TOKEN}`]);
  });

  test('hands no secret to setup or commands, and leaves none in the output folder [children]', async () => {
    suite(suiteOf('env', '').replace('scenarios:', 'setup: env\nscenarios:'));
    await run({
      state: { secret: 'state-of-another-step' },
      env: { ACTIONS_RUNTIME_TOKEN: 'runtime-token' },
    });
    for (const log of ['.stress/logs/setup.log', '.stress/logs/works.log'])
      expect(readFileSync(at(log), 'utf8')).toContain('GITHUB_WORKSPACE=');
    const kept = [
      'logs/setup.log',
      'logs/works.log',
      'results.json',
      'events.ndjson',
      'plan.json',
      'report.md',
      'report.html',
    ];
    for (const file of kept) {
      const text = readFileSync(at(`.stress/${file}`), 'utf8');
      expect(text).not.toMatch(/ghs_secret|runtime-token|state-of-another-step/);
      expect(text).not.toMatch(
        /^(INPUT_|STATE_|ACTIONS_|GITHUB_(TOKEN|OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)=)/m,
      );
    }
  });

  test.each([
    ['stress.yml', 'stress.yml', 'config'],
    ['.stress', 'folder', 'out'],
  ])('is not led out of the workspace by a link at %s [links]', async (name, target, input) => {
    const outside = join(runner.workspace, '..', target);
    if (name === 'stress.yml') writeFileSync(outside, suiteOf('"true"'));
    else mkdirSync(outside);
    suite(suiteOf('"true"'));
    rmSync(at(name), { force: true });
    symlinkSync(outside, at(name));
    const { exitCode, annotations, outputs } = await run();
    expect(exitCode).toBe(2);
    expect(outputs.verdict).toBe('error');
    expect(annotations.map(({ message }) => message).join()).toMatch(
      new RegExp(`the input ${input}: a symbolic link`),
    );
    expect(existsSync(join(outside, 'events.ndjson'))).toBe(false);
  });

  test('writes through no link that lies in the output folder [links]', async () => {
    suite(suiteOf('"true"'));
    mkdirSync(at('.stress'));
    writeFileSync(at('../kept'), 'kept');
    symlinkSync(at('../kept'), at('.stress/results.json'));
    const { exitCode, annotations } = await run();
    expect(exitCode).toBe(2);
    expect(annotations[0]?.message).toContain('results.json is a symbolic link');
    expect(readFileSync(at('../kept'), 'utf8')).toBe('kept');
  });

  test('pastes nothing into a shell: scenarios, seeds, files and folders of any name [shells]', async () => {
    const folder = "it's $(touch evil) `touch evil`; touch evil\n#";
    mkdirSync(at(folder));
    writeFileSync(
      join(runner.workspace, folder, 'stress.yml'),
      suiteOf('printf "%s" "$STRESS_SCENARIO $STRESS_SEED" > seen').replace('works', '"a - b.c/d_e"'),
    );
    const { outputs } = await run({ inputs: { 'working-directory': folder, comment: 'never' } });
    expect(outputs.verdict).toBe('pass');
    expect(readFileSync(join(runner.workspace, folder, 'seen'), 'utf8')).toMatch(/^a - b\.c\/d_e \d+$/);
    expect([at('evil'), join(runner.workspace, folder, 'evil')].filter(existsSync)).toEqual([]);
  });

  test.each(['a;touch evil', '$(touch evil)', '`touch evil`', "a'b", '../../x', '-rf', 'a\\nb'])(
    'refuses a scenario that is called %j [shells]',
    async name => {
      suite(suiteOf('"true"').replace('works', JSON.stringify(name)));
      const { exitCode, annotations } = await run();
      expect(exitCode).toBe(2);
      expect(annotations.map(({ message }) => message).join()).toContain('cannot name a scenario');
      expect(existsSync(at('evil'))).toBe(false);
    },
  );
});

describe('the post step after a run that was killed', () => {
  const post = (out: string): Promise<StepResult> =>
    run({
      entry: entry('cleanup'),
      state: {
        stress: JSON.stringify({ out, workingDirectory: runner.workspace, marker: 'none', finished: false }),
      },
    });

  test.each([
    ['is no recording', '::error::evil\n##[add-mask]evil\n'],
    ['names a foreign plan', `{"type":"run-started","atMs":0,"plan":"\\n::error::evil"}\n`],
  ])('commands nothing where the recording %s [commands]', async (_, text) => {
    mkdirSync(at('.stress'));
    writeFileSync(at('.stress/events.ndjson'), text);
    const ran = await post(at('.stress'));
    expect(ran.exitCode).toBe(0);
    expect(ran.text).toContain('Nothing to clean up');
    expect(ran.commands.map(({ name }) => name)).toEqual(['stop-commands']);
  });

  test('commands nothing by the name of its folder [commands]', async () => {
    const ran = await post(at('gone\n::error::evil\r::add-mask::evil'));
    expect(ran.text).toContain('Nothing to clean up');
    expect(ran.commands.map(({ name }) => name)).toEqual(['stop-commands']);
  });
});

describe('the command line', () => {
  test('prints no terminal sequence and no command that files or refs say [terminal]', async () => {
    const evil = '\u001b]0;evil\u0007\u001b[2J\u202Eevil\n::error::evil';
    suite(suiteOf('"true"', `    "${'\\e[31m\\a'}evil": 1\n`));
    mkdirSync(at('out'));
    writeFileSync(at('out/results.json'), `{"kind": ${JSON.stringify(evil)}, "schemaVersion": 1}`);
    for (const args of [
      ['run'],
      ['report', 'out'],
      ['report', evil],
      ['run', '--against', evil],
      ['bisect', '--good', evil],
    ]) {
      const { stdout, stderr, code } = await cli(args, runner.workspace);
      expect(code).not.toBe(0);
      judgeTerminal(stdout);
      expect(stderr).not.toMatch(/(?!\n)[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
    }
  });
});
