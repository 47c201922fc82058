/** A lock for asynchronous code: `hold` runs its callers one after the other. */
export class Lock {
  #last = Promise.resolve();

  /** Runs `work` when all earlier callers are done, and answers what it answers. */
  hold(work) {
    const answer = this.#last.then(work);
    this.#last = answer.catch(() => {});
    return answer;
  }
}
