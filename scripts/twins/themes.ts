import type { FaultClass } from '../../src/model/detected.ts';

/** What is wrong with the bad ones of `examples/twins`, and what has to say so. A theme is a folder there, and a tag of its scenarios. */
export type Theme = {
  readonly title: string;
} & (
  | {
      readonly finding: 'fault';
      readonly class: FaultClass;
      /** What a detector calls it that sees it otherwise, by its name. */
      readonly as?: Readonly<Record<string, FaultClass>>;
    }
  /** A repeated test; its name in letters, as every language writes it in its own way. */
  | { readonly finding: 'test'; readonly test: string }
);

export const THEMES: Readonly<Record<string, Theme>> = {
  race: { title: 'data race', finding: 'fault', class: 'race' },
  'lock-order': { title: 'locks in two orders', finding: 'fault', class: 'lock-order' },
  deadlock: {
    title: 'deadlock',
    finding: 'fault',
    class: 'deadlock',
    // Promises that wait for each other: no thread is blocked, and Node.js sees only that nothing will ever happen again.
    as: { node: 'stall' },
  },
  livelock: { title: 'livelock', finding: 'fault', class: 'livelock' },
  'lost-update': { title: 'lost update', finding: 'fault', class: 'lost-update' },
  isolation: { title: 'isolation leak', finding: 'fault', class: 'cross-talk' },
  flaky: { title: 'test that fails for 5 % of the seeds', finding: 'test', test: 'everypagehasanitem' },
  'hash-seed': { title: 'order of a hash table', finding: 'test', test: 'jsoncomesbeforetext' },
};

/** The class under which `detector` is to report a fault of this theme. */
export const classOf = (theme: Theme & { readonly finding: 'fault' }, detector: string | null): FaultClass =>
  theme.as?.[detector ?? ''] ?? theme.class;

/** Whether a tool's name of a test is this one: `TestEveryPageHasAnItem`, `test_every_page_has_an_item`. */
export const isNamed = (name: string, letters: string): boolean =>
  name
    .replace(/[^a-z]/gi, '')
    .toLowerCase()
    .endsWith(letters);
