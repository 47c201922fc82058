import type { Problem } from '../../model/caveat.ts';
import {
  type EndingLetter,
  type FailedTest,
  type FailureSignature,
  MOST_TESTS,
  type Repetition,
  type RunOfTests,
  type TestHistory,
} from '../../model/repetition.ts';

/** Different failures of one test that are kept apart; the others count as the last of them. */
const MOST_SIGNATURES = 20;
/** Runs for which a new test makes room at first. */
const FIRST_ROOM = 64;

const LETTERS = { passed: '.', failed: 'F', flaky: 'R', skipped: 's', absent: '?' } as const satisfies Record<
  string,
  EndingLetter
>;

/** The command itself is named by runs in which it broke; in all others it did not. */
const COMMAND = '';

/** The runs of one repeated scenario on one side, in whatever order they end, in one byte a run and test. */
export class RepetitionFold {
  readonly #runs: {
    readonly number: number;
    readonly cell: number;
    readonly seed: number;
    readonly order: number;
  }[] = [];
  readonly #numbers = new Set<number>();
  readonly #tests = new Map<string, TestFold>();

  /** What is wrong with it, or null: a run that is there already, or more tests than are followed. The rest is taken. */
  add(number: number, { cell, seed, order, ...endings }: RunOfTests): Problem | null {
    if (this.#numbers.has(number)) return problemOf(`Run ${number} is recorded twice; the first stands`);
    this.#numbers.add(number);
    const place = this.#runs.length;
    this.#runs.push({ number, cell, seed, order });
    let left = 0;
    const put = (test: string, letter: EndingLetter): TestFold | null => {
      const fold = this.#test(test);
      if (fold === null) left += 1;
      fold?.put(place, letter);
      return fold;
    };
    for (const failure of endings.failed) put(failure.test, LETTERS.failed)?.failed(failure, number);
    for (const failure of endings.flaky) put(failure.test, LETTERS.flaky)?.failed(failure, number);
    for (const test of endings.passed) put(test, LETTERS.passed);
    for (const test of endings.skipped) put(test, LETTERS.skipped);
    return left === 0
      ? null
      : problemOf(`There are more than ${MOST_TESTS} tests; those that came later are left out`);
  }

  result(): Repetition {
    const places = this.#runs.map((run, place) => ({ ...run, place })).sort((a, b) => a.number - b.number);
    return {
      runs: places.map(({ number }) => number),
      cells: places.map(({ cell }) => cell),
      seeds: places.map(({ seed }) => seed),
      orders: places.map(({ order }) => order),
      tests: [...this.#tests]
        .map(([test, fold]) => fold.result(test, places))
        .sort((a, b) => (a.test < b.test ? -1 : 1)),
    };
  }

  /** Null where too many are known. */
  #test(name: string): TestFold | null {
    const known = this.#tests.get(name);
    if (known !== undefined) return known;
    if (this.#tests.size >= MOST_TESTS) return null;
    const fold = new TestFold();
    this.#tests.set(name, fold);
    return fold;
  }
}

const problemOf = (message: string): Problem => ({
  file: 'events.ndjson',
  line: null,
  column: null,
  path: 'tests',
  message,
});

/** One test over the runs. */
class TestFold {
  /** A letter a run in the order in which runs ended; 0 where it was not reported. */
  #letters = new Uint8Array(FIRST_ROOM);
  readonly #failures = new Map<string, FailureSignature>();
  #group: string | undefined;

  put(place: number, letter: EndingLetter): void {
    if (place >= this.#letters.length) {
      const larger = new Uint8Array(2 * place);
      larger.set(this.#letters);
      this.#letters = larger;
    }
    this.#letters[place] = letter.charCodeAt(0);
  }

  failed({ group, signature, message }: FailedTest, run: number): void {
    this.#group ??= group;
    const isFull = this.#failures.size >= MOST_SIGNATURES && !this.#failures.has(signature);
    const key = isFull ? ([...this.#failures.keys()].at(-1) ?? signature) : signature;
    const known = this.#failures.get(key);
    const isFirst = known === undefined || run < known.firstRun;
    this.#failures.set(key, {
      signature: key,
      message: isFirst ? message : known.message,
      count: (known?.count ?? 0) + 1,
      firstRun: isFirst ? run : known.firstRun,
    });
  }

  result(test: string, order: readonly { readonly place: number }[]): TestHistory {
    const absent = test === COMMAND ? LETTERS.passed : LETTERS.absent;
    const letters = order.map(({ place }) => {
      const code = this.#letters[place] ?? 0;
      return code === 0 ? absent : String.fromCharCode(code);
    });
    return {
      test,
      ...(this.#group === undefined ? {} : { group: this.#group }),
      endings: letters.join(''),
      failures: [...this.#failures.values()].sort((a, b) => b.count - a.count || a.firstRun - b.firstRun),
    };
  }
}
