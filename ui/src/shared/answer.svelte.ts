import { problemOf } from '../backend/backend';
import type { Problem } from '../backend/types';

/** What a call answered: waiting, the answer, or the problem. The last call asked wins; the old answer stands until then. */
export class Answer<T> {
  value = $state.raw<T | undefined>();
  problem = $state.raw<Problem | undefined>();
  waiting = $state(false);
  #latest = 0;
  #work: (() => Promise<T>) | undefined;

  async ask(work: () => Promise<T>): Promise<T | undefined> {
    const mine = ++this.#latest;
    this.#work = work;
    this.waiting = true;
    try {
      const value = await work();
      if (mine !== this.#latest) return undefined;
      this.value = value;
      this.problem = undefined;
      return value;
    } catch (thrown) {
      if (mine === this.#latest) this.problem = problemOf(thrown);
      return undefined;
    } finally {
      if (mine === this.#latest) this.waiting = false;
    }
  }

  /** Asks the same again. */
  again(): void {
    if (this.#work) void this.ask(this.#work);
  }

  forget(): void {
    this.#latest++;
    this.value = undefined;
    this.problem = undefined;
    this.waiting = false;
  }
}
