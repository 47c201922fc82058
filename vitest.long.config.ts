import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes minutes, those that mostly wait first: the others fill what they leave of the machine. */
const BESIDE = ['twins', 'examples', 'fuzz'];

const limits = { testTimeout: 900_000, hookTimeout: 1_800_000 };
const beside = { ...limits, maxWorkers: 3, sequence: { groupOrder: 0 } };

/** By group, and in a group by project as listed; the default is by its name. */
class AsListed extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ project }: TestSpecification): number =>
      1000 * project.config.sequence.groupOrder + BESIDE.indexOf(project.name);
    return (await super.sort(files)).sort((a, b) => placeOf(a) - placeOf(b));
  }
}

/**
 * One project for each kind of test that is too long for `npm test`; `--project NAME` runs it alone.
 *
 * `fuzz`: the fuzz targets, ten thousand cases each with `STRESS_FUZZ_RUNS=10000`. `twins`: whole gates over examples/twins, which need the
 * toolchains of six languages. `examples`: whole suites of examples/, which need Go, Python, and what these fetch from their registries. `orders`:
 * examples/http-api, whose load generator needs the machine for itself.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: AsListed },
    projects: [
      { test: { ...beside, name: 'twins', include: ['test/twins/**/*.test.ts'] } },
      {
        test: {
          ...beside,
          name: 'examples',
          include: ['test/examples/**/*.test.ts'],
          exclude: ['test/examples/http-api.test.ts'],
        },
      },
      { test: { ...beside, name: 'fuzz', include: ['test/fuzz/**/*.test.ts'] } },
      {
        test: {
          ...limits,
          name: 'orders',
          include: ['test/examples/http-api.test.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
