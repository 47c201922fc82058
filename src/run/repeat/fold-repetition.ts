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

  /** What is wrong with it, or null: a run that is there already, or more tests than are followed, of which those that never failed give way. */
  add(number: number, { cell, seed, order, ...endings }: RunOfTests): Problem | null {
    if (this.#numbers.has(number)) return problemOf(`Run ${number} is recorded twice; the first stands`);
    this.#numbers.add(number);
    const place = this.#runs.length;
    this.#runs.push({ number, cell, seed, order });
    let left = 0;
    const put = (test: string, letter: EndingLetter, failure: FailedTest | null): void => {
      if (!this.#hasRoom(test)) {
        left += 1;
        if (failure === null || !this.#dropOne()) return;
      }
      const fold = this.#test(test);
      fold.put(place, letter);
      if (failure !== null) fold.failed(failure, number);
    };
    for (const failure of endings.failed) put(failure.test, LETTERS.failed, failure);
    for (const failure of endings.flaky) put(failure.test, LETTERS.flaky, failure);
    for (const test of endings.passed) put(test, LETTERS.passed, null);
    for (const test of endings.skipped) put(test, LETTERS.skipped, null);
    return left === 0
      ? null
      : problemOf(`There are more than ${MOST_TESTS} tests; some that never failed are left out`);
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

  /** The command itself has room beside its tests. */
  #hasRoom(name: string): boolean {
    if (name === COMMAND || this.#tests.has(name)) return true;
    return this.#tests.size - (this.#tests.has(COMMAND) ? 1 : 0) < MOST_TESTS;
  }

  /** Makes room for a test that failed: of those that never did the last by name goes. Whether there was one. */
  #dropOne(): boolean {
    let last = COMMAND;
    for (const [name, { hasFailed }] of this.#tests) if (!hasFailed && name > last) last = name;
    return last !== COMMAND && this.#tests.delete(last);
  }

  #test(name: string): TestFold {
    const known = this.#tests.get(name);
    if (known !== undefined) return known;
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

  get hasFailed(): boolean {
    return this.#failures.size > 0;
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
