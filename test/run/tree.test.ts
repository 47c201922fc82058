import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { baseTree, headTree } from '../../src/run/tree.ts';
import { freshFolder } from './suite.ts';

describe('the environment of the base', () => {
  /** Two repositories side by side; the suite lies in `suite` of each; the base has no `venv`. */
  function world() {
    const folder = realpathSync(freshFolder());
    const [head, base] = [join(folder, 'head'), join(folder, 'base')];
    for (const path of ['head/suite/bin', 'head/venv', 'base/suite/bin', 'headlong'])
      mkdirSync(join(folder, path), { recursive: true });
    const inBase = (own: NodeJS.ProcessEnv, from = 'suite') =>
      baseTree(join(base, from), headTree(join(head, from), own)).environment();
    return { head, base, inBase };
  }

  test('leads where the head leads, but in its own tree', () => {
    const { head, base, inBase } = world();
    const own = {
      GITHUB_WORKSPACE: head,
      PATH: `${head}/suite/bin:/usr/bin`,
      PWD: `${head}/suite`,
      LANG: 'C',
      EMPTY: '',
    };
    expect(inBase(own)).toEqual({
      GITHUB_WORKSPACE: base,
      PATH: `${base}/suite/bin:/usr/bin`,
      PWD: `${base}/suite`,
      LANG: 'C',
      EMPTY: '',
    });
  });

  test('leads to what only the head has, where the base has nothing of the kind', () => {
    const { head, inBase } = world();
    const own = { GITHUB_WORKSPACE: head, VIRTUAL_ENV: `${head}/venv` };
    expect(inBase(own).VIRTUAL_ENV).toBe(`${head}/venv`);
  });

  test('leaves folders alone whose names merely begin alike, and words that merely hold a path', () => {
    const { head, inBase } = world();
    const own = { GITHUB_WORKSPACE: head, A: `${head}long`, B: `--root=${head}` };
    expect(inBase(own)).toMatchObject({ A: `${head}long`, B: `--root=${head}` });
  });

  test.each([
    ['no workspace is named', undefined],
    ['the workspace is elsewhere', '/srv/other'],
  ])('corresponds from the working directory on where %s', (_, workspace) => {
    const { head, base, inBase } = world();
    const own = {
      ...(workspace && { GITHUB_WORKSPACE: workspace }),
      A: `${head}/suite/bin`,
      B: `${head}/venv`,
    };
    expect(inBase(own)).toMatchObject({ A: `${base}/suite/bin`, B: `${head}/venv` });
  });

  test('has what a setup made meanwhile', () => {
    const { head, base } = world();
    const tree = baseTree(base, headTree(head, { VIRTUAL_ENV: `${head}/venv` }));
    expect(tree.environment().VIRTUAL_ENV).toBe(`${head}/venv`);
    mkdirSync(join(base, 'venv'));
    expect(tree.environment().VIRTUAL_ENV).toBe(`${base}/venv`);
  });

  test("leaves the head's own untouched", () => {
    const own = { PATH: '/usr/bin' };
    expect(headTree('/anywhere', own).environment()).toBe(own);
  });
});
