import { CONFORMANCE_CHECKS } from '../../src/run/worker/conformance/checks.ts';

const CHECKS = /(<!-- checks -->\n)[\s\S]*?(<!-- \/checks -->)/;

/** docs/workers.md with the list of what `check-worker` looks at. */
export const generateWorkersPage = (page: string): string =>
  page.replace(
    CHECKS,
    (_all, opening: string, closing: string) =>
      `${opening}\n${CONFORMANCE_CHECKS.map(({ name }) => `- ${name}`).join('\n')}\n\n${closing}`,
  );
