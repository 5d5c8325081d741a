import type { Mark } from './step-writer.ts';

/**
 * Holds each mark back until every item that came before it is written: a window that is said to be
 * read must be here, whenever the process ends.
 */
export class MarksInTurn {
  #waiting: { readonly mark: Mark; readonly after: number }[] = [];
  #added = 0;
  #written = 0;

  add(mark: Mark): void {
    this.#waiting.push({ mark, after: this.#added });
  }

  itemAdded(): void {
    this.#added += 1;
  }

  itemsWritten(count: number): void {
    this.#written += count;
  }

  /** The marks whose items are all written, in their order. */
  takeDue(): Mark[] {
    const held = this.#waiting.findIndex(({ after }) => after > this.#written);
    const due = this.#waiting.splice(0, held < 0 ? this.#waiting.length : held);
    return due.map(({ mark }) => mark);
  }
}
