/** A growing list of event ids, eight bytes each. */
export class Refs {
  #ids = new Float64Array(1024);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(ids: readonly number[]): void {
    if (this.#count + ids.length > this.#ids.length) {
      const larger = new Float64Array(Math.max(this.#ids.length * 2, this.#count + ids.length));
      larger.set(this.all());
      this.#ids = larger;
    }
    this.#ids.set(ids, this.#count);
    this.#count += ids.length;
  }

  slice(from: number, to: number): number[] {
    return Array.from(this.#ids.subarray(from, Math.min(to, this.#count)));
  }

  /** All of them, without a copy: lasts until the next `add`. */
  all(): Float64Array {
    return this.#ids.subarray(0, this.#count);
  }
}
